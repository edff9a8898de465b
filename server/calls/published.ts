/** What a call tells the room that shows it. Numbers and sends nothing. */
import type { TranscriptGap, TranscriptLine } from '../../core/transcript/transcript.ts';

/** The lane of a caller. Each call has a session of its own, so one name is enough. */
export const CALLER_LANE = 'caller';

interface OfCall {
  readonly sessionId: string;
  readonly lane: string;
  /** What the caller is called. */
  readonly label: string;
  /** When the call's clock began, milliseconds since 1970 UTC: it was answered then, or rings since then. */
  readonly startedAtEpochMs: number;
}

export type CallEvent =
  /** All that has come so far of a line that is still open. */
  | (OfCall & { readonly type: 'delta'; readonly id: string; readonly text: string })
  /** A line as it is kept. The same id again replaces it. */
  | (OfCall & { readonly type: 'final'; readonly line: TranscriptLine })
  | (OfCall & { readonly type: 'gap'; readonly gap: TranscriptGap })
  /** away: the call goes on, and what is said in it is not heard. */
  | (OfCall & { readonly type: 'status'; readonly status: 'ringing' | 'live' | 'away' | 'ended' });

export type Publish = (room: string, event: CallEvent) => void;
