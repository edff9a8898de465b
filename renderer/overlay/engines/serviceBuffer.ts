/**
 * What stands in the service's buffer, all of which the next commit is billed for: counts it, and has it forgotten where it
 * was noise. Commits nothing.
 */
import type { SentSound } from '../../../core/audio/outlet.ts';
import type { Span } from '../../../core/base/span.ts';
import type { EngineEvent, TurnId } from '../../../core/engine/engine.ts';

/**
 * Text comes 0.5–1.7 s after what it is of, and a turn ends 0.6 s after its speech, on a busy computer some seconds later:
 * after this there is neither.
 */
const FORGET_AFTER_MS = 8_000;

/** An answer takes 50–200 ms; one that takes longer may be to a request that was itself late, and so took speech with it. */
const LATE_ANSWER_MS = 350;

export interface ServiceBufferNeeds {
  readonly sent: () => SentSound;
  /** The capture clock of what is played now. */
  readonly atMs: () => number;
  /** Asks the service to forget what it has. */
  readonly clear: () => void;
  readonly onSoundLost: (span: Span) => void;
}

export interface ServiceBuffer {
  /** The capture clock of what goes out now, or went out last. */
  readonly sentAtMs: () => number;
  /** A turn ends: how much sound is in it, and when the last of it is out. */
  readonly endTurn: () => { readonly sentMs: number; readonly inMs: number };
  readonly follow: (event: EngineEvent) => void;
  /** Sound goes out, or no more. */
  readonly onWayOut: (isOpen: boolean) => void;
  /** The service has forgotten. */
  readonly onCleared: () => void;
  readonly close: () => void;
}

export function createServiceBuffer(needs: ServiceBufferNeeds): ServiceBuffer {
  const { sent, atMs, clear, onSoundLost } = needs;
  let delayMs = 0;
  let takenMs = sent().sentMs;
  /** Whether text has come of what is in the buffer: then it will be committed. */
  let hasText = false;
  const ended = new Set<TurnId>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: { readonly atMs: number; readonly sentMs: number; readonly nowMs: number } | null = null;

  let playedMs = 0;
  let reachedMs = 0;

  const sentAtMs = () => {
    delayMs = sent().delayMs || delayMs;
    const nowMs = atMs();
    // A longer delay than before is no way back in time; only what is played again is.
    reachedMs = nowMs < playedMs ? nowMs - delayMs : Math.max(reachedMs, nowMs - delayMs);
    playedMs = nowMs;
    return reachedMs;
  };
  const forget = () => {
    const { sentMs } = sent();
    if (hasText || sentMs === takenMs) return;
    asked = { atMs: sentAtMs(), sentMs, nowMs: performance.now() };
    takenMs = sentMs;
    clear();
  };
  return {
    sentAtMs,
    endTurn: () => {
      const now = sent();
      const untilMs = now.sentMs + now.delayMs;
      const sentMs = Math.max(0, untilMs - takenMs);
      takenMs = untilMs;
      hasText = false;
      return { sentMs, inMs: now.delayMs };
    },
    follow: (event) => {
      if (event.type === 'heard') ended.add(event.turnId);
      if (event.type === 'final') ended.delete(event.turnId);
      // The last text of a turn comes after its commit.
      if (event.type === 'text' && !ended.has(event.turnId)) hasText = true;
    },
    onWayOut: (isOpen) => {
      clearTimeout(timer);
      if (!isOpen) timer = setTimeout(forget, FORGET_AFTER_MS);
    },
    onCleared: () => {
      if (asked === null) return;
      const { atMs: startMs, sentMs, nowMs } = asked;
      asked = null;
      const isLate = performance.now() - nowMs > LATE_ANSWER_MS;
      if (isLate && sent().sentMs > sentMs) onSoundLost({ startMs, endMs: sentAtMs() });
    },
    close: () => clearTimeout(timer),
  };
}
