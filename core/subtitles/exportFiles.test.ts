/** What is chosen leaves as it would in the whole session's file, under a name that every system takes. */
import { expect, test } from '@playwright/test';
import { gap, line, session } from '../../e2e/subtitles/handmade.ts';
import { written } from '../../e2e/subtitles/written.ts';
import type { Transcript } from '../transcript/transcript.ts';
import { timeOf } from './clock.ts';
import { DEFAULT_EXPORT_CHOICE, type ExportChoice, parseExportChoice } from './exportChoice.ts';
import { exportFiles, previewOf, sampleOf } from './exportFiles.ts';
import { type Chosen, chosenOf, foundOf, type SessionSelection } from './exportSelection.ts';
import { fileName } from './fileName.ts';

const meeting = session(
  line('Shall we start?', 1_000, 2_500, { speaker: 'Ann' }),
  line('The budget first.', 4_000, 5_500, { speaker: 'Ann' }),
  gap(6_000, 9_000),
  line('Yes, the budget.', 3_600_000, 3_601_000, { speaker: 'Bo' }),
);
const [first, second, , last] = meeting.entries;
const sessionId = meeting.session.id;

const choice = (change: Partial<ExportChoice> = {}): ExportChoice => ({
  ...DEFAULT_EXPORT_CHOICE,
  ...change,
});
const chosen = (selection: SessionSelection, of: Transcript = meeting) => chosenOf(of, null, selection);

function texts(sessions: readonly Chosen[], change: Partial<ExportChoice> = {}): readonly string[] {
  const files = exportFiles(sessions, choice(change));
  return files.ok ? files.value.map(({ text }) => text) : [files.problem.kind];
}

test('a whole session is what core writes of it', () => {
  const whole = [chosen({ kind: 'session', sessionId })];
  for (const format of ['srt', 'vtt', 'txt', 'md', 'json'] as const)
    expect(texts(whole, { format })).toEqual([written(meeting, format)]);
  expect(texts(whole, { offsetMs: 500, speakers: 'none', byteOrderMark: true, lineEnding: 'crlf' })).toEqual([
    written(meeting, 'srt', { offsetMs: 500, speakers: false, byteOrderMark: true, lineEnding: 'crlf' }),
  ]);
});

test('from line to line, and what a search found, keep the times that they have in the whole and say who speaks', () => {
  const place = (entry = first) => ({ lane: entry?.lane ?? '', id: entry?.id ?? '' });
  const part = chosen({ kind: 'lines', sessionId, from: place(second), to: place(second) });
  const expected = '1\n00:00:04,000 --> 00:00:05,750\nAnn: The budget first.\n\n';
  expect(texts([part])).toEqual([expected]);
  expect(texts([foundOf(meeting, null, [place(second)])])).toEqual([expected]);
  const open = chosen({ kind: 'lines', sessionId, from: place(second), to: null });
  expect(texts([open], { format: 'txt' })).toEqual([
    'Ann: The budget first.\n\n[3 s not captioned]\n\nBo: Yes, the budget.\n',
  ]);
  const times = chosen({ kind: 'times', sessionId, fromMs: timeOf('1:00:00') ?? 0, toMs: null });
  expect(texts([times], { format: 'txt', timestamps: true })).toEqual(['[01:00:00] Bo: Yes, the budget.\n']);
  expect(texts([chosen({ kind: 'times', sessionId, fromMs: 10_000, toMs: 20_000 })])).toEqual([
    'nothingToExport',
  ]);
});

