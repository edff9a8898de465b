/** What counts as an answer: signs without words settle nothing that was said. */
import { expect, test } from '@playwright/test';
import type { TranscriptEntry } from '../core/transcript/transcript.ts';
import { createBooks } from './books.ts';

/** A turn of six seconds, heard without text, then answered; what is kept, and from where it is played again. */
function answerWith(text: string, delta: string | null = null) {
  const kept: TranscriptEntry[] = [];
  const books = createBooks({ lane: 'you', keep: (entry) => kept.push(entry), show: () => {} });
  const source = (atMs: number) => ({ connection: 1, atMs });
  const turn = { startMs: 0, endMs: 6_000, islands: [] };
  books.hearSpeech(6_000);
  books.take({ type: 'heard', turnId: 'a', turn }, source(6_000));
  if (delta !== null) books.take({ type: 'text', turnId: 'a', text: delta, atMs: 6_000 }, source(6_000));
  books.take({ type: 'final', turnId: 'a', text }, source(7_000));
  return { again: books.takeRepeats({ nowMs: 7_000, oldestMs: 0 }), kept };
}

test('a final of signs alone, for speech that got no text, is as suspicious as an empty one', () => {
  expect(answerWith('')).toMatchObject({ again: { fromMs: 0 }, kept: [] });
  for (const signs of ['...', '[BLANK_AUDIO]', '(silence)'])
    expect(answerWith(signs)).toEqual(answerWith(''));
  expect(answerWith('Yes.').again).toBeNull();
});

test('signs that come as text say nothing either', () => {
  expect(answerWith('', '...')).toEqual(answerWith(''));
});

test('at the end lines are kept before gaps, since there may be no time for both', () => {
  const kept: TranscriptEntry[] = [];
  const books = createBooks({ lane: 'you', keep: (entry) => kept.push(entry), show: () => {} });
  books.take({ type: 'text', turnId: 'a', text: 'Half a', atMs: 2_000 }, { connection: 1, atMs: 2_000 });
  books.close({ open: { startMs: 0, endMs: 6_000, islands: [] }, unplayed: [] });
  expect(kept.map(({ kind }) => kind)).toEqual(['line', 'gap']);
});
