/** A stream to a recognizer that is played by hand: what goes to it, what comes of what it tells. */
import { expect, test } from '@playwright/test';
import type { EngineEvent } from '../engine/engine.ts';
import { FRAME_MS, type JudgedFrame } from '../hearing/frame.ts';
import { createLocalStream } from './localStream.ts';

const SPOKEN = { startMs: 1_000, endMs: 1_500, islands: [] };

function stage() {
  const told: EngineEvent[] = [];
  const sent: (number | string)[] = [];
  let take: ((frame: JudgedFrame) => void) | null = null;
  const stream = createLocalStream({
    connection: 2,
    follow: (next) => {
      take = next;
      return () => {
        take = null;
      };
    },
    listener: (event) => told.push(event),
    send: (_samples, probability) => sent.push(probability),
    sendEnd: (turn) => sent.push(`end ${turn}`),
  });
  const play = (frames: number) => {
    for (let frame = 1; frame <= frames; frame += 1)
      take?.({ samples: new Float32Array(), probability: 0.9, levelDb: -30, atMs: frame * FRAME_MS });
  };
  return { stream, told, sent, play };
}

test('frames go to it from hear to stopHearing, and its answer to an end is the final of that turn', () => {
  const { stream, told, sent, play } = stage();
  play(1);
  stream.hear();
  play(1);
  stream.end(SPOKEN);
  stream.stopHearing();
  play(1);
  expect(sent).toEqual([0.9, 'end 1']);
  stream.take({ type: 'ended', turn: 1 });
  expect(told).toEqual([
    { type: 'heard', turnId: '2.1', turn: SPOKEN },
    { type: 'final', turnId: '2.1', text: '', words: [], notUnderstood: [] },
  ]);
});

test('sound is held while too much waits to be taken in, and goes on when little does', () => {
  const { stream, told, play } = stage();
  stream.hear();
  play(60);
  expect(told).toEqual([{ type: 'steady', isSteady: false }]);
  stream.takenIn(60 * FRAME_MS);
  expect(told.slice(1)).toEqual([{ type: 'alive' }, { type: 'steady', isSteady: true }]);
});

test('it owes what it has not taken in, and turns that it has not told all of', () => {
  const { stream, play } = stage();
  stream.hear();
  const owed = [stream.isOwed()];
  play(30);
  owed.push(stream.isOwed());
  stream.takenIn(30 * FRAME_MS);
  owed.push(stream.isOwed());
  stream.end(SPOKEN);
  owed.push(stream.isOwed());
  stream.take({ type: 'ended', turn: 1 });
  expect([...owed, stream.isOwed()]).toEqual([false, true, false, true, false]);
});
