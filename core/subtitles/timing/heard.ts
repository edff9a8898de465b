/**
 * Where somebody spoke in an utterance: its islands, and what the speech detector heard beyond them. It knows no
 * words.
 */
import { type Island, mergeIslands } from '../../audio/islands.ts';
import { SILENCE_MS } from '../../audio/turns.ts';
import type { Span } from '../../base/span.ts';

/** The two detectors hear an onset and an end a few frames apart, never by this much. */
const UNCOVERED_MS = 300;
/** A pause the detector hears ends the turn; what is longer by as much as may be uncovered may hold speech. */
const LONGEST_PAUSE_MS = SILENCE_MS + UNCOVERED_MS;
/** Text of the word before a pause comes up to this late against the usual: steps of 200 ms, and half as much again. */
const LATE_MS = 450;

/**
 * The islands, in order and merged, where they are evidence. The detector heard speech from the start to the end of
 * `turn`: where islands leave too much of that uncovered, at its start or its end, it is speech. So it is in its
 * middle, if words came of it. Without islands the whole turn is. `arrivedMs` is when words were complete, less the
 * usual delay.
 */
export function heardIn(
  islands: readonly Island[],
  turn: Span,
  arrivedMs: readonly (number | null)[],
): readonly Island[] {
  const heard = mergeIslands(islands);
  const first = heard[0];
  const last = heard.at(-1);
  if (first === undefined || last === undefined)
    return [{ startMs: turn.startMs, endMs: Math.max(turn.startMs, turn.endMs) }];
  const holdsText = ({ startMs, endMs }: Span) =>
    arrivedMs.filter((atMs) => atMs !== null && atMs > startMs + LATE_MS && atMs < endMs).length > 1;
  const uncovered = heard
    .map(({ endMs }, index) => ({ startMs: endMs, endMs: heard[index + 1]?.startMs ?? endMs }))
    .filter((pause) => pause.endMs - pause.startMs > LONGEST_PAUSE_MS && holdsText(pause));
  if (first.startMs - turn.startMs > UNCOVERED_MS)
    uncovered.push({ startMs: turn.startMs, endMs: first.startMs });
  if (turn.endMs - last.endMs > UNCOVERED_MS) uncovered.push({ startMs: last.endMs, endMs: turn.endMs });
  return mergeIslands([...heard, ...uncovered]);
}
