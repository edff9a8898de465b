/** Signs that files must keep, add or leave out: no-break spaces, direction marks, signs without words. */
import { expect, test } from '@playwright/test';
import { line, session } from '../../e2e/subtitles/handmade.ts';
import type { SubtitleFormat } from './options.ts';
import { writeSubtitles } from './subtitles.ts';

function written(text: string, format: SubtitleFormat, speaker: string | null = null): string {
  const result = writeSubtitles(session(line(text, 0, 4_000, { speaker })), format);
  return result.ok ? result.value : result.problem.kind;
}

/** The lines of the only cue. */
const bodyOf = (file: string) => file.split('\n').slice(file.startsWith('WEBVTT') ? 3 : 2, -2);

for (const format of ['srt', 'vtt', 'txt', 'md', 'json'] as const) {
  test(`every no-break space is written as ${format}`, () => {
    const text = 'Il coûte 1\u202F250\u00A0€, n°\u00A05, M.\u00A0Durand, 50\u00A0% de plus\u202F!';
    const [file] = written(text, format).split('"cues"');
    expect(file?.match(/[\u00A0\u202F]/g)).toHaveLength(6);
  });
}

for (const format of ['srt', 'vtt'] as const) {
  test(`a line from right to left says so in ${format}, whatever it begins or ends with`, () => {
    for (const text of ['האם ראית את זה?', '12 אנשים באו.', '- כן, בטח!', 'می\u200Cخواهم بروم.']) {
      expect(bodyOf(written(text, format))).toEqual([`\u202B${text}\u202C`]);
    }
    const lines = bodyOf(written('נפגשים מחר בבוקר במשרד החדש שלנו בקומה 3, 12 אנשים מחברת iPhone.', format));
    expect(lines.map((text) => /^\u202B[^\u202B\u202C]+\u202C$/.test(text))).toEqual([true, true]);
    expect(bodyOf(written('Is it 12, or שלום?', format))).toEqual(['Is it 12, or שלום?']);
    expect(bodyOf(written('שלום עולם.\u200F', format))).toEqual(['\u202Bשלום עולם.\u200F\u202C']);
  });

  test(`signs and marks for silence are refused as nothing to export: ${format}`, () => {
    for (const text of [
      '.',
      '...',
      '…',
      '。',
      '?',
      '-',
      '... ... ...',
      '[BLANK_AUDIO]',
      '(silence)',
      '\u2060',
    ])
      expect(written(text, format)).toBe('nothingToExport');
  });
}

test('a speaker’s Latin name turns no line round', () => {
  expect(bodyOf(written('שלום לכולם.', 'srt', 'Ann'))).toEqual(['\u202BAnn: שלום לכולם.\u202C']);
});

test('signs between lines that say something leave no trace in text', () => {
  const talk = session(line('One.', 0, 1_000), line('...', 2_000, 3_000), line('Two.', 4_000, 5_000));
  expect(writeSubtitles(talk, 'txt')).toEqual({ ok: true, value: 'One.\n\nTwo.\n' });
});
