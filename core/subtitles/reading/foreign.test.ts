/** Files of other programs, as they are and as they are damaged: read whole, and written so that every reader takes them in. */
import { expect, test } from '@playwright/test';
import { type ForeignFile, foreignFile } from '../../../e2e/subtitles/foreign.ts';
import { line, session } from '../../../e2e/subtitles/handmade.ts';
import { NASTY_TEXTS } from '../../../e2e/subtitles/nasty.ts';
import {
  type ReadCue,
  type Reading,
  srtComplaints,
  srtReaders,
  vttReaders,
} from '../../../e2e/subtitles/readers.ts';
import { marked } from '../../text/direction.ts';
import { cleanText } from '../../text/words.ts';
import { type Cue, cuesOf } from '../cues/cues.ts';
import { DEFAULT_SUBTITLE_OPTIONS } from '../options.ts';
import { writeSubtitles } from '../subtitles.ts';
import { writeCueFile } from './cueFile.ts';
import type { FileCue, Mended } from './fileCue.ts';
import { readCueFile } from './reading.ts';

const FILES = (['srt', 'vtt'] as const).flatMap((kind) =>
  Array.from({ length: 150 }, (_file, seed) => foreignFile(kind, seed)),
);

const clean = (text: string) =>
  text
    .split('\n')
    .map(cleanText)
    .filter((line) => line !== '')
    .join('\n');

function read(file: ForeignFile): readonly FileCue[] {
  const reading = readCueFile(file.text, file.kind === 'vtt');
  if (!reading.ok) throw new Error(`${file.name}: ${reading.reason} in line ${reading.line}\n${file.text}`);
  return reading.cues;
}

const seen = ({ startMs, endMs, lines, direction }: FileCue): ReadCue => ({
  startMs,
  endMs,
  text: lines.map((line) => marked(line, direction)).join('\n'),
});

/** As a viewer sees it: none of the readers takes every tag out, nor leaves out cues that say nothing. */
function withoutMarkup(cues: readonly ReadCue[]): readonly ReadCue[] {
  return cues
    .map((cue) => {
      const text = cue.text
        .replace(/<[^<>]*>|\{[^{}]*\}/g, '')
        .replaceAll('&nbsp;', '\u00A0')
        .replaceAll('\\N', '\n');
      return { ...cue, text: clean(text) };
    })
    .filter(({ text }) => text !== '');
}

/** What a reader of others makes of a file; null where it refuses it. */
async function accepted(read: (text: string) => Promise<Reading>, text: string): Promise<Reading | null> {
  try {
    const reading = await read(text);
    return reading.errors.length === 0 && reading.cues.length > 0 ? reading : null;
  } catch {
    return null;
  }
}

test('of 300 files of others every text is read, in its order and at its time', () => {
  for (const file of FILES) {
    const cues = read(file);
    const expected = file.cues.map((cue, index) => {
      const text = clean(cue.text);
      return { startMs: cue.startMs, endMs: cue.endMs ?? cues[index]?.endMs, text };
    });
    const found = cues.map(({ startMs, endMs, lines }) => ({ startMs, endMs, text: lines.join('\n') }));
    expect(found, `${file.name}\n${file.text}`).toEqual(expected);
  }
});

for (const format of ['srt', 'vtt'] as const) {
  test(`300 files of others come out as ${format} that every reader takes in`, async () => {
    const options = { ...DEFAULT_SUBTITLE_OPTIONS, style: null };
    for (const file of FILES) {
      const mended: Mended = {};
      const cues = read(file);
      const written = writeCueFile(cues, format, { ...options, speakers: false }, mended);
      if (!written.ok) throw new Error(written.problem.kind);
      const readers = Object.entries(format === 'srt' ? srtReaders : vttReaders);
      const readings = await Promise.all(
        readers.map(async ([name, read]) => ({ name, ...(await read(written.value)) })),
      );
      if (format === 'srt') expect(srtComplaints(written.value), file.name).toEqual([]);
      // As SubRip a cue ends where the next begins; else all times stay.
      const expected = cues.map((cue, index) => ({
        startMs: cue.startMs,
        endMs: format === 'vtt' ? cue.endMs : Math.min(cue.endMs, cues[index + 1]?.startMs ?? cue.endMs),
        text: seen(cue).text.replace(/(?<=^\u202B?)ANNA: /, ''),
      }));
      for (const { name, errors, cues } of readings) {
        expect({ errors, cues }, `${file.name}, ${name}\n${written.value}`).toEqual({
          errors: [],
          cues: expected,
        });
      }
    }
  });
}

test('what strict readers take in keeps its texts and times', async () => {
  const taken = { srt: 0, vtt: 0 };
  for (const file of FILES) {
    if (file.kind === 'srt' && srtComplaints(file.text).length > 0) continue;
    const readers = Object.values(file.kind === 'srt' ? srtReaders : vttReaders);
    const readings = await Promise.all(readers.map((read) => accepted(read, file.text)));
    if (readings.some((reading) => reading === null)) continue;
    taken[file.kind] += 1;
    const cues = read(file).map(({ startMs, endMs, lines }) => ({ startMs, endMs, text: lines.join('\n') }));
    for (const reading of readings) expect(withoutMarkup(reading?.cues ?? []), file.name).toEqual(cues);
  }
  expect(Math.min(taken.srt, taken.vtt)).toBeGreaterThan(20);
});

for (const format of ['srt', 'vtt'] as const) {
  test(`what we write ourselves as ${format} is read as it was, whatever was said`, () => {
    // Overrides are taken for markup, escapes for signs, also where they were said.
    const texts = NASTY_TEXTS.filter((text) => !/\{\\|\{\w:|&/.test(text));
    const said = texts.flatMap((text) => [text, `so ${text}`, `${text} then`]);
    const transcript = session(
      ...said.map((text, index) => line(text, index * 3_000, index * 3_000 + 2_000)),
    );
    const file = writeSubtitles(transcript, format);
    const reading = readCueFile(file.ok ? file.value : '', format === 'vtt');
    expect(reading).toMatchObject({ ok: true, mended: {} });
    const shown = ({ startMs, endMs, lines }: Cue) => ({
      startMs,
      endMs,
      lines: lines.map(asWritten(format)),
    });
    expect(reading.ok && reading.cues.map(shown)).toEqual(cuesOf(transcript).map(shown));
  });
}

/** SubRip has no escapes: some signs are written as others. */
function asWritten(format: 'srt' | 'vtt'): (line: string) => string {
  return (line) =>
    format === 'vtt' ? line : line.replaceAll('-->', '→').replaceAll('{', '(').replaceAll('}', ')');
}
