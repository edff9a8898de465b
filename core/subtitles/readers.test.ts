/**
 * Other people's readers must take in our files without a complaint, cue for cue; none of them is trusted
 * alone.
 */
import { expect, test } from '@playwright/test';
import { line } from '../../e2e/subtitles/handmade.ts';
import { NASTY_TEXTS, nastyTranscript } from '../../e2e/subtitles/nasty.ts';
import {
  type ReadCue,
  readWithFfmpeg,
  srtComplaints,
  srtReaders,
  vttReaders,
} from '../../e2e/subtitles/readers.ts';
import { readWithTrack } from '../../e2e/subtitles/track.ts';
import { written } from '../../e2e/subtitles/written.ts';
import { marked } from '../text/direction.ts';
import type { Transcript } from '../transcript/transcript.ts';
import { cuesOf } from './cues/cues.ts';

/** 10,200 lines, some of which say nothing, are a little over 10,000 cues. */
const fuzzed = nastyTranscript(10_200, 20_261_122);
const traps: Transcript = {
  ...fuzzed,
  entries: NASTY_TEXTS.flatMap((text) => [text, `so ${text}`, `${text} then`]).map((text, index) =>
    line(text, index * 3_000, index * 3_000 + 2_000),
  ),
};

for (const [name, transcript] of [
  ['the trap set', traps],
  ['10,000 nasty cues', fuzzed],
] as const) {
  test(`strict readers take in ${name} as SubRip, every one the same`, async () => {
    const text = written(transcript, 'srt');
    expect(srtComplaints(text)).toEqual([]);
    for (const [reader, read] of Object.entries(srtReaders)) {
      expect({ reader, ...(await read(text)) }).toEqual({
        reader,
        errors: [],
        cues: expectedSrt(transcript),
      });
    }
  });

  test(`strict readers take in ${name} as WebVTT, every one the same`, async () => {
    const text = written(transcript, 'vtt');
    for (const [reader, read] of Object.entries(vttReaders)) {
      expect({ reader, ...(await read(text)) }).toEqual({
        reader,
        errors: [],
        cues: expectedCues(transcript),
      });
    }
  });

  test(`ffmpeg takes in ${name} as SubRip`, () => {
    const reading = readWithFfmpeg(written(transcript, 'srt'));
    test.skip(reading === null, 'ffmpeg is not installed');
    expect(reading).toEqual({ errors: [], cues: expectedSrt(transcript) });
  });

  test(`a video's text track takes in ${name}`, async () => {
    const cues = await readWithTrack(written(transcript, 'vtt'));
    test.skip(cues === null, 'there is no Chromium');
    expect(cues).toEqual(expectedCues(transcript));
  });
}

test('the fuzzed transcript makes ten thousand cues', () => {
  expect(cuesOf(fuzzed).length).toBeGreaterThanOrEqual(10_000);
});

function expectedCues(transcript: Transcript): readonly ReadCue[] {
  return cuesOf(transcript).map(({ startMs, endMs, lines, direction }) => ({
    startMs,
    endMs,
    text: lines.map((text) => marked(text, direction)).join('\n'),
  }));
}

/** SubRip has no escapes: arrows and braces are written as signs that look like them. */
function expectedSrt(transcript: Transcript): readonly ReadCue[] {
  return expectedCues(transcript).map((cue) => {
    const text = cue.text.replaceAll('-->', '→').replaceAll('{', '(').replaceAll('}', ')');
    return { ...cue, text };
  });
}
