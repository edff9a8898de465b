/** The mute key: what is said to the room is nobody's, what was said before it is kept, the other lane goes on. */
import { expect, test } from '@playwright/test';
import { talkOf } from '../e2e/live/scene.ts';
import { supervise } from '../e2e/live/supervised.ts';

/** 0.5 s to 1.6 s, 2.6 s to 4.5 s, 5.5 s to 7.4 s. */
const you = talkOf('We are on. Does anybody want coffee. Now I am back.');
const others = talkOf('While you are away we talk on and on.', 2_400);

const gapsOf = ({ changes }: ReturnType<typeof supervise>) =>
  changes.filter((change) => change.kind === 'append' && change.entry.kind === 'gap');

async function supervised(...steps: readonly (readonly [untilMs: number, muted: boolean])[]) {
  const scene = supervise({ you, others });
  scene.intend({ captions: true });
  let atMs = 0;
  for (const [untilMs, muted] of steps) {
    await scene.clock.wind(untilMs - atMs);
    scene.intend({ muted });
    atMs = untilMs;
  }
  return { ...scene, atMs };
}

test('what is said while muted is not captioned, what was said before it is settled, the others go on', async () => {
  // Muted 0.1 s after the last word, before its turn has ended; each source opens after 0.1 s.
  const scene = await supervised([1_800, true], [5_200, false]);
  await scene.clock.wind(8_000);
  scene.intend({ captions: false });
  await scene.clock.wind(8_000);
  expect(scene.said()).toEqual([
    'you: We are on.',
    'others: While you are away we talk on and on.',
    'you: Now I am back.',
  ]);
  expect(gapsOf(scene)).toEqual([]);
});

test('a sentence that the key cuts in two is kept as far as it had come, and no part of it after', async () => {
  const scene = await supervised([3_500, true], [5_200, false]);
  await scene.clock.wind(8_000);
  expect(scene.said().filter((line) => line.startsWith('you'))).toEqual([
    'you: We are on.',
    'you: Does anybody',
    'you: Now I am back.',
  ]);
  expect(gapsOf(scene)).toEqual([]);
});

test('muted is a condition and no fault, for however long; unmuted the lane hears at once', async () => {
  const scene = await supervised([1_800, true]);
  await scene.clock.wind(60_000);
  expect([scene.views.get('you')?.condition, scene.views.get('others')?.condition]).toEqual([
    'muted',
    'listening',
  ]);
  expect(scene.statuses.at(-1)).toMatchObject({ status: 'live', warning: null });
  scene.intend({ muted: false });
  await scene.clock.wind(100);
  expect(scene.views.get('you')?.condition).toBe('listening');
});

test('muted lasts over sleep and a change of sources, and ends with captions', async () => {
  const scene = await supervised([100, true]);
  scene.state.setState({ power: 'asleep' });
  await scene.clock.wind(3_000);
  scene.state.setState({ power: 'awake' });
  scene.choose({ sources: 'computer' });
  await scene.clock.wind(3_000);
  scene.choose({ sources: 'both' });
  await scene.clock.wind(10_000);
  expect(scene.views.get('you')?.condition).toBe('muted');
  expect(scene.said().filter((line) => line.startsWith('you'))).toEqual([]);
  scene.intend({ captions: false });
  await scene.clock.wind(5_000);
  scene.intend({ captions: true });
  expect(scene.state.getState().intent.muted).toBe(false);
  await scene.clock.wind(10_000);
  expect(scene.said().filter((line) => line.startsWith('you'))).toEqual([
    'you: We are on.',
    'you: Does anybody want coffee.',
    'you: Now I am back.',
  ]);
});

test('what is said after Stop is not heard because Stop unmutes', async () => {
  const scene = await supervised([1_800, true], [2_500, true]);
  scene.intend({ captions: false });
  await scene.clock.wind(8_000);
  expect(scene.said().filter((line) => line.startsWith('you'))).toEqual(['you: We are on.']);
});
