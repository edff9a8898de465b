/** Nothing is shown for less than a frame, however close to each other cues begin. */
import { expect, test } from '@playwright/test';
import { gap, line, session } from '../../../e2e/subtitles/handmade.ts';
import { writeSubtitles } from '../subtitles.ts';
import { BBC_STYLE, HOUSE_STYLE } from './cueStyle.ts';
import { cuesOf } from './cues.ts';

const FRAME_MS = 40;

for (const [name, style] of [
  ['ours', HOUSE_STYLE],
  ['the BBC’s', BBC_STYLE],
] as const) {
  test(`lanes that speak at the same moment have cues of a frame and more, in a style like ${name}`, () => {
    const both = session(
      line('Yes.', 1_000, 1_400),
      line('No.', 1_000, 1_400, { id: 'b', lane: 'others' }),
      line('Well.', 1_001, 1_400, { id: 'c' }),
      gap(1_010, 2_000),
      line('So.', 1_020, 1_030, { id: 'd' }),
    );
    const cues = cuesOf(both, { style, speakerLabels: false });
    // Yes and No share one, a line each.
    expect(cues).toHaveLength(4);
    expect(cues.filter(({ startMs, endMs }) => endMs - startMs < FRAME_MS)).toEqual([]);
    expect(cues.slice(1).filter((cue, index) => cue.startMs < (cues[index]?.endMs ?? 0))).toEqual([]);
  });
}

test('a gap under 300 ms is none, in any file', () => {
  const brief = session(line('Before.', 0, 1_000), gap(1_200, 1_499), line('After.', 3_000, 4_000));
  expect(cuesOf(brief).map(({ kind }) => kind)).toEqual(['speech', 'speech']);
  for (const format of ['srt', 'vtt', 'txt', 'md'] as const) {
    const written = writeSubtitles(brief, format);
    expect(written.ok && !written.value.includes('not captioned')).toBe(true);
  }
  expect(cuesOf(session(gap(1_200, 1_500))).map(({ kind }) => kind)).toEqual(['gap']);
});

test('an offset leaves no cue of less than a frame at zero', () => {
  const talk = session(line('Hello there.', 0, 1_000), line('And more of it.', 3_000, 4_000));
  const ends = cuesOf(talk)[0]?.endMs ?? 0;
  const startsAfter = (offsetMs: number) => {
    const written = writeSubtitles(talk, 'srt', { offsetMs });
    return written.ok ? written.value.match(/^\d\d:\d\d:\d\d,\d{3}/gm) : null;
  };
  expect(startsAfter(FRAME_MS - ends)).toEqual(['00:00:00,000', '00:00:01,790']);
  expect(startsAfter(FRAME_MS - 1 - ends)).toEqual(['00:00:01,789']);
});
