/** Files of ours and of others as other files, by the command line itself. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { NETFLIX_STYLE } from '../core/subtitles/cues/cueStyle.ts';
import { parseTranscriptJson } from '../core/subtitles/json.ts';
import { SUBTITLE_FORMATS } from '../core/subtitles/options.ts';
import type { Transcript } from '../core/transcript/transcript.ts';
import { newFolder, surtitle } from '../e2e/cli/surtitle.ts';
import { gap, line, session } from '../e2e/subtitles/handmade.ts';
import { nastyTranscript } from '../e2e/subtitles/nasty.ts';
import { written } from '../e2e/subtitles/written.ts';

const TALK = session(
  line('Good evening. We begin at half past six, and end at nine.', 1_000, 5_000, { speaker: 'Ann' }),
  gap(6_000, 9_000),
  line('Wherever you are, <stay> there & listen; it is worth it.', 9_000, 14_000, { speaker: 'Bo' }),
);

/** With its fields in the order in which the database and pages have them. */
function asKept(made: Transcript): Transcript {
  const kept = parseTranscriptJson(written(made, 'json'));
  if (!kept.ok) throw new Error(kept.problem.kind);
  return kept.value;
}

function converted(input: string | Uint8Array, ...args: readonly string[]) {
  return surtitle(['convert', '-', '-', ...args], { input });
}

test('JSON of ours comes back byte for byte, and makes every format that the app makes', () => {
  for (const made of [TALK, nastyTranscript(300, 8)]) {
    const transcript = asKept(made);
    const json = written(transcript, 'json');
    const formats = made === TALK ? SUBTITLE_FORMATS : (['srt', 'json'] as const);
    for (const format of formats)
      expect(converted(json, '--format', format)).toEqual({
        code: 0,
        out: written(transcript, format),
        said: '',
      });
  }
});

test('what can be chosen is what the app knows', () => {
  const json = written(TALK, 'json');
  const options = {
    style: NETFLIX_STYLE,
    offsetMs: -500,
    range: { fromMs: 0, toMs: 8_000 },
    speakers: false,
  };
  const args = ['--style', 'netflix', '--offset', '-0.5s', '--to', '8', '--no-speakers'];
  expect(converted(json, '--format', 'srt', ...args).out).toBe(written(TALK, 'srt', options));
  const dashed = converted(json, '--format', 'srt', '--dashes').out;
  expect([dashed, dashed.match(/^-Wherever/m)?.length]).toEqual([
    written(TALK, 'srt', { speakers: 'dashes' }),
    1,
  ]);
  expect(converted(json, '--format', 'srt', '--dashes', '--no-speakers').code).toBe(2);
  const marked = written(TALK, 'txt', { byteOrderMark: true, lineEnding: 'crlf', timestamps: true });
  expect(converted(json, '--format', 'txt', '--bom', '--crlf', '--timestamps').out).toBe(marked);
  expect(converted(json, '--format', 'json', '--offset', '1').code).toBe(2);
});

test('files are told by their names and by what is in them', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'talk.json'), written(TALK, 'json'));
  expect(surtitle(['convert', 'talk.json', 'talk.vtt'], { cwd: folder })).toEqual({
    code: 0,
    out: '',
    said: '',
  });
  expect(readFileSync(join(folder, 'talk.vtt'), 'utf8')).toBe(written(TALK, 'vtt'));
  copyFileSync(join(folder, 'talk.vtt'), join(folder, 'talk.srt'));
  expect(surtitle(['convert', 'talk.srt', 'again.vtt'], { cwd: folder })).toEqual({
    code: 0,
    out: '',
    said: '',
  });
  expect(readFileSync(join(folder, 'again.vtt'), 'utf8')).toBe(written(TALK, 'vtt'));
});

test('another program’s cues keep their times and lines on the way through JSON', () => {
  const vtt =
    'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<v Ann>Good\nevening.\n\n00:00:02.000 --> 00:00:03.000\n- No.\n- Yes.\n\n';
  const json = converted(vtt, '--format', 'json').out;
  expect(converted(json, '--format', 'json')).toEqual({ code: 0, out: json, said: '' });
  expect(converted(json, '--format', 'vtt')).toEqual({ code: 0, out: vtt, said: '' });
});

test('what was mended is said in one line, and the output has none of it', () => {
  const srt = '5\n00:00:03.000 --> 00:00:01,000\nTwo.\n4\n00:00:01,000 --> 00:00:02,000\n\nOne.';
  const ran = converted(srt, '--format', 'srt');
  expect(ran.out).toBe(
    '1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:03,000 --> 00:00:03,833\nTwo.\n\n',
  );
  expect(ran.said).toBe(
    'surtitle: standard input: mended: 2 odd or missing numbers, 1 odd time, 1 missing end or end before its start, 1 cue out of order, 1 blank line inside a cue, 1 missing blank line.\n',
  );
});

test('an encoding that was a guess is said, and can be named', () => {
  const srt = '1\n00:00:01,000 --> 00:00:02,000\nIl est tr\xe8s tard, \xe0 bient\xf4t.\n';
  const bytes = Buffer.from(srt, 'latin1');
  expect(converted(bytes, '--format', 'txt')).toEqual({
    ...{ code: 0, out: 'Il est très tard, à bientôt.\n' },
    said: 'surtitle: standard input: read as windows-1252.\n',
  });
  expect(converted(bytes, '--format', 'txt', '--encoding', 'windows-1251').out).toContain('Il est trиs tard');
});
