/** A pause and being off the record: the session goes on after, and of what was said off the record nothing is kept. */
import { expect, test } from '@playwright/test';
import { talkOf } from '../e2e/live/scene.ts';
import { supervise } from '../e2e/live/supervised.ts';

const TEXT = 'Is everybody here? Then let us begin.';
const WHOLE_TALK_MS = 9_000;

/** Captions have been on for a whole talk. */
async function afterTalk() {
  const scene = supervise({ you: talkOf(TEXT) });
  scene.intend({ captions: true });
  await scene.clock.wind(WHOLE_TALK_MS);
  return scene;
}

test('a pause lets go of the microphone, and what is said after it is another part of the session', async () => {
  const scene = await afterTalk();
  scene.intend({ paused: true });
  await scene.clock.wind(10_000);
  expect(scene.changes.at(-1)).toMatchObject({ kind: 'pause', sessionId: 'session 1', reason: 'paused' });
  expect(scene.lanes[0]?.opened.map(({ capture }) => capture.isClosed())).toEqual([true]);
  expect(scene.statuses.at(-1)).toEqual({ status: 'idle' });
  scene.intend({ paused: false });
  await scene.clock.wind(WHOLE_TALK_MS);
  expect([scene.begun.length, scene.statuses.at(-1)?.status]).toEqual([2, 'live']);
});

test('off the record captions are painted, and nobody who keeps or shares them hears of it', async () => {
  const scene = await afterTalk();
  scene.intend({ offRecord: true });
  await scene.clock.wind(2_000);
  const kept = structuredClone(scene.changes);
  const shown = structuredClone([...scene.views].map(([lane, { captions }]) => [lane, captions]));
  expect(kept.at(-1)).toMatchObject({ kind: 'pause', reason: 'offRecord' });
  await scene.clock.wind(WHOLE_TALK_MS);
  expect(scene.offRecord.at(-1)).toBe(`you: ${TEXT}`);
  expect(scene.changes).toEqual(kept);
  expect([...scene.views].map(([lane, { captions }]) => [lane, captions])).toEqual(shown);
  expect(scene.begun).toHaveLength(1);
  scene.intend({ offRecord: false });
  // At once: whoever wants it kept does not wait for what is not.
  await scene.clock.wind(200);
  expect(scene.begun).toHaveLength(2);
  await scene.clock.wind(WHOLE_TALK_MS);
  expect(scene.said()).toEqual([`you: ${TEXT}`, `you: ${TEXT}`]);
});

test('a sentence that is being said when the record stops is kept, what follows it is not', async () => {
  const scene = supervise({ you: talkOf(TEXT) });
  scene.intend({ captions: true });
  await scene.clock.wind(1_200);
  scene.intend({ offRecord: true });
  await scene.clock.wind(WHOLE_TALK_MS);
  const said = scene.said().join(' ');
  expect(said).toMatch(/^you: Is/);
  expect(said).not.toContain('begin');
  scene.intend({ captions: false });
  await scene.clock.wind(5_000);
  expect(scene.said().join(' ')).toBe(said);
  expect(scene.changes.at(-1)).toMatchObject({ kind: 'pause', reason: 'offRecord' });
});

test('paused while off the record and the other way round, no word is kept until both are over', async () => {
  const scene = await afterTalk();
  const kept = scene.said();
  scene.intend({ offRecord: true });
  await scene.clock.wind(3_000);
  scene.intend({ paused: true });
  await scene.clock.wind(3_000);
  scene.intend({ paused: false });
  await scene.clock.wind(WHOLE_TALK_MS);
  expect(scene.said()).toEqual(kept);
  scene.intend({ paused: true });
  scene.intend({ offRecord: false });
  await scene.clock.wind(5_000);
  expect([scene.said(), scene.begun.length]).toEqual([kept, 1]);
  scene.intend({ paused: false });
  await scene.clock.wind(WHOLE_TALK_MS);
  expect(scene.begun).toHaveLength(2);
});

test('while one source still waits for leave, what the other hears is muted, broken off and ended all the same', async () => {
  const scene = supervise({ you: talkOf(TEXT), others: talkOf(TEXT) }, { you: 100, others: 60_000 });
  const [you] = scene.lanes;
  scene.intend({ captions: true });
  await scene.clock.wind(3_000);
  scene.intend({ muted: true });
  expect(you?.opened[0]?.capture.isMuted()).toBe(true);
  scene.intend({ muted: false, paused: true });
  await scene.clock.wind(5_000);
  expect(you?.opened.map(({ capture }) => capture.isClosed())).toEqual([true]);
  expect(scene.changes.at(-1)).toMatchObject({ kind: 'pause', reason: 'paused' });
  const said = scene.said().join(' ');
  expect(said).toMatch(/^you: Is/);
  scene.intend({ paused: false, offRecord: true });
  await scene.clock.wind(3_000);
  expect([scene.offRecord.at(-1)?.startsWith('you: Is'), scene.said().join(' ')]).toEqual([true, said]);
  scene.intend({ captions: false });
  await scene.clock.wind(120_000);
  expect(scene.said().join(' ')).toBe(said);
  expect(scene.lanes.flatMap(({ opened }) => opened.map(({ capture }) => capture.isClosed()))).not.toContain(
    false,
  );
});

test('a page that goes while one source still waits for leave keeps what the other has heard', async () => {
  const scene = supervise({ you: talkOf(TEXT), others: talkOf(TEXT) }, { you: 100, others: 60_000 });
  scene.intend({ captions: true });
  await scene.clock.wind(1_500);
  scene.supervisor.abandon();
  await scene.clock.wind(100);
  expect(scene.said().join(' ')).toMatch(/^you: Is/);
});
