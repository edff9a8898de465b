/** A caller's lane on a clock that is wound by hand: what is kept, what stands, and what of an absence is a gap. */
import { expect, test } from '@playwright/test';
import type { TranscriptEntry, TranscriptLine } from '../../core/transcript/transcript.ts';
import { createWindableClock } from '../../e2e/live/windableClock.ts';
import { createCallCaptions } from './captions.ts';

const TRANSCRIPTION = 'conversation.item.input_audio_transcription';

function lane(known: readonly TranscriptLine[] = []) {
  const clock = createWindableClock();
  const kept = new Map<string, TranscriptEntry>();
  let stands: readonly TranscriptEntry[] = [];
  const captions = createCallCaptions({
    lane: 'caller',
    clock,
    atMs: clock.nowMs,
    known,
    keep: (entry) => void kept.set(entry.id, entry),
    show: () => {},
    keepStanding: ({ entries }) => {
      stands = entries;
    },
  });
  const take = (type: string, fields: object) => captions.take({ type, ...fields });
  return {
    captions,
    wind: clock.wind,
    kept: () =>
      [...kept.values()].map((entry) =>
        entry.kind === 'line'
          ? [entry.text, entry.state, Math.round(entry.startMs), Math.round(entry.endMs)]
          : ['gap', Math.round(entry.startMs), Math.round(entry.endMs)],
      ),
    stands: () => stands,
    start: (item_id: string, speechMs: number) =>
      take('input_audio_buffer.speech_started', { item_id, audio_start_ms: speechMs - 300 }),
    stop: (item_id: string, speechMs: number) =>
      take('input_audio_buffer.speech_stopped', { item_id, audio_end_ms: speechMs + 500 }),
    say: (item_id: string, delta: string) => take(`${TRANSCRIPTION}.delta`, { item_id, delta }),
    settle: (item_id: string, transcript: string) =>
      take(`${TRANSCRIPTION}.completed`, { item_id, transcript }),
    fail: (item_id: string) => take(`${TRANSCRIPTION}.failed`, { item_id, error: { code: 'x' } }),
  };
}

test('answers come in any order, and again, and each line is kept once with its times', async () => {
  const { wind, start, stop, settle, kept } = lane();
  await wind(1_000);
  start('a', 1_000);
  await wind(1_600);
  stop('a', 2_000);
  start('b', 2_800);
  await wind(2_000);
  stop('b', 4_000);
  settle('b', 'Second.');
  settle('a', 'First.');
  settle('a', 'First.');
  expect(kept()).toEqual([
    ['Second.', 'final', 2_800, 4_000],
    ['First.', 'final', 1_000, 2_000],
  ]);
});

test('a turn that failed is a gap at once, one without words is nothing', async () => {
  const { wind, start, stop, settle, fail, kept } = lane();
  for (const [item, atMs, answer] of [
    ['a', 1_000, () => settle('a', '')],
    ['b', 5_000, () => fail('b')],
  ] as const) {
    await wind(2_000);
    start(item, atMs);
    stop(item, atMs + 2_000);
    answer();
  }
  expect(kept()).toEqual([['gap', 5_000, 7_000]]);
});

test('who is cut off leaves the words that came, and a gap where none did', async () => {
  const { captions, wind, start, say, kept } = lane();
  await wind(1_000);
  start('a', 1_000);
  await wind(2_000);
  say('a', ' And then');
  await wind(3_000);
  expect(captions.end()).toBe(6_000);
  captions.take({ type: `${TRANSCRIPTION}.completed`, item_id: 'a', transcript: 'Too late.' });
  expect(kept()).toEqual([
    ['And then', 'interrupted', 1_000, 6_000],
    ['gap', 2_000, 6_000],
  ]);
});

test('an absence between turns is a gap once it is clear that nobody’s words are under way', async () => {
  const { captions, wind, start, stop, settle, kept } = lane();
  await wind(2_000);
  start('a', 500);
  stop('a', 1_200);
  settle('a', 'Hello.');
  captions.away(2_000);
  await wind(3_000);
  captions.back();
  await wind(10_000);
  expect(kept().length).toBe(1);
  start('b', 15_000);
  await wind(2_000);
  expect(kept()).toEqual([
    ['Hello.', 'final', 500, 1_200],
    ['gap', 2_000, 5_000],
  ]);
});

test('a turn that goes on over an absence is no gap, when its whole text comes in the end', async () => {
  const { captions, wind, start, stop, settle, kept } = lane();
  await wind(1_000);
  start('a', 1_000);
  await wind(1_000);
  captions.away(2_000);
  await wind(3_000);
  captions.back();
  await wind(6_000);
  stop('a', 10_000);
  await wind(600);
  settle('a', 'All of it.');
  await wind(40_000);
  expect(kept()).toEqual([['All of it.', 'final', 1_000, 10_000]]);
});

test('a turn whose end was missed is a gap from its beginning', async () => {
  const { captions, wind, start, kept } = lane();
  await wind(1_000);
  start('a', 1_000);
  await wind(4_000);
  captions.away(5_000);
  await wind(3_000);
  captions.back();
  await wind(10_000);
  start('b', 17_500);
  await wind(2_000);
  expect(kept()).toEqual([['gap', 1_000, 8_000]]);
});

test('a call that is over a moment after it was lost has no gap for that moment; after a long while it has', async () => {
  const lengths = [1_000, 6_000].map(async (goneMs) => {
    const { captions, wind, kept } = lane();
    await wind(5_000);
    captions.away(5_000);
    await wind(goneMs);
    return [captions.end(), kept()];
  });
  expect(await Promise.all(lengths)).toEqual([
    [5_000, []],
    [11_000, [['gap', 5_000, 11_000]]],
  ]);
});

test('how far all is written down is told up to the oldest words that are owed', async () => {
  const { captions, wind, start, stop, settle } = lane();
  await wind(5_000);
  const reached = [captions.reached()];
  start('a', 4_000);
  reached.push(captions.reached());
  stop('a', 4_500);
  await wind(1_000);
  reached.push(captions.reached());
  settle('a', 'Hello.');
  reached.push(captions.reached());
  expect(reached).toEqual([
    { atMs: 5_000, isOwed: false },
    { atMs: 4_000, isOwed: true },
    { atMs: 4_000, isOwed: true },
    { atMs: 6_000, isOwed: false },
  ]);
});

test('what an earlier process has kept is not told again, and its open line is completed', async () => {
  const line = (
    id: string,
    text: string,
    state: TranscriptLine['state'],
    startMs: number,
  ): TranscriptLine => ({
    ...{ kind: 'line', lane: 'caller', id, text, state, startMs, endMs: startMs + 1_000 },
    ...{ islands: [], anchors: [], speaker: null },
  });
  const { wind, settle, kept } = lane([
    line('a', 'Hello.', 'final', 0),
    line('b', 'Who', 'interrupted', 2_000),
  ]);
  await wind(9_000);
  settle('a', 'Hello.');
  settle('b', 'Who are you?');
  expect(kept()).toEqual([['Who are you?', 'final', 2_000, 3_000]]);
});
