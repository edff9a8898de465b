/** What a fault is done to: the app on a talk with captions running, its server and its profile. */
import type { Page } from 'playwright';
import type { LaunchOptions, RunningApp } from '../../e2e/app/host.ts';
import type { Profile } from '../../e2e/app/profile.ts';
import type { RealtimeServer } from '../../e2e/service/server.ts';
import type { Talk } from '../../e2e/speech/talk.ts';

export interface Stage {
  readonly server: RealtimeServer;
  readonly app: RunningApp;
  readonly profile: Profile;
  readonly overlay: () => Promise<Page>;
  /** Waits until the talk has run for so long. */
  readonly until: (talkMs: number) => Promise<void>;
  /** Leaves the overlay's page alone until `heal`. */
  readonly lookAway: () => Promise<void>;
  /** The fault is over: recovery counts from here. */
  readonly heal: () => void;
  /** What is said from here on is not said to the app. */
  readonly end: () => void;
  /** Stops captions as a person does, and waits until what was said is settled. */
  readonly stop: () => Promise<void>;
  /** Meanwhile nobody listens, and none should. */
  readonly away: (act: () => Promise<unknown>) => Promise<void>;
}

export interface Fault {
  readonly name: string;
  /** What stands in for the true fault where a machine cannot do it, and what else a reader should know. */
  readonly note?: string;
  /** Default: the short talk. */
  readonly talk?: () => Promise<Talk>;
  readonly launch?: LaunchOptions;
  /** The talk is people's, and heard by recognizers: the server's as the service, and this computer's while that is away. */
  readonly isHeard?: boolean;
  /** Why it cannot be run here, or null. */
  readonly lacks?: () => string | null;
  /** Puts the profile in order before the app starts; gives back how to tidy up. */
  readonly prepare?: (profile: Profile) => () => void;
  /** Runs in the overlay's page before its own code. */
  readonly inPage?: () => void;
  /** Before captions are started. */
  readonly before?: (stage: Omit<Stage, 'until'>) => Promise<void>;
  /** From Start on. Captions that it leaves running are stopped when the talk is over. */
  readonly run: (stage: Stage) => Promise<unknown>;
  /** Words whose end came so shortly before the app’s death may go with it. */
  readonly mayCostMs?: number;
  /** What stood at the end is adopted by the next start. */
  readonly startsAgain?: boolean;
  /** Where the transcripts lie. Default: userData. */
  readonly storedIn?: (profile: Profile) => string;
}

/** In the middle of the short talk's second sentence, and of the long one's. */
export const FAULT_AT_MS = 8_000;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

declare global {
  interface Window {
    /** Set by rows that change microphones: when each was opened, milliseconds since 1970. */
    microphoneOpenings?: number[];
  }
}
