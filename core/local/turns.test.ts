/** Words and readings of a stream belong to the turn that the lane ends next, whenever they are told. */
import { expect, test } from '@playwright/test';
import { createLocalTurns } from './turns.ts';

const spoken = { startMs: 1_100, endMs: 1_900, islands: [] };
const word = (text: string, startMs: number) => ({ text, startMs, endMs: startMs + 200 });
const turns = () => createLocalTurns({ connection: 3, at: (ms) => ms + 1_000 });
const reading = (startMs: number, texts: readonly string[], isUnderstood = true) => ({
  type: 'turn' as const,
  startMs,
  endMs: startMs + 900,
  isUnderstood,
  words: texts.map((text, index) => word(text, startMs + index * 300)),
});

test('words are text of the turn that is open, and its readings are its final, with times on the capture clock', () => {
  const all = turns();
  expect(all.take({ type: 'word', ...word(' Hello', 100) })).toEqual([
    { type: 'text', turnId: '3.1', text: ' Hello', isWhole: true, atMs: 1_300 + 1_000 },
  ]);
  expect(all.end(spoken)).toEqual({ number: 1, event: { type: 'heard', turnId: '3.1', turn: spoken } });
  expect(all.take(reading(100, ['Hello', 'there.']))).toEqual([]);
  expect(all.take({ type: 'ended', turn: 1 })).toEqual([
    {
      type: 'final',
      turnId: '3.1',
      text: 'Hello there.',
      words: [
        { text: 'Hello', startMs: 1_100, endMs: 1_300 },
        { text: 'there.', startMs: 1_400, endMs: 1_600 },
      ],
      notUnderstood: [],
    },
  ]);
});

test('what is told before an end belongs to it, also when the lane has gone on', () => {
  const all = turns();
  all.end(spoken);
  all.end(spoken);
  const told = [
    all.take(reading(0, ['one'])),
    all.take({ type: 'ended', turn: 1 }),
    all.take({ type: 'word', ...word(' two', 900) }),
    all.take(reading(900, ['two'])),
    all.take(reading(1_800, ['more'])),
    all.take({ type: 'ended', turn: 2 }),
    all.take({ type: 'word', ...word(' three', 3_000) }),
  ].flat();
  expect(told.map((event) => ('text' in event ? `${event.turnId} ${event.text}` : ''))).toEqual([
    '3.1 one',
    '3.2  two',
    '3.2 two more',
    '3.3  three',
  ]);
});

test('a turn is owed from its end until all of it was told', () => {
  const all = turns();
  const owed = [all.areOwed()];
  all.take({ type: 'word', ...word(' one', 0) });
  owed.push(all.areOwed());
  all.end(spoken);
  all.end(spoken);
  all.take({ type: 'ended', turn: 1 });
  owed.push(all.areOwed());
  all.take({ type: 'ended', turn: 2 });
  expect([...owed, all.areOwed()]).toEqual([false, false, true, false]);
});

test('a reading that was not understood leaves its span, beside the words of the others', () => {
  const all = turns();
  all.end(spoken);
  all.take(reading(0, ['one']));
  all.take(reading(900, [], false));
  expect(all.take({ type: 'ended', turn: 1 })).toMatchObject([
    { text: 'one', notUnderstood: [{ startMs: 1_900, endMs: 2_800 }] },
  ]);
});
