/** How a lane is kept heard: what that needs, and what can be asked of it. switchboard.ts does it. */
import type { Problem } from '../../core/base/problem.ts';
import type { ConnectorNeeds } from './connector.ts';
import type { HeardEvent, Numbered, OpeningsNeeds } from './openings.ts';
import type { RenewalNeeds } from './renewal.ts';

export interface SwitchboardNeeds
  extends Omit<OpeningsNeeds, 'onEvent'>,
    Pick<RenewalNeeds, 'canSwitch' | 'isBehind' | 'isSettled' | 'onRetired' | 'onRetiringLost'>,
    Pick<ConnectorNeeds<Numbered>, 'clock' | 'random' | 'onStatus'> {
  /** A connection hears the lane from now on, after nobody did or in a pause of another. */
  readonly onHears: (connection: Numbered) => void;
  /** What is sent arrives, or may not. */
  readonly onSteady: (connection: Numbered, isSteady: boolean) => void;
  /** The connection that heard the lane is gone. */
  readonly onLost: (connection: Numbered) => void;
  readonly onEvent: (number: number, event: HeardEvent) => void;
}

export interface Switchboard {
  /** The connection that hears the lane, or null. */
  readonly current: () => Numbered | null;
  /** Gives up the current connection and opens another. */
  readonly lose: (problem: Problem) => void;
  readonly warn: (warning: Problem | null) => void;
  /** Too much waits for the preferred engine: what may stand in is faster. */
  readonly giveWay: () => void;
  /** Does not wait for the next try of the preferred engine. */
  readonly retry: () => void;
  /** Goes over at the next pause to what is preferred now, opened with what is set now. */
  readonly renew: () => void;
  readonly switchIfReady: () => void;
  /** Tries nothing again. Where nothing hears and something is `owed`, what may stand in is opened for that, in a few seconds. */
  readonly finish: (owed: boolean) => Promise<void>;
  readonly close: () => void;
}
