/** What a transcription tells of itself: to a person, a log and a program; and how much time is left by an uneven pace. */
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from '@playwright/test';
import type { TranscriptLine } from '../../core/transcript/transcript.ts';
import { jsonAccount, jsonProgress, plainProgress } from './lines.ts';
import { paintedProgress } from './painted.ts';
import { leftMs, type Progress, type ProgressNeeds } from './progress.ts';

test('what is left is told by the speed so far, and not before that is known', () => {
  const whole = { durationMs: 60_000, fromMs: 10_000 };
  expect(leftMs(whole, { playedMs: 20_000, tookMs: 2_000 })).toBe(8_000);
  expect(leftMs(whole, { playedMs: 10_000, tookMs: 2_000 })).toBeNull();
  expect(leftMs({ ...whole, durationMs: null }, { playedMs: 20_000, tookMs: 2_000 })).toBeNull();
});

test('from the first tenth on what is left is right within a fifth, though speech goes slower than silence', () => {
  const minutes = 180;
  // As in a meeting: minutes with much speech cost three times those with little.
  const costMs = Array.from({ length: minutes }, (_, at) => (at % 3 === 0 ? 3_000 : 9_000));
  const whole = { durationMs: minutes * 60_000, fromMs: 0 };
  const total = costMs.reduce((sum, cost) => sum + cost, 0);
  let tookMs = 0;
  for (const [at, cost] of costMs.entries()) {
    tookMs += cost;
    if (at + 1 < minutes / 10 || at + 1 > minutes * 0.95) continue;
    const told = leftMs(whole, { playedMs: (at + 1) * 60_000, tookMs }) ?? 0;
    expect(Math.abs(told - (total - tookMs)) / (total - tookMs)).toBeLessThan(0.2);
  }
});

const LINE: TranscriptLine = {
  ...{ kind: 'line', lane: 'file', id: '1', text: 'Good evening.', state: 'final', speaker: null },
  ...{ startMs: 1_000.4, endMs: 2_000, islands: [], anchors: [] },
};

/** What goes to standard output and standard error while a recording of a minute is told of. */
function toldBy(create: (needs: ProgressNeeds) => Progress, finish: () => void = () => undefined) {
  const told = { out: '', said: '' };
  const [write, say] = [process.stdout.write, process.stderr.write];
  let nowMs = 0;
  process.stdout.write = (text) => {
    told.out += String(text);
    return true;
  };
  process.stderr.write = (text) => {
    told.said += String(text);
    return true;
  };
  try {
    const progress = create({ isSilent: false, nowMs: () => nowMs });
    progress.begin({ file: '/a/talk.wav', sessionId: 's', engine: 'local', durationMs: 60_000, fromMs: 0 });
    progress.line(LINE, true);
    progress.line({ ...LINE, text: 'Good evening, all.' }, false);
    nowMs = 4_000;
    progress.open('We begin');
    nowMs = 5_000;
    progress.moved(30_000);
    progress.end();
    finish();
  } finally {
    process.stdout.write = write;
    process.stderr.write = say;
  }
  return { out: stripVTControlCharacters(told.out), said: told.said };
}

test('a log has a line of progress each tenth, and every line of text once', () => {
  const { out, said } = toldBy(plainProgress);
  expect([out, said]).toEqual(['00:00:01  Good evening.\n', 'surtitle: talk.wav 50 %, 00:00:05 left\n']);
});

test('a terminal has the same lines, and below them the words as they come and a bar that goes at the end', () => {
  const { out, said } = toldBy(paintedProgress);
  const plain = stripVTControlCharacters(said);
  expect(out).toBe('00:00:01  Good evening.\n');
  expect(plain).toMatch(/We begin[\s\S]*talk\.wav {2}━+╌+ 50 % {2}00:00:05 left/);
  expect(plain).not.toContain('Good evening');
  // What was painted last is erased.
  expect(said.slice(said.lastIndexOf('left'))).toContain('\u001b[2K');
});

test('a program has events with ids, also of what failed, is missing and was written', () => {
  const { out } = toldBy(jsonProgress, () => {
    jsonAccount.missing('/a/talk.wav', { type: 'missing', startMs: 50_000, endMs: null });
    jsonAccount.gap('/a/talk.wav', { kind: 'gap', lane: 'file', id: 'g', startMs: 3_000, endMs: 4_000 });
    jsonAccount.written('/a/talk.wav', '/a/talk.srt');
    jsonAccount.failed(null, 'there is no key.');
    jsonAccount.ended('/a/talk.wav', 'partly');
  });
  const file = '/a/talk.wav';
  const line = { type: 'line', file, sessionId: 's', lane: 'file', id: '1', startMs: 1_000, endMs: 2_000 };
  expect(
    out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text)),
  ).toEqual([
    { type: 'begin', file, sessionId: 's', engine: 'local', durationMs: 60_000, fromMs: 0 },
    { ...line, text: 'Good evening.', speaker: null },
    { ...line, text: 'Good evening, all.', speaker: null },
    { type: 'progress', file, playedMs: 30_000, durationMs: 60_000, leftMs: 5_000 },
    { type: 'missing', file, startMs: 50_000, endMs: null },
    { type: 'gap', file, lane: 'file', id: 'g', startMs: 3_000, endMs: 4_000, reason: 'lost' },
    { type: 'written', file, path: '/a/talk.srt' },
    { type: 'failed', file: null, sentence: 'there is no key.' },
    { type: 'end', file, outcome: 'partly' },
  ]);
});
