/**
 * Words whose times an engine has told, brought together with where speech was heard: attention is good inside a
 * phrase and blind at its edges, where islands are good. It matches no texts.
 */
import type { Island } from '../../audio/islands.ts';
import type { Span } from '../../base/span.ts';
import type { TimedWord, Word } from '../../text/words.ts';
import { weightOf } from '../../text/wordWeight.ts';
import { placeAcross } from './placeAcross.ts';

/** Attention is early by so much, at starts and ends alike. Measured by `npm run bench:engine`, as the next ones. */
export const EARLY_MS = 20;

/** A word is not silent in its middle for so long: what of it lies beyond such a pause, if it is no more than this, is not it. */
const PAUSE_MS = 120;
const STRAY_MS = 200;

/** Longer speech beside a word is another word, which the text lacks. */
const LONGEST_UNTOLD_MS = 500;

/** Every word in order, never backwards; those without a time of their own share what their neighbours leave. */
export function placeSaid(
  words: readonly Word[],
  times: readonly (Span | null)[],
  islands: readonly Island[],
): readonly TimedWord[] {
  const within = times.map((time) => (time === null ? null : inSpeech(time, islands)));
  const endMs = islands.at(-1)?.endMs ?? 0;
  const placed: TimedWord[] = [];
  let reachedMs = islands[0]?.startMs ?? 0;
  for (let index = 0; index < words.length; ) {
    const next = within.findIndex((time, at) => at >= index && time !== null);
    const known = within[next] ?? null;
    const until = known === null ? words.length : next;
    const untilMs = Math.max(reachedMs, known?.startMs ?? endMs);
    placed.push(...share(words.slice(index, until), { startMs: reachedMs, endMs: untilMs }, islands));
    index = until + 1;
    const word = words[until];
    if (word === undefined || known === null) break;
    reachedMs = Math.max(untilMs, known.endMs);
    placed.push({ ...word, startMs: untilMs, endMs: reachedMs });
  }
  return placed.map((word, index) => {
    const beforeMs = placed[index - 1]?.endMs ?? Number.NEGATIVE_INFINITY;
    const nextMs = placed[index + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    return toTheEdges(word, { startMs: beforeMs, endMs: nextMs }, islands);
  });
}

/** The first word after a pause begins where speech was heard again, the last before one lasts as long as it. */
function toTheEdges(word: TimedWord, free: Span, islands: readonly Island[]): TimedWord {
  const first = islands.find(({ startMs, endMs }) => startMs < word.startMs && word.startMs < endMs);
  const last = islands.find(({ startMs, endMs }) => startMs <= word.endMs && word.endMs < endMs);
  const isFirst =
    first !== undefined && first.startMs >= free.startMs && word.startMs - first.startMs <= LONGEST_UNTOLD_MS;
  const isLast =
    last !== undefined && last.endMs <= free.endMs && last.endMs - word.endMs <= LONGEST_UNTOLD_MS;
  return {
    ...word,
    startMs: isFirst ? first.startMs : word.startMs,
    endMs: isLast ? last.endMs : word.endMs,
  };
}

/** A word's time without the silence at its edges. */
function inSpeech(time: Span, islands: readonly Island[]): Span {
  const startMs = time.startMs + EARLY_MS;
  const endMs = time.endMs + EARLY_MS;
  const middleMs = (startMs + endMs) / 2;
  let first = startMs;
  let last = endMs;
  for (const [index, { startMs: beginsMs }] of islands.entries()) {
    const before = islands[index - 1]?.endMs ?? Number.NEGATIVE_INFINITY;
    const strayMs = beginsMs - before >= PAUSE_MS ? STRAY_MS : 0;
    if (before - strayMs <= startMs && startMs < beginsMs && beginsMs < endMs) first = beginsMs;
  }
  for (const [index, { endMs: ceasesMs }] of islands.entries()) {
    const after = islands[index + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    const strayMs = after - ceasesMs >= PAUSE_MS ? STRAY_MS : 0;
    if (ceasesMs < endMs && endMs <= after + strayMs && ceasesMs > Math.max(first, middleMs - STRAY_MS)) {
      last = ceasesMs;
      break;
    }
  }
  return { startMs: first, endMs: Math.max(first, last) };
}

function share(words: readonly Word[], span: Span, islands: readonly Island[]): readonly TimedWord[] {
  const heard = islands.flatMap(({ startMs, endMs }) => {
    const part = { startMs: Math.max(startMs, span.startMs), endMs: Math.min(endMs, span.endMs) };
    return part.endMs > part.startMs ? [part] : [];
  });
  const weights = words.map(({ text }) => weightOf(text));
  return placeAcross(words, weights, heard.length === 0 ? [span] : heard);
}
