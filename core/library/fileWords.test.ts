/** What leaves as files is in the language of the app: sides without a name, gaps, and a session without a title. */
import { expect, test } from '@playwright/test';
import { gap, line, session } from '../../e2e/subtitles/handmade.ts';
import { DEFAULT_EXPORT_CHOICE, type ExportChoice } from '../subtitles/exportChoice.ts';
import { exportFiles, previewOf, sampleOf } from '../subtitles/exportFiles.ts';
import { chosenOf } from '../subtitles/exportSelection.ts';
import { gapNotice } from '../transcript/gapNotice.ts';
import { wordsIn } from '../words/words.ts';
import { fileWordsIn } from './fileWords.ts';

const call = session(
  line('Fangen wir an?', 1_000, 2_500, { speaker: null }),
  gap(3_000, 7_000),
  line('Gern.', 8_000, 8_900, { lane: 'others', speaker: null }),
);
const german = fileWordsIn(wordsIn('de'));

function textOf(of: typeof call, format: ExportChoice['format']): string {
  const files = exportFiles(
    [chosenOf(of, null, { kind: 'session', sessionId: of.session.id })],
    { ...DEFAULT_EXPORT_CHOICE, format },
    german,
  );
  return files.ok ? (files.value[0]?.text ?? '') : files.problem.kind;
}

test('subtitles and texts name sides and gaps as the app does', () => {
  expect(textOf(call, 'txt')).toBe('Sie: Fangen wir an?\n\n[4 s nicht untertitelt]\n\nDie anderen: Gern.\n');
  expect(textOf(call, 'md')).toMatch(/^# Untertitel, 2026/);
  for (const format of ['srt', 'vtt'] as const) {
    const text = textOf(call, format);
    expect(text).toContain('[4 s nicht untertitelt]');
    expect(text).toMatch(/Sie.*Fangen wir an\?/);
    expect(text).not.toMatch(/You|Others|captioned/);
  }
});

test('a side that somebody has named keeps its name, and English is what the command line writes', () => {
  const named = { ...call, session: { ...call.session, names: { you: 'Ann' } } };
  expect(textOf(named, 'txt')).toMatch(/^Ann: /);
  expect(fileWordsIn(wordsIn('en')).gap({ startMs: 3_000, endMs: 7_000 })).toBe(
    gapNotice({ startMs: 3_000, endMs: 7_000 }),
  );
});

test('a preview says the same as its file', () => {
  const sample = sampleOf([chosenOf(call, null, { kind: 'session', sessionId: call.session.id })], 0, german);
  const preview = previewOf(sample, { ...DEFAULT_EXPORT_CHOICE, format: 'srt' }, german);
  expect(preview).toEqual({ ok: true, value: { text: textOf(call, 'srt').trimEnd(), goesOn: false } });
});
