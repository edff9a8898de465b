/**
 * A line with another text: words that stay keep their time, others share the time of those whose place they take. It
 * does not know how the words were timed before.
 */
import { bareOf, type TimedWord, type Word, wordsOf } from '../text/words.ts';
import { weightOf } from '../text/wordWeight.ts';
import type { Anchor, SaidWord, TranscriptLine } from './transcript.ts';

/** When each word of a line's text was said, in order; empty where its clock says nothing. */
export type TimesOf = (line: TranscriptLine) => readonly TimedWord[];

/** A table of more pairs of words costs more than it tells: beyond it, what is alike at both ends is. */
const MOST_PAIRS = 4_000_000;

export function reworded(line: TranscriptLine, text: string, timesOf: TimesOf): TranscriptLine {
  const before = timesOf(line);
  const words = wordsOf(text);
  const pairs = alike(
    before.map((word) => bareOf(word.text)),
    words.map((word) => bareOf(word.text)),
  );
  const anchors = movedAnchors(line, text, charPairs(before, words, pairs));
  const { words: _told, ...rest } = line;
  const told = before.length === 0 ? null : timed({ line, before, words, pairs });
  return { ...rest, text, anchors, ...(told !== null && { words: told }) };
}

/** Indices of an old word and the new one that it is, in order. */
type Pair = readonly [old: number, now: number];

/** The longest run of words that both have, in order. */
function alike(old: readonly string[], now: readonly string[]): readonly Pair[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (
    tail < Math.min(old.length, now.length) - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    tail += 1;
  const pairs: Pair[] = Array.from({ length: head }, (_, index) => [index, index]);
  const middle = commonPairs(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  pairs.push(...middle.map(([one, other]): Pair => [one + head, other + head]));
  for (let left = tail; left > 0; left -= 1) pairs.push([old.length - left, now.length - left]);
  return pairs;
}

/** The longest common subsequence, by its table. */
function commonPairs(old: readonly string[], now: readonly string[]): readonly Pair[] {
  const width = now.length + 1;
  if (old.length * now.length > MOST_PAIRS) return [];
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (one: number, other: number) => lengths[one * width + other] ?? 0;
  for (let one = old.length - 1; one >= 0; one -= 1)
    for (let other = now.length - 1; other >= 0; other -= 1)
      lengths[one * width + other] =
        old[one] === now[other]
          ? at(one + 1, other + 1) + 1
          : Math.max(at(one + 1, other), at(one, other + 1));
  const pairs: Pair[] = [];
  for (let one = 0, other = 0; one < old.length && other < now.length; ) {
    if (old[one] === now[other]) {
      pairs.push([one, other]);
      one += 1;
      other += 1;
    } else if (at(one + 1, other) >= at(one, other + 1)) one += 1;
    else other += 1;
  }
  return pairs;
}

interface Rewording {
  readonly line: TranscriptLine;
  readonly before: readonly TimedWord[];
  readonly words: readonly Word[];
  readonly pairs: readonly Pair[];
}

/** Between two words that stay, the new ones have the time of the old ones, or what is free where there were none. */
function timed({ line, before, words, pairs }: Rewording): readonly SaidWord[] {
  const said: SaidWord[] = [];
  let [oldFrom, nowFrom] = [0, 0];
  for (const [old, now] of [...pairs, [before.length, words.length] as const]) {
    const replaced = before.slice(oldFrom, old);
    const reachedMs = said.at(-1)?.[2] ?? line.startMs;
    const nextMs = before[old]?.startMs ?? line.endMs;
    const startMs = Math.max(reachedMs, replaced[0]?.startMs ?? reachedMs);
    const endMs = Math.max(startMs, replaced.at(-1)?.endMs ?? nextMs);
    said.push(...shared(words.slice(nowFrom, now), startMs, endMs));
    const [kept, stays] = [before[old], words[now]];
    if (kept !== undefined && stays !== undefined) said.push([stays.text, kept.startMs, kept.endMs]);
    [oldFrom, nowFrom] = [old + 1, now + 1];
  }
  return said;
}

function shared(words: readonly Word[], startMs: number, endMs: number): readonly SaidWord[] {
  const weights = words.map(({ text }) => weightOf(text));
  const scale = (endMs - startMs) / weights.reduce((sum, weight) => sum + weight, 0);
  let reachedMs = startMs;
  return words.map(({ text }, index): SaidWord => {
    const fromMs = reachedMs;
    reachedMs = index === words.length - 1 ? endMs : Math.min(endMs, fromMs + (weights[index] ?? 0) * scale);
    return [text, fromMs, reachedMs];
  });
}

/** Places of the old text and where they are in the new one, in order. */
function charPairs(before: readonly Word[], words: readonly Word[], pairs: readonly Pair[]): readonly Pair[] {
  return pairs.flatMap(([old, now]) => {
    const [one, other] = [before[old], words[now]];
    if (one === undefined || other === undefined) return [];
    return [
      [one.startChar, other.startChar],
      [one.endChar, other.endChar],
    ] as const;
  });
}

/** What of the text had arrived: up to the same words, and in between as far as the share of the text says. */
function movedAnchors(line: TranscriptLine, text: string, pairs: readonly Pair[]): readonly Anchor[] {
  const places: readonly Pair[] = [[0, 0], ...pairs, [line.text.length, text.length]];
  let next = 1;
  return line.anchors.map(({ chars, atMs }) => {
    while (next < places.length - 1 && (places[next]?.[0] ?? 0) < chars) next += 1;
    const [fromOld, fromNow] = places[next - 1] ?? [0, 0];
    const [toOld, toNow] = places[next] ?? [0, 0];
    const share = toOld <= fromOld ? 1 : Math.min(1, (chars - fromOld) / (toOld - fromOld));
    return { chars: Math.round(fromNow + share * (toNow - fromNow)), atMs };
  });
}
