/** What those tell a room who keep their sessions themselves, such as phone calls. Types only. */
import type { TranscriptGap, TranscriptLine } from '../../core/transcript/transcript.ts';

export interface OfLane {
  readonly sessionId: string;
  readonly lane: string;
  /** What people call it. */
  readonly label: string;
  /** When the session's clock began, milliseconds since 1970 UTC. */
  readonly startedAtEpochMs: number;
}

export type OutsideEvent =
  /** All that has come so far of a line that is still open. */
  | (OfLane & { readonly type: 'delta'; readonly id: string; readonly text: string })
  /** A line as it is kept. The same id again replaces it. */
  | (OfLane & { readonly type: 'final'; readonly line: TranscriptLine })
  | (OfLane & { readonly type: 'gap'; readonly gap: TranscriptGap })
  /** away: it goes on, and what is said in it is not heard. */
  | (OfLane & { readonly type: 'status'; readonly status: 'ringing' | 'live' | 'away' | 'ended' });
