/** Who hears the microphone of this page: two ways to the same captions. Types only. */
import type { Result } from '../../../core/base/result.ts';
import type { SessionStatus } from '../../../core/live/status.ts';

export interface Hearing {
  /** Settles what was said, and lets go of the microphone. */
  readonly stop: () => Promise<void>;
}

export interface HearNeeds {
  readonly room: string;
  /** What readers call this speaker. */
  readonly label: string;
  readonly onStatus: (status: SessionStatus) => void;
  /** dBFS, -100 and more. */
  readonly onLevel: (levelDb: number) => void;
  /** Whether this page has its socket to the server. */
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** A refusal is a Problem. */
export type Hear = (needs: HearNeeds) => Promise<Result<Hearing>>;
