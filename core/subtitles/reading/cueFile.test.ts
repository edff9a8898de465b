/** Another program's cues keep their times and lines in every format, also on the way through our JSON. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { NASTY_TEXTS } from '../../../e2e/subtitles/nasty.ts';
import { srtComplaints, srtReaders, vttReaders } from '../../../e2e/subtitles/readers.ts';
import { BBC_STYLE } from '../cues/cueStyle.ts';
import { parseFileCues, parseTranscriptJson } from '../json.ts';
import { DEFAULT_SUBTITLE_OPTIONS, type SubtitleFormat } from '../options.ts';
import { type CueFileOptions, writeCueFile } from './cueFile.ts';
import type { FileCue, Mended } from './fileCue.ts';
import { readCueFile } from './reading.ts';

const VTT = `WEBVTT

00:00:01.000 --> 00:00:03.000
<v Ann>We begin at half past six
and end at nine.

00:00:02.000 --> 00:00:04.000
ANNA: And the others
come later.

00:00:05.000 --> 00:00:06.000
- Yes?
- No.

`;

function cuesOf(text: string, isVtt = true): readonly FileCue[] {
  const reading = readCueFile(text, isVtt);
  if (!reading.ok) throw new Error(reading.reason);
  return reading.cues;
}

function written(
  cues: readonly FileCue[],
  format: SubtitleFormat,
  options: Partial<CueFileOptions> = {},
  mended: Mended = {},
): string {
  const result = writeCueFile(cues, format, { ...DEFAULT_SUBTITLE_OPTIONS, style: null, ...options }, mended);
  return result.ok ? result.value : result.problem.kind;
}

test('WebVTT comes out as it went in, also on the way through JSON', () => {
  const cues = cuesOf(VTT);
  expect(written(cues, 'vtt')).toBe(VTT);
  const json = written(cues, 'json');
  const again = parseFileCues(json);
  expect(again).toEqual(cues);
  expect(written(again ?? [], 'json')).toBe(json);
  expect(written(again ?? [], 'vtt')).toBe(VTT);
});

test('the JSON is a transcript of ours with speakers and no names in its text', () => {
  const transcript = parseTranscriptJson(written(cuesOf(VTT), 'json'));
  expect(
    transcript.ok &&
      transcript.value.entries.map((entry) => entry.kind === 'line' && [entry.speaker, entry.text]),
  ).toEqual([
    ['Ann', 'We begin at half past six\nand end at nine.'],
    ['ANNA', 'And the others\ncome later.'],
    [null, '- Yes?\n- No.'],
  ]);
});

test('as SubRip nothing overlaps and names from tags are written before the text', () => {
  const mended: Mended = {};
  expect(written(cuesOf(VTT), 'srt', {}, mended)).toBe(`1
00:00:01,000 --> 00:00:02,000
Ann: We begin at half past six
and end at nine.

2
00:00:02,000 --> 00:00:04,000
ANNA: And the others
come later.

3
00:00:05,000 --> 00:00:06,000
- Yes?
- No.

`);
  expect(mended).toEqual({ overlaps: 1 });
});

test('as text sentences are whole, under the names of who says them', () => {
  const talk =
    'WEBVTT\n\n00:01.000 --> 00:02.000\nWe begin\n\n00:02.000 --> 00:03.000\nat six. So\n\n00:03.000 --> 00:04.000\nbe there.\n';
  expect(written(cuesOf(talk), 'txt')).toBe('We begin at six. So be there.\n');
  expect(written(cuesOf(VTT), 'txt')).toBe(
    'Ann: We begin at half past six and end at nine.\n\nANNA: And the others come later.\n\n- Yes? - No.\n',
  );
  const named =
    '1\n00:00:01,000 --> 00:00:02,000\nANNA: We begin\n\n2\n00:00:02,000 --> 00:00:03,000\nat six.\n';
  expect(written(cuesOf(named, false), 'txt')).toBe('ANNA: We begin at six.\n');
  expect(written(cuesOf(VTT), 'md', { speakers: false }).split('\n')[0]).toBe('# Captions');
});

test('an offset moves, a range picks, and names can be left out', () => {
  const only = { range: { fromMs: 3_500, toMs: 4_500 }, offsetMs: -1_500, speakers: false };
  const expected = 'WEBVTT\n\n00:00:00.500 --> 00:00:02.500\nAnd the others\ncome later.\n\n';
  expect(written(cuesOf(VTT), 'vtt', only)).toBe(expected);
  expect(written(parseFileCues(written(cuesOf(VTT), 'json', only)) ?? [], 'vtt', { speakers: false })).toBe(
    expected,
  );
  expect(written(cuesOf(VTT), 'vtt', { offsetMs: -60_000 })).toBe('nothingToExport');
  expect(written(cuesOf(VTT), 'vtt', { offsetMs: 400 * 3_600_000 })).toBe('clockTooLong');
});

test('a style breaks lines anew; times stay but where a text needs more than one cue', () => {
  const long = 'word '.repeat(40).trim();
  const text = `1\n00:00:01,000 --> 00:00:09,000\n${long}\n\n2\n00:00:10,000 --> 00:00:12,000\nshort\nlines\nof\nfour\n`;
  const cues = cuesOf(written(cuesOf(text, false), 'srt', { style: BBC_STYLE }), false);
  expect(cues.flatMap(({ lines }) => lines).filter((line) => line.length > BBC_STYLE.maxLineChars)).toEqual(
    [],
  );
  expect(cues.filter(({ lines }) => lines.length > 2)).toEqual([]);
  expect([cues[0]?.startMs, cues.at(-2)?.endMs]).toEqual([1_000, 9_000]);
  expect(cues.at(-1)).toMatchObject({ startMs: 10_000, endMs: 12_000, lines: ['short lines of four'] });
  expect(cues.map(({ lines }) => lines.join(' ')).join(' ')).toBe(`${long} short lines of four`);
});

test('no-break spaces, right-to-left lines and cues of signs stay, however often a file is converted', () => {
  const lines = ['50\u00A0% de 1\u202F250\u00A0€\u202F!', '12 אנשים באו, iPhone.', '...', '♪'];
  const text = lines
    .map((line, index) => `${index + 1}\n00:00:0${index},000 --> 00:00:0${index},900\n${line}\n\n`)
    .join('');
  const once = written(cuesOf(text, false), 'srt');
  expect(once).toBe(text.replace('12 אנשים באו, iPhone.', '\u202B12 אנשים באו, iPhone.\u202C'));
  expect(written(cuesOf(once, false), 'srt')).toBe(once);
  expect(written(cuesOf(written(cuesOf(once, false), 'vtt')), 'srt')).toBe(once);
  expect(written(cuesOf(once, false), 'srt', { style: BBC_STYLE })).toBe(once);
});

const anyLine = fc.oneof(
  fc.constantFrom(...NASTY_TEXTS, '', '', '1', '2'),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .tuple(fc.nat(20_000), fc.nat(20_000))
    .map(([start, end]) => `00:00:${(start / 1_000).toFixed(3)} --> 00:00:${(end / 1_000).toFixed(3)}`),
);

/** Which stay in order but where cues overlap. */
const lettersOf = (cues: readonly FileCue[]) =>
  [
    ...cues
      .flatMap(({ lines }) => lines)
      .join('')
      .replaceAll(' ', ''),
  ]
    .sort()
    .join('');

test('whatever a file holds, it is refused or comes out so that every reader takes it in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyLine, { maxLength: 30 }), fc.boolean(), async (lines, isVtt) => {
      const reading = readCueFile(lines.join('\n'), isVtt);
      if (!reading.ok) return;
      for (const style of [null, BBC_STYLE]) {
        const srt = written(reading.cues, 'srt', { style });
        expect(srtComplaints(srt)).toEqual([]);
        for (const read of Object.values(srtReaders)) expect((await read(srt)).errors).toEqual([]);
        const vtt = written(reading.cues, 'vtt', { style });
        for (const read of Object.values(vttReaders)) expect((await read(vtt)).errors).toEqual([]);
        const again = parseFileCues(written(reading.cues, 'json', { style })) ?? [];
        expect(lettersOf(again)).toEqual(lettersOf(reading.cues));
      }
    }),
    { numRuns: 200 },
  );
});
