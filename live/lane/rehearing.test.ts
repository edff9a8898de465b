/** Speech that is heard twice: what was answered poorly comes again, and nothing that was settled comes with it. */
import { expect, test } from '@playwright/test';
import { openScene, talkOf } from '../../e2e/live/scene.ts';
import { finish, talk } from '../../e2e/live/talk.ts';
import type { Word } from '../../e2e/live/talkCapture.ts';

const TEXT = 'a1 a2 a3 a4. b1 b2 b3 b4. c1 c2 c3 c4. d1 d2 d3.';
const words = talkOf(TEXT);
const endMs = words.at(-1)?.endMs ?? 0;

test('turns that lost sound are heard again, each alone, also when the second is known while the first is played', async () => {
  const scene = openScene(words);
  await scene.clock.wind(endMs + 3_000);
  const lose = (word: Word | undefined) =>
    scene.engine.opened[0]?.tell({ type: 'soundLost', startMs: word?.startMs ?? 0, endMs: word?.endMs ?? 0 });
  lose(words[0]);
  await scene.clock.wind(40);
  lose(words[8]);
  await scene.clock.wind(20_000);
  await finish(scene);
  expect([scene.said(), scene.gaps()]).toEqual([TEXT, []]);
});

test('a retiring connection that is lost before its final has its turn heard again', async () => {
  const scene = openScene(words);
  await scene.clock.wind(1_500);
  scene.engine.script.withholdsFinals = true;
  scene.engine.opened[0]?.tell({ type: 'ending' });
  while (scene.engine.opened[1]?.isHearing() !== true) await scene.clock.wind(20);
  scene.engine.opened[0]?.lose();
  scene.engine.script.withholdsFinals = false;
  await scene.clock.wind(40_000);
  await finish(scene);
  expect([scene.said(), scene.gaps()]).toEqual([TEXT, []]);
});

test('a final that comes after its turn has begun to be heard again does not say it twice', async () => {
  const scene = openScene(words);
  scene.engine.script.answers.push('failed');
  await scene.clock.wind(endMs + 3_000);
  await scene.clock.wind(500);
  scene.engine.opened[0]?.tell({ type: 'final', turnId: '1.1', text: 'a1 a2 a3 a4.' });
  await scene.clock.wind(20_000);
  await finish(scene);
  expect([scene.said(), scene.gaps()]).toEqual([TEXT, []]);
});

test('turns of another language are one mark, told as standing too, and none is heard again', async () => {
  const scene = openScene(talk);
  scene.engine.script.answers.push('notUnderstood', 'notUnderstood');
  await scene.clock.wind(endMs + 6_000);
  await finish(scene);
  expect(scene.engine.opened).toHaveLength(1);
  expect(scene.entries().map((entry) => (entry.kind === 'line' ? entry.state : entry.reason))).toEqual([
    'failed',
    'notUnderstood',
    'failed',
    'final',
  ]);
});

test('a line keeps when each of its words was said', async () => {
  const scene = openScene(talk);
  scene.engine.script.knowsTimes = true;
  await scene.clock.wind(endMs + 6_000);
  const words = scene.entries().flatMap((entry) => (entry.kind === 'line' ? (entry.words ?? []) : []));
  expect(words).toEqual(talk.map((word) => [word.text, word.startMs, word.endMs]));
});