test('the last minute is what was said within a minute of the last word, whoever said it', () => {
  const talk = session(
    line('Long ago.', 0, 2_000, { speaker: 'Ann' }),
    line('Still in.', 38_000, 41_500, { speaker: 'Ann' }),
    line('Right now', 99_000, 101_000, { lane: 'others', speaker: 'Bo' }),
    line('and this.', 99_500, 100_000, { speaker: 'Ann' }),
  );
  const last = (of: Transcript) => texts([chosen({ kind: 'lastMinute', sessionId }, of)], { format: 'txt' });
  expect(last(talk)).toEqual(['Ann: Still in.\n\nBo: Right now\n\nAnn: and this.\n']);
  expect(last(meeting)).toEqual(['Bo: Yes, the budget.\n']);
  expect(last(session())).toEqual(['nothingToExport']);
  // Neither a pause nor words that were deleted are the last word.
  const pause = { kind: 'gap', lane: 'you', id: 'pause', startMs: 102_000, endMs: 900_000 } as const;
  const later = { ...pause, id: 'later', startMs: 950_000, endMs: 990_000 };
  const after = { ...talk, entries: [...talk.entries, line('', 300_000, 301_000, {}), pause, later] };
  const [text = ''] = last(after);
  expect(text).toContain('Ann: Still in.\n\nBo: Right now\n\nAnn: and this.\n');
  expect(text.match(/\[/g)).toHaveLength(1);
  expect(last({ ...talk, entries: [pause, later] })[0]?.match(/\[/g)).toHaveLength(1);
});

test('hits of several sessions are one text, or a subtitle file each', () => {
  const other = { ...meeting, session: { ...meeting.session, id: 'other' } };
  const places = [meeting, other].map((transcript, index) =>
    foundOf(transcript, index === 0 ? 'Budget' : null, index === 0 && second ? [second] : last ? [last] : []),
  );
  expect(texts(places, { format: 'md', speakers: 'none' })).toEqual([
    '# Budget, 2026-11-22 18:30 UTC\n\nThe budget first.\n\n# Captions, 2026-11-22 18:30 UTC\n\nYes, the budget.\n',
  ]);
  expect(texts(places, { format: 'txt', speakers: 'none' })).toEqual([
    'Budget, 2026-11-22 18:30 UTC\n\nThe budget first.\n\nCaptions, 2026-11-22 18:30 UTC\n\nYes, the budget.\n',
  ]);
  const twice = exportFiles([...places, ...places], choice());
  const dated = fileName(meeting, 'srt').replace('.srt', '');
  expect(twice.ok && twice.value.map(({ name }) => name.replace(dated, ''))).toEqual([
    ' Budget.srt',
    '.srt',
    ' Budget 2.srt',
    ' 2.srt',
  ]);
});

test('a preview is how the file begins, of a session of any length', () => {
  const talk = session(
    ...Array.from({ length: 2_000 }, (_, index) =>
      line(`Sentence number ${index} is said.`, index * 3_000, index * 3_000 + 2_000),
    ),
  );
  const whole = [chosen({ kind: 'session', sessionId: talk.session.id }, talk)];
  for (const format of ['srt', 'vtt', 'txt', 'md'] as const) {
    const sample = sampleOf(whole, 0);
    expect(sample.sessions[0]?.transcript.entries.length).toBeLessThan(50);
    const preview = previewOf(sample, choice({ format, byteOrderMark: true, lineEnding: 'crlf' }));
    const text = preview.ok ? preview.value.text : '';
    expect([text.length > 500, written(talk, format).startsWith(text), sample.entries]).toEqual([
      true,
      true,
      2_000,
    ]);
    expect(preview.ok && preview.value.goesOn).toBe(true);
  }
  // What a film's beginning cuts off is not shown.
  const offsetMs = -3_000_000;
  const later = previewOf(sampleOf(whole, offsetMs), choice({ offsetMs }));
  expect(later.ok && later.value.text).toContain(
    '1\n00:00:00,000 --> 00:00:02,250\nSentence number 1000 is said.',
  );
  const all = previewOf(sampleOf([chosen({ kind: 'session', sessionId })], 0), choice());
  expect(all).toEqual({ ok: true, value: { text: written(meeting, 'srt').trimEnd(), goesOn: false } });
});

test('names of files hold the title, and nothing that a system forbids', () => {
  const dated = fileName(meeting, 'srt').replace('.srt', '');
  const named = (title: string) => fileName(meeting, 'srt', title).replace(dated, '');
  expect(
    [
      'Q3: plan/budget?',
      ' .. ',
      'CON',
      'ends. ',
      'exe\u202Etrs',
      'line\nbreak',
      'é'.repeat(200),
      '予算会議',
    ].map(named),
  ).toEqual([
    ' Q3 plan budget.srt',
    '.srt',
    ' CON.srt',
    ' ends.srt',
    ' exetrs.srt',
    ' line break.srt',
    ` ${'é'.repeat(75)}.srt`,
    ' 予算会議.srt',
  ]);
});

test('what was remembered is used as far as it is good', () => {
  expect([
    parseExportChoice(null),
    parseExportChoice({ format: 'md', style: 'own', offsetMs: 0.5, timestamps: true }),
  ]).toEqual([DEFAULT_EXPORT_CHOICE, choice({ format: 'md', timestamps: true })]);
});
