/** Edits of any session: taken back they leave no trace, times stay in order and in their line, no word is lost. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { line } from '../../e2e/subtitles/handmade.ts';
import { lineTimesIn } from '../subtitles/timing/lineTimes.ts';
import { wordTexts } from '../text/words.ts';
import { applyEffect, type Edit, type Editable, invert } from './edit.ts';
import { effectOf } from './editing.ts';
import { entryKey } from './entries.ts';
import type { TranscriptEntry, TranscriptLine } from './transcript.ts';

const lineOf = ({ lane, id }: TranscriptLine) => ({ lane, id });

const word = fc.constantFrom('a', 'the', 'end.', 'well-known', '字幕を', '😀', '…', 'Ünï', 'x,');
const words = fc.array(word, { minLength: 1, maxLength: 12 });
const lineAt = (index: number) =>
  fc
    .record({ texts: words, isOthers: fc.boolean(), hasWords: fc.boolean(), isEcho: fc.boolean() })
    .map(({ texts, isOthers, hasWords, isEcho }): TranscriptEntry => {
      const startMs = index * 5_000;
      const text = texts.join(' ');
      const tokens = wordTexts(text);
      return line(text, startMs, startMs + 4_000, {
        lane: isOthers ? 'others' : 'you',
        islands: [{ startMs, endMs: startMs + 4_000 }],
        anchors: [{ chars: text.length, atMs: startMs + 4_500 }],
        ...(isEcho && { echo: { of: 'others', text: `${text} more` } }),
        ...(hasWords && {
          words: tokens.map((token, at) => [
            token,
            startMs + (at * 4_000) / tokens.length,
            startMs + ((at + 1) * 4_000) / tokens.length,
          ]),
        }),
      });
    });
const anySession = fc
  .integer({ min: 1, max: 6 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => lineAt(index))));
const edits = fc.array(
  fc.record({
    kind: fc.constantFrom('reword', 'split', 'merge', 'delete', 'renameSpeaker', 'replaceAll'),
    at: fc.nat(),
    place: fc.nat(),
    text: words,
    flag: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);
type Drawn = typeof edits extends fc.Arbitrary<infer Value> ? Value[number & keyof Value] : never;

/** The edit that a draw means for a session as it stands; null where it has no line. */
function meant({ entries }: Editable, drawn: Drawn): Edit | null {
  const lines = entries.filter((entry) => entry.kind === 'line');
  const index = drawn.at % Math.max(1, lines.length);
  const chosen = lines[index];
  if (chosen === undefined) return null;
  const key = lineOf(chosen);
  const text = drawn.text.join(' ');
  const next = lines.slice(index + 1).find(({ lane }) => lane === chosen.lane);
  const every: Readonly<Record<string, Edit>> = {
    reword: { kind: 'reword', ...key, text },
    split: { kind: 'split', ...key, atChar: drawn.place % (chosen.text.length + 1) },
    merge: { kind: 'merge', ...key, nextId: next?.id ?? 'none' },
    delete: { kind: 'delete', ...key },
    renameSpeaker: { kind: 'renameSpeaker', ...key, name: 'Ann', where: drawn.flag ? 'here' : 'everywhere' },
  };
  const replaceAll = { kind: 'replaceAll', find: 'the', replacement: text } as const;
  return every[drawn.kind] ?? { ...replaceAll, isCaseSensitive: drawn.flag, isWholeWord: drawn.flag };
}

/** Every edit that can be done, with the session before and after it. */
function steps(start: Editable, drawn: readonly Drawn[]) {
  let now = start;
  return drawn.flatMap((one) => {
    const edit = meant(now, one);
    const effect = edit === null ? null : effectOf(now, edit, lineTimesIn(now.entries));
    if (edit === null || effect === null || !effect.ok) return [];
    const before = now;
    now = applyEffect(before, effect.value);
    return [{ edit, effect: effect.value, before, after: now }];
  });
}

test('whatever was edited, taking it back gives the session as it was', () => {
  fc.assert(
    fc.property(anySession, edits, (entries, drawn) => {
      const start = { entries, names: {} };
      const done = steps(start, drawn);
      const back = done
        .toReversed()
        .reduce((now, { effect }) => applyEffect(now, invert(effect)), done.at(-1)?.after ?? start);
      expect(back).toEqual(start);
    }),
  );
});

const isInOrder = (numbers: readonly number[]) =>
  numbers.every((number, index) => number >= (numbers[index - 1] ?? number));

/** Its times in order and within it, its anchors in order and within its text. */
function isSound(entry: TranscriptEntry): boolean {
  if (entry.kind !== 'line') return true;
  const told = entry.words?.flatMap(([, startMs, endMs]) => [startMs, endMs]) ?? [];
  const chars = entry.anchors.map((anchor) => anchor.chars);
  return isInOrder([entry.startMs, ...told, entry.endMs]) && isInOrder([0, ...chars, entry.text.length]);
}

test('whatever was edited, times are in order and within their line, and no anchor is beyond the text', () => {
  fc.assert(
    fc.property(anySession, edits, (entries, drawn) =>
      steps({ entries, names: {} }, drawn).every(
        ({ after }) =>
          after.entries.every(isSound) && new Set(after.entries.map(entryKey)).size === after.entries.length,
      ),
    ),
  );
});

const lettersOf = ({ entries }: Editable) =>
  ['you', 'others']
    .map((lane) =>
      entries.flatMap((entry) => (entry.kind === 'line' && entry.lane === lane ? entry.text : [])),
    )
    .join('|')
    .replace(/[\s,]/g, '');

test('splitting and joining keep every letter, and every edit what other lines have', () => {
  fc.assert(
    fc.property(anySession, edits, (entries, drawn) =>
      steps({ entries, names: {} }, drawn).every(({ edit, before, after, effect }) => {
        const touched = new Set(
          effect.changes.flatMap((change) => (change.before === null ? [] : entryKey(change.before))),
        );
        const others = before.entries.filter((entry) => !touched.has(entryKey(entry)));
        const isKept = others.every((entry) => after.entries.includes(entry));
        const isText = edit.kind !== 'split' && edit.kind !== 'merge';
        return isKept && (isText || lettersOf(after) === lettersOf(before));
      }),
    ),
  );
});
