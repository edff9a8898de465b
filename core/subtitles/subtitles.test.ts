/**
 * Files must be exactly what their formats ask, hold every word once, and be refused clearly when they cannot
 * be written.
 */
import { expect, test } from '@playwright/test';
import { gap, line, session } from '../../e2e/subtitles/handmade.ts';
import { written } from '../../e2e/subtitles/written.ts';
import type { TranscriptGap } from '../transcript/transcript.ts';
import { parseTranscriptJson } from './json.ts';
import { SUBTITLE_FORMATS } from './options.ts';
import { writeSubtitles } from './subtitles.ts';

const meeting = session(
  line('Shall we start? I have <b>two</b> points & one wish.', 1_000, 4_000, { speaker: 'Ann & Co' }),
  gap(6_000, 9_000),
  line('Yes, please do.', 3_600_000, 3_601_000, { speaker: 'Bo' }),
);

test('SubRip', () => {
  expect(written(meeting, 'srt')).toBe(
    `1
00:00:01,000 --> 00:00:04,250
Ann & Co: Shall we start?
I have <\u2060b>two<\u2060/b> points & one wish.

2
00:00:06,000 --> 00:00:09,250
[3 s not captioned]

3
01:00:00,000 --> 01:00:01,250
Bo: Yes, please do.

`,
  );
});

test('WebVTT', () => {
  expect(written(meeting, 'vtt')).toBe(
    `WEBVTT

00:00:01.000 --> 00:00:01.919
<v Ann &amp; Co>Shall we start?

00:00:02.003 --> 00:00:04.250
<v Ann &amp; Co>I have &lt;b&gt;two&lt;/b&gt; points &amp; one wish.

00:00:06.000 --> 00:00:09.250
[3 s not captioned]

01:00:00.000 --> 01:00:01.250
<v Bo>Yes, please do.

`,
  );
});

test('plain text, with and without names and times', () => {
  expect(written(meeting, 'txt')).toBe(
    'Ann & Co: Shall we start? I have <b>two</b> points & one wish.\n\n[3 s not captioned]\n\nBo: Yes, please do.\n',
  );
  expect(written(meeting, 'txt', { speakers: false, timestamps: true })).toBe(
    '[00:00:01] Shall we start? I have <b>two</b> points & one wish.\n\n[00:00:06] [3 s not captioned]\n\n[01:00:00] Yes, please do.\n',
  );
});

test('Markdown, its signs escaped', () => {
  expect(written(session(line('1. *one* # two_three', 0, 1_000)), 'md', { timestamps: true })).toBe(
    '# Captions, 2026-11-22 18:30 UTC\n\n\\[00:00:00\\] 1\\. \\*one\\* \\# two\\_three\n',
  );
});

test('options: offset, byte order mark, line ends', () => {
  const moved = written(meeting, 'srt', {
    offsetMs: -1_000,
    byteOrderMark: true,
    lineEnding: 'crlf',
    speakers: false,
  });
  expect(moved.split('\r\n').slice(0, 3)).toEqual([
    '\uFEFF1',
    '00:00:00,000 --> 00:00:00,919',
    'Shall we start?',
  ]);
  expect(moved.replaceAll('\r\n', '')).not.toContain('\n');
});

test('an offset leaves out what would end before zero', () => {
  expect(written(meeting, 'srt', { offsetMs: -3_600_000 })).toBe(
    '1\n00:00:00,000 --> 00:00:01,250\nBo: Yes, please do.\n\n',
  );
});

test('an offset of parts of milliseconds writes whole ones, and one that is no number writes nothing', () => {
  const talk = session(line('Hello there.', 500, 2_000), line('And more of it.', 3_000, 4_000));
  expect(written(talk, 'srt', { offsetMs: -900.5 })).toMatch(/^1\n00:00:00,000 --> 00:00:01,\d{3}\n/);
  expect(written(talk, 'srt', { offsetMs: 24 * 3_600_000 })).toContain('\n24:00:03,000 --> ');
  expect(writeSubtitles(talk, 'srt', { offsetMs: Number.NaN })).toEqual({
    ok: false,
    problem: { kind: 'nothingToExport' },
  });
});

test('a range keeps whole cues and turns that touch it', () => {
  const range = { fromMs: 3_000, toMs: 6_000 };
  expect(written(meeting, 'vtt', { range, speakers: false }).match(/-->/g)).toHaveLength(1);
  expect(written(meeting, 'txt', { range })).toBe(
    'Ann & Co: Shall we start? I have <b>two</b> points & one wish.\n',
  );
  expect(writeSubtitles(meeting, 'srt', { range: { fromMs: 20_000, toMs: 30_000 } })).toEqual({
    ok: false,
    problem: { kind: 'nothingToExport' },
  });
});

for (const format of SUBTITLE_FORMATS) {
  test(`a session without a line is refused as ${format}`, () => {
    expect(writeSubtitles(session(), format)).toEqual({ ok: false, problem: { kind: 'nothingToExport' } });
  });
}

test('a session whose lines are all empty is refused where only words are written', () => {
  const silent = session(line(' \u200B ', 0, 1_000));
  for (const format of ['srt', 'vtt', 'txt', 'md'] as const) {
    expect(writeSubtitles(silent, format)).toEqual({ ok: false, problem: { kind: 'nothingToExport' } });
  }
});

test('ninety-nine hours are written, a hundred refused for subtitles and kept in the others', () => {
  const hour = 3_600_000;
  expect(written(session(line('late', 99 * hour, 99 * hour + 1_000)), 'srt')).toContain(
    '99:00:00,000 --> 99:00:01,250',
  );
  const tooLate = session(line('late', 100 * hour, 100 * hour + 1_000));
  expect(writeSubtitles(tooLate, 'srt')).toEqual({ ok: false, problem: { kind: 'clockTooLong' } });
  expect(writeSubtitles(tooLate, 'vtt')).toEqual({ ok: false, problem: { kind: 'clockTooLong' } });
  expect(written(tooLate, 'txt', { timestamps: true })).toBe('[100:00:00] late\n');
  expect(parseTranscriptJson(written(tooLate, 'json'))).toEqual({ ok: true, value: tooLate });
});

test('what is not a transcript is refused when read', () => {
  for (const text of [
    '',
    '{',
    '[]',
    '{"format":"surtitle-transcript","version":2}',
    written(meeting, 'json').slice(0, -9),
  ]) {
    expect(parseTranscriptJson(text)).toEqual({ ok: false, problem: { kind: 'badTranscript' } });
  }
});

test('speech that was not understood says so in every format, and comes back with the word times from JSON', () => {
  const words = [['Yes.', 5_000, 5_800]] as const;
  const transcript = session(
    { ...gap(1_000, 3_000), reason: 'notUnderstood' } as TranscriptGap,
    line('Yes.', 5_000, 5_800, { words }),
  );
  for (const format of SUBTITLE_FORMATS)
    expect(written(transcript, format).replaceAll('\\', '')).toContain('[2 s not understood]');
  expect(parseTranscriptJson(written(transcript, 'json'))).toEqual({ ok: true, value: transcript });
});
