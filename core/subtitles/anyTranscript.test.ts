/** Whatever a transcript holds, its files read back as they must. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { line, session } from '../../e2e/subtitles/handmade.ts';
import { vttReaders } from '../../e2e/subtitles/readers.ts';
import { marked } from '../text/direction.ts';
import { saysAnything } from '../text/spoken.ts';
import { cleanText } from '../text/words.ts';
import { cuesOf } from './cues/cues.ts';
import { parseTranscriptJson } from './json.ts';
import { writeSubtitles } from './subtitles.ts';

const clockMs = fc.double({ min: 0, max: 1e8, noNaN: true, noDefaultInfinity: true });
const entry = fc.record({
  text: fc.array(
    fc.oneof(fc.string({ unit: 'binary', maxLength: 15 }), fc.constantFrom('-->', '*', '1.', '<', '&amp;')),
  ),
  startMs: clockMs,
  lengthMs: fc.nat(9_000),
  speaker: fc.option(fc.string({ unit: 'binary', maxLength: 20 })),
});
const transcripts = fc.array(entry, { minLength: 1, maxLength: 6 }).map((made) => {
  const lines = made.map(({ text, startMs, lengthMs, speaker }, index) =>
    line(text.join(' '), startMs, startMs + lengthMs, {
      id: `${index}`,
      speaker,
      anchors: [{ chars: 3, atMs: startMs }],
      islands: [{ startMs, endMs: startMs + lengthMs }],
    }),
  );
  const { session: head, entries } = session(...lines);
  return { session: { ...head, languages: ['en'] }, entries };
});

test('whatever a transcript holds, its JSON reads back as it was', () => {
  fc.assert(
    fc.property(transcripts, (transcript) => {
      const json = writeSubtitles(transcript, 'json', { byteOrderMark: true });
      expect(json.ok && parseTranscriptJson(json.value)).toEqual({ ok: true, value: transcript });
    }),
  );
});

test('whatever a transcript holds, plain text and Markdown hold its words once and in order', () => {
  fc.assert(
    fc.property(transcripts, (transcript) => {
      const spoken = transcript.entries.toSorted((one, other) => one.startMs - other.startMs);
      const texts = spoken
        .map((entry) => (entry.kind === 'line' && saysAnything(entry.text) ? cleanText(entry.text) : ''))
        .filter((text) => text !== '');
      const text = writeSubtitles(transcript, 'txt', { speakers: false });
      const markdown = writeSubtitles(transcript, 'md', { speakers: false });
      expect(text.ok ? text.value : '').toBe(texts.map((text) => `${text}\n`).join('\n'));
      const body = markdown.ok ? markdown.value.split('\n\n').slice(1).join('\n\n') : '';
      expect(body.replace(/\\([!-/:-@[-`{-~])/g, '$1')).toBe(texts.map((text) => `${text}\n`).join('\n'));
    }),
  );
});

test('whatever a speaker is called, WebVTT stays valid', async () => {
  await fc.assert(
    fc.asyncProperty(transcripts, async (transcript) => {
      const result = writeSubtitles(transcript, 'vtt');
      if (!result.ok) return;
      const cues = cuesOf(transcript).map(({ startMs, endMs, lines, direction }) => ({
        startMs,
        endMs,
        text: lines.map((text) => marked(text, direction)).join('\n'),
      }));
      for (const reader of ['webvtt-parser', 'node-webvtt']) {
        expect(await vttReaders[reader]?.(result.value)).toEqual({ errors: [], cues });
      }
    }),
  );
});
