/** Checks what becomes of lines with an echo on their way to a file and back. */
import { expect, test } from '@playwright/test';
import type { Transcript, TranscriptLine } from '../transcript/transcript.ts';
import { parseTranscriptJson, writeTranscriptJson } from './json.ts';
import { DEFAULT_SUBTITLE_OPTIONS, SUBTITLE_FORMATS } from './options.ts';
import { writeSubtitles } from './subtitles.ts';

const line = (lane: string, id: string, text: string, startMs: number): TranscriptLine => ({
  ...{ kind: 'line', lane, id, text, state: 'final', startMs, endMs: startMs + 1_500, speaker: null },
  islands: [{ startMs, endMs: startMs + 1_500 }],
  anchors: [],
});

const transcript: Transcript = {
  session: { id: 's1', startedAtEpochMs: 0, languages: [] },
  entries: [
    line('others', '1:1', 'Shall we begin at eight?', 0),
    { ...line('you', '1:1', '', 200), echo: { of: 'others', text: 'Shall we begin at ate?' } },
    { ...line('you', '1:2', 'Yes please.', 3_000), echo: { of: 'others', text: 'Or at nine? Yes please.' } },
  ],
};

test('no file but JSON has the words of an echo; what is left of its line is in all of them', () => {
  for (const format of SUBTITLE_FORMATS) {
    const written = writeSubtitles(transcript, format, DEFAULT_SUBTITLE_OPTIONS);
    if (!written.ok) throw new Error(format);
    const words = ['begin at eight', 'Yes please.', 'begin at ate', 'Or at nine'];
    const has = words.map((part) => written.value.includes(part));
    expect([format, ...has]).toEqual([format, true, true, format === 'json', format === 'json']);
  }
});

test('JSON keeps the mark and gives it back', () => {
  const read = parseTranscriptJson(writeTranscriptJson(transcript, DEFAULT_SUBTITLE_OPTIONS.style));
  expect(read).toEqual({ ok: true, value: transcript });
});
