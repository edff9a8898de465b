/** What each edit does to lines, names and times, and which cannot be done. */
import { expect, test } from '@playwright/test';
import { gap, line } from '../../e2e/subtitles/handmade.ts';
import { lineTimesIn } from '../subtitles/timing/lineTimes.ts';
import { timeWords } from '../subtitles/timing/timing.ts';
import { applyEffect, type Edit, type Editable, resent } from './edit.ts';
import { effectOf } from './editing.ts';
import type { TranscriptEntry, TranscriptLine } from './transcript.ts';

const spoken = line('Good morning. Shall we begin?', 1_000, 3_000, {
  islands: [
    { startMs: 1_000, endMs: 1_700 },
    { startMs: 2_100, endMs: 3_000 },
  ],
  anchors: [
    { chars: 13, atMs: 2_300 },
    { chars: 29, atMs: 3_600 },
  ],
  words: [
    ['Good', 1_000, 1_180],
    ['morning.', 1_180, 1_600],
    ['Shall', 2_120, 2_380],
    ['we', 2_380, 2_480],
    ['begin?', 2_480, 2_900],
  ],
});
const answer = line('Yes, we are all here.', 4_000, 6_000);
const editable = (...entries: readonly TranscriptEntry[]): Editable => ({ entries, names: {} });
const lineOf = ({ lane, id }: TranscriptLine) => ({ lane, id });

function edited(before: Editable, edit: Edit): Editable {
  const effect = effectOf(before, edit, lineTimesIn(before.entries));
  if (!effect.ok) throw new Error(JSON.stringify(effect.problem));
  return applyEffect(before, effect.value);
}

test('words that stay keep their time and their arrival, a word more shares what is free', () => {
  const text = 'Good evening. Shall we now begin?';
  const after = edited(editable(spoken), { kind: 'reword', ...lineOf(spoken), text });
  expect(after.entries).toEqual([
    {
      ...spoken,
      text,
      anchors: [
        { chars: 13, atMs: 2_300 },
        { chars: text.length, atMs: 3_600 },
      ],
      words: [
        ['Good', 1_000, 1_180],
        ['evening.', 1_180, 1_600],
        ['Shall', 2_120, 2_380],
        ['we', 2_380, 2_480],
        ['now', 2_480, 2_480],
        ['begin?', 2_480, 2_900],
      ],
    },
  ]);
});

test('a line is split where its words were said, and joined again it says the same', () => {
  const halves = edited(editable(spoken, answer), { kind: 'split', ...lineOf(spoken), atChar: 13 });
  const [first, second] = [
    {
      ...spoken,
      text: 'Good morning.',
      endMs: 1_600,
      islands: [{ startMs: 1_000, endMs: 1_600 }],
      anchors: [{ chars: 13, atMs: 2_300 }],
      words: spoken.words?.slice(0, 2),
    },
    {
      ...spoken,
      id: '1000~2',
      text: 'Shall we begin?',
      startMs: 2_120,
      islands: [{ startMs: 2_120, endMs: 3_000 }],
      anchors: [{ chars: 15, atMs: 3_600 }],
      words: spoken.words?.slice(2),
    },
  ];
  expect(halves.entries).toEqual([first, second, answer]);
  const joined = edited(halves, { kind: 'merge', ...lineOf(spoken), nextId: '1000~2' });
  expect(joined.entries).toEqual([
    { ...spoken, islands: [...(first?.islands ?? []), ...(second?.islands ?? [])] },
    answer,
  ]);
});

test('lines are not joined over what was not captioned, nor is one that is gone edited, nor emptied', () => {
  const before = editable(spoken, gap(3_100, 3_900), answer);
  const refusals = (
    [
      { kind: 'merge', ...lineOf(spoken), nextId: answer.id },
      { kind: 'delete', lane: 'others', id: spoken.id },
      { kind: 'reword', ...lineOf(spoken), text: ' ' },
      { kind: 'split', ...lineOf(spoken), atChar: 29 },
    ] as const
  ).map((edit) => effectOf(before, edit, lineTimesIn(before.entries)));
  expect(refusals.map((result) => !result.ok && result.problem)).toEqual(
    ['apart', 'gone', 'empty', 'empty'].map((reason) => ({ kind: 'editRefused', reason })),
  );
});

test('a speaker is renamed here, or everywhere and for lines that are yet to come', () => {
  const other = line('We are.', 7_000, 8_000, { lane: 'others' });
  const before = editable(spoken, answer, other);
  const name = 'Ann';
  const here = edited(before, { kind: 'renameSpeaker', ...lineOf(answer), name, where: 'here' });
  const everywhere = edited(before, { kind: 'renameSpeaker', ...lineOf(answer), name, where: 'everywhere' });
  const speakers = ({ entries }: Editable) => entries.map((entry) => entry.kind === 'line' && entry.speaker);
  expect([speakers(here), here.names, speakers(everywhere), everywhere.names]).toEqual([
    ...[[null, name, null], {}, [name, name, null], { you: name }],
  ]);
});

