/** What counts as an answer: signs without words settle nothing that was said. */
import { expect, test } from '@playwright/test';
import type { Span } from '../../core/base/span.ts';
import type { TranscriptEntry } from '../../core/transcript/transcript.ts';
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

/** A turn of six seconds that was painted or not, with an answer that understood less than all of it. */
function answerInPart(text: string, notUnderstood: readonly Span[], painted: string | null = null) {
  const kept = new Map<string, TranscriptEntry>();
  const books = createBooks({ lane: 'you', keep: (entry) => kept.set(entry.id, entry), show: () => {} });
  const source = { connection: 1, atMs: 6_000 };
  const turn = { startMs: 0, endMs: 6_000, islands: [] };
  books.hearSpeech(6_000);
  books.take({ type: 'heard', turnId: 'a', turn }, source);
  if (painted !== null) books.take({ type: 'text', turnId: 'a', text: painted, atMs: 6_000 }, source);
  books.take({ type: 'final', turnId: 'a', text, notUnderstood }, source);
  const again = books.takeRepeats({ nowMs: 7_000, oldestMs: 0 });
  books.close({ open: null, unplayed: [] });
  return {
    again,
    kept: [...kept.values()].map((entry) =>
      entry.kind === 'line' ? [entry.state, entry.text] : [entry.reason, entry.startMs, entry.endMs],
    ),
  };
}

test('a turn that was not understood is answered: it is marked as such and not heard again', () => {
  const whole = [{ startMs: -300, endMs: 6_600 }];
  const mark = ['notUnderstood', 0, 6_000];
  expect(answerInPart('', whole)).toEqual({ again: null, kept: [mark] });
  expect(answerInPart('', whole, 'Mess up it')).toEqual({
    again: null,
    kept: [['failed', 'Mess up it'], mark],
  });
});

test('what was understood of a turn is its line, beside the mark', () => {
  expect(answerInPart('Good day.', [{ startMs: 3_000, endMs: 6_000 }])).toEqual({
    again: null,
    kept: [
      ['final', 'Good day.'],
      ['notUnderstood', 3_000, 6_000],
    ],
  });
});

test('an answer that tells what was not understood leaves out nothing else: it is not heard again', () => {
  for (const [startMs, endMs] of [
    [0, 200],
    [1_000, 2_000],
  ] as const)
    expect(answerInPart('', [{ startMs, endMs }]).again).toBeNull();
});
