/** When a connection that brings nothing counts as silent, by how often it brought something before. Asks nobody. */

/** What has been seen of one connection, on a clock that never stops or jumps, in milliseconds. */
export interface SignsOfLife {
  /** Counted since the connection began; -1 before the first look. */
  readonly received: number;
  /** When that last grew. */
  readonly atMs: number;
  /** When sound was last being sent. */
  readonly sendingAtMs: number;
  readonly isResting: boolean;
  readonly isSilent: boolean;
  /** The longest time between two signs, in this span and in the one before; null until one has passed. */
  readonly longestMs: number;
  readonly longestBeforeMs: number | null;
  readonly spanFromMs: number;
}

export interface Look {
  /** How much has come back since the connection began, whatever it is counted in. */
  readonly received: number;
  /** Whether sound is being sent: between words it may not be. */
  readonly isSending: boolean;
}

export interface SignsStep {
  readonly signs: SignsOfLife;
  /** Given when it becomes silent, with how long it has been so, and, as null, when it is no more. */
  readonly silentMs: number | null | undefined;
}

/**
 * Each end of a connection that is up is asked for a sign of life every 2.5 s (libwebrtc's interval for a stable one): of
 * more is known only what has been seen.
 */
const MOST_SILENT_MS = 3_000;

/** A connection that sends no sound is asked for a sign of life and nothing else: one that is missed is no end. */
const MOST_SILENT_AT_REST_MS = 6_000;

/** Pauses between words are no rest: the receiver reports about once a second on what it has heard since. */
const REST_AFTER_MS = 1_000;

/** A receiver that hears again reports within a second, varied by half. */
const FIRST_REPORT_MS = 1_500;

/** Radio links pause for some hundred milliseconds: nothing shorter is a sign of anything. */
const LEAST_SILENT_MS = 1_000;

/** Beyond the longest pause that was usual: receivers vary their reports by half (RFC 3550, section 6.2). */
const MARGIN_MS = 500;

/** What is usual is known after so long, in which both ends are asked. */
const FIRST_SPAN_MS = 5_000;

/** Pauses are remembered for one to two of these: words that come back hide them as long as somebody speaks. */
const SPAN_MS = 30_000;

export const signsFrom = (nowMs: number): SignsOfLife => ({
  ...{ received: -1, atMs: nowMs, sendingAtMs: nowMs, isResting: false, isSilent: false },
  ...{ longestMs: 0, longestBeforeMs: null, spanFromMs: nowMs },
});

/** Takes one look in; several a second. */
export function foldSigns(before: SignsOfLife, { received, isSending }: Look, nowMs: number): SignsStep {
  const sendingAtMs = isSending ? nowMs : before.sendingAtMs;
  const isResting = nowMs - sendingAtMs >= REST_AFTER_MS;
  const signs = before.isResting && !isResting ? sendingAgain(before, nowMs) : before;
  const sinceMs = nowMs - signs.atMs;
  // What a part of a connection that is given up has received is in the sum no more.
  const isSign = received > signs.received;
  const isSilent = !isSign && sinceMs >= (isResting ? MOST_SILENT_AT_REST_MS : longestUsualMs(signs));
  const atMs = isSign ? nowMs : signs.atMs;
  const next = { ...signs, received, atMs, sendingAtMs, isResting, isSilent };
  return {
    // At rest nothing is learned.
    signs: isResting ? next : remember(next, isSign ? sinceMs : 0, nowMs),
    silentMs: isSilent === signs.isSilent ? undefined : isSilent ? sinceMs : null,
  };
}

/** The silence before counts as far as it leaves time for a report. */
function sendingAgain(signs: SignsOfLife, nowMs: number): SignsOfLife {
  if (signs.isSilent) return signs;
  return { ...signs, atMs: Math.max(signs.atMs, nowMs + FIRST_REPORT_MS - longestUsualMs(signs)) };
}

function longestUsualMs({ longestMs, longestBeforeMs }: SignsOfLife): number {
  if (longestBeforeMs === null) return MOST_SILENT_MS;
  const usualMs = Math.max(longestMs, longestBeforeMs) + MARGIN_MS;
  return Math.min(MOST_SILENT_MS, Math.max(LEAST_SILENT_MS, usualMs));
}

function remember(signs: SignsOfLife, pauseMs: number, nowMs: number): SignsOfLife {
  const longestMs = Math.max(signs.longestMs, pauseMs);
  const spanMs = signs.longestBeforeMs === null ? FIRST_SPAN_MS : SPAN_MS;
  if (nowMs - signs.spanFromMs < spanMs) return { ...signs, longestMs };
  return { ...signs, longestMs: 0, longestBeforeMs: longestMs, spanFromMs: nowMs };
}