test('a rename in the whole session meets every line that has the name, once more too, however it came by it', () => {
  const own = line('By name.', 7_000, 8_000, { lane: 'others', speaker: 'Anna' });
  const later = line('Later.', 9_000, 9_500);
  const speakers = ({ entries }: Editable) => entries.map((entry) => entry.kind === 'line' && entry.speaker);
  const rename = (from: Editable, of: TranscriptLine, name: string) =>
    edited(from, { kind: 'renameSpeaker', ...lineOf(of), name, where: 'everywhere' });
  const anna = rename(editable(spoken, { ...answer, speaker: null }, own), spoken, 'Anna');
  // A line that comes after the first rename has the lane's name, not one of its own.
  const anne = rename({ ...anna, entries: [...anna.entries, later] }, own, 'Anne');
  const ann = rename(anne, later, 'Ann');
  expect([speakers(anna), speakers(anne), speakers(ann)]).toEqual([
    ['Anna', 'Anna', 'Anna'],
    ['Anne', 'Anne', 'Anne', 'Anne'],
    ['Ann', 'Ann', 'Ann', 'Ann'],
  ]);
  expect([anna.names, anne.names, ann.names]).toEqual([{ you: 'Anna' }, { you: 'Anne' }, { you: 'Ann' }]);
});

test('a lane that nobody has named is another than one who is called as it', () => {
  const other = line('Others say.', 7_000, 8_000, { lane: 'others' });
  const named = edited(editable(spoken, other), {
    ...{ kind: 'renameSpeaker', ...lineOf(other), name: 'Bo', where: 'everywhere' },
  } as const);
  expect(named.entries.map((entry) => entry.kind === 'line' && entry.speaker)).toEqual([null, 'Bo']);
});

test('what is replaced is replaced as it is written, whatever its signs mean elsewhere', () => {
  const before = editable(line('C++ costs $1 (C++17), not c++.', 0, 2_000));
  const asked = { kind: 'replaceAll', find: 'C++', replacement: '$& Rust' } as const;
  const strict = edited(before, { ...asked, isCaseSensitive: true, isWholeWord: true });
  const loose = edited(before, { ...asked, isCaseSensitive: false, isWholeWord: false });
  expect([strict, loose].map(({ entries }) => entries[0])).toMatchObject([
    { text: '$& Rust costs $1 (C++17), not c++.' },
    { text: '$& Rust costs $1 ($& Rust17), not $& Rust.' },
  ]);
});

test('whole words of a script without blanks are found wherever they stand, others between their borders', () => {
  const replaced = (text: string, find: string, replacement: string) =>
    edited(editable(line(text, 0, 2_000)), {
      ...{ kind: 'replaceAll', find, replacement, isCaseSensitive: false, isWholeWord: true },
    } as const).entries.map((entry) => entry.kind === 'line' && entry.text)[0];
  expect([
    replaced('東京都では今日も東京が見える。', '東京', '京都'),
    replaced('毎日コンピューターを使います。', 'コンピューター', '端末'),
    replaced('วันนี้เราใช้คอมพิวเตอร์', 'เราใช้', 'ฉันใช้'),
    replaced('毎日kubectlを使います。', 'kubectl', 'Helm'),
    replaced('Kubectls and kubectl.', 'kubectl', 'Helm'),
    replaced('Straßen, Straße', 'straße', 'Weg'),
  ]).toEqual([
    '京都都では今日も京都が見える。',
    '毎日端末を使います。',
    'วันนี้ฉันใช้คอมพิวเตอร์',
    '毎日Helmを使います。',
    'Kubectls and Helm.',
    'Straßen, Weg',
  ]);
});

test('a line that its engine sends again keeps its edit; where only its speaker was named, it is better now', () => {
  const named = { ...spoken, speaker: 'Ann' };
  const again = { ...spoken, text: 'Good morning, shall we begin?' };
  expect([
    resent(spoken, named, again),
    resent(spoken, { ...named, text: 'Good day.' }, again),
    resent(spoken, null, again),
  ]).toEqual([{ ...again, speaker: 'Ann' }, { ...named, text: 'Good day.' }, null]);
});

test('what a line is timed by after an edit is what it was timed by before', () => {
  const { words: _words, ...untold } = spoken;
  for (const before of [spoken, untold, answer]) {
    const text = before.text.replace('?', '!');
    const after = edited(editable(before), { kind: 'reword', ...lineOf(before), text }).entries[0];
    const timesOf = (entry: TranscriptEntry | undefined) =>
      entry?.kind === 'line' ? timeWords(entry, null).map(({ startMs, endMs }) => [startMs, endMs]) : [];
    expect(timesOf(after)).toEqual(timesOf(before));
  }
});
