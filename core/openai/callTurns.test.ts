/** Turns of a call: the service finds them, names them and says where they lie; what nobody heard of them is guessed. */
import { expect, test } from '@playwright/test';
import type { TurnEvent } from '../engine/engine.ts';
import { type CallTurns, foldCallTurns, knownTurns, noCallTurns, openTurn } from './callTurns.ts';

const TRANSCRIPTION = 'conversation.item.input_audio_transcription';
const started = (item_id: string, audio_start_ms: number) => ({
  type: 'input_audio_buffer.speech_started',
  item_id,
  audio_start_ms,
});
const stopped = (item_id: string, audio_end_ms: number) => ({
  type: 'input_audio_buffer.speech_stopped',
  item_id,
  audio_end_ms,
});
const completed = (item_id: string, transcript: string) => ({
  type: `${TRANSCRIPTION}.completed`,
  item_id,
  transcript,
});

function fold(
  steps: readonly (readonly [number, unknown])[],
  from: CallTurns = noCallTurns,
): { readonly turns: CallTurns; readonly events: readonly TurnEvent[] } {
  let turns = from;
  const events: TurnEvent[] = [];
  for (const [atMs, event] of steps) {
    const step = foldCallTurns(turns, event, atMs);
    turns = step.turns;
    events.push(...step.events);
  }
  return { turns, events };
}

const heard = (turnId: string, startMs: number, endMs: number) => ({
  type: 'heard',
  turnId,
  turn: { startMs, endMs, islands: [{ startMs, endMs }] },
});
const final = (turnId: string, text: string) => ({ type: 'final', turnId, text, notUnderstood: [] });

test('a turn’s speech is what the service heard without the padding before and the silence after it', () => {
  const { events } = fold([
    [1_000, started('a', 700)],
    [3_600, stopped('a', 3_500)],
    [3_900, { type: `${TRANSCRIPTION}.delta`, item_id: 'a', delta: ' Hello.' }],
    [4_100, completed('a', 'Hello.')],
    [4_200, completed('a', 'Hello.')],
  ]);
  expect(events).toEqual([
    heard('a', 1_000, 3_000),
    { type: 'text', turnId: 'a', text: ' Hello.', atMs: 3_900 },
    final('a', 'Hello.'),
    final('a', 'Hello.'),
  ]);
});

test('while somebody speaks the turn is open, until it stops or another begins', () => {
  const speaking = fold([[1_000, started('a', 700)]]).turns;
  const next = fold([[9_000, started('b', 8_700)]], speaking).turns;
  expect([openTurn(noCallTurns, 0), openTurn(speaking, 1_500)?.endMs, openTurn(next, 9_500)?.id]).toEqual([
    null,
    1_500,
    'b',
  ]);
});

test('an answer to a turn that nobody heard is placed between the turn before it and now', () => {
  const { events } = fold([
    [1_000, started('a', 700)],
    [3_600, stopped('a', 3_500)],
    [9_100, completed('b', 'Who are you?')],
  ]);
  expect(events).toEqual([heard('a', 1_000, 3_000), heard('b', 7_200, 8_000), final('b', 'Who are you?')]);
});

test('a turn of which only the end was heard is as long as its text, once that is there', () => {
  const said = 'Who are you? '.repeat(7);
  const { events } = fold([
    [8_600, stopped('b', 8_500)],
    [9_100, completed('b', said)],
    [9_200, completed('b', said)],
  ]);
  const { turn } = heard('b', 8_000 - said.length / 0.015, 8_000);
  const moved = { type: 'moved', turnId: 'b', turn };
  expect(events).toEqual([heard('b', 5_000, 8_000), moved, final('b', said), final('b', said)]);
});

test('an answer to a turn of an earlier process keeps the times that it had', () => {
  const known = knownTurns(new Map([['a', { startMs: 1_000, endMs: 3_000 }]]));
  const { events } = fold([[20_000, completed('a', 'Hello.')]], known);
  expect(events).toEqual([heard('a', 1_000, 3_000), final('a', 'Hello.')]);
});

test('a turn without words is no speech, one that failed is owed', () => {
  const { events } = fold([
    [2_000, completed('a', '')],
    [2_000, { type: `${TRANSCRIPTION}.failed`, item_id: 'b', error: { code: 'x' } }],
  ]);
  expect(events).toEqual([final('a', ''), heard('b', 0, 900), { type: 'failed', turnId: 'b' }]);
});

test('what is no event of a turn changes nothing, whatever it is', () => {
  const values = [
    null,
    7,
    'text',
    [],
    {},
    { type: 'session.updated', session: {} },
    { type: 'input_audio_buffer.speech_started' },
    { type: 'input_audio_buffer.dtmf_event_received', event: '1' },
    { type: `${TRANSCRIPTION}.completed`, transcript: 'nameless' },
  ];
  const { turns, events } = fold(values.map((value) => [0, value] as const));
  expect([events, turns]).toEqual([[], noCallTurns]);
});
