/** The talks that lanes are tested with, and how one is ended while its clock goes on. */
import { expect } from '@playwright/test';
import type { Problem } from '../../core/base/problem.ts';
import { type Scene, talkOf } from './scene.ts';

export const TEXT = 'We begin at eight. Please bring the list of names with you today. Thank you all.';
export const talk = talkOf(TEXT);
export const endMs = talk.at(-1)?.endMs ?? 0;
export const reset: Problem = { kind: 'connectionLost' };

/** Sixty sentences of four words and a pause of a second: about two and a half minutes. */
export const LONG_TEXT = Array.from(
  { length: 60 },
  (_, index) => `one${index} two${index} three${index} four${index}.`,
).join(' ');
export const longTalk = talkOf(LONG_TEXT);
export const longEndMs = longTalk.at(-1)?.endMs ?? 0;

/** The next openings of the preferred engine fail. */
export const refuseFor = ({ engine }: Scene, times: number) =>
  engine.script.refusals.push(...Array.from({ length: times }, () => reset));

/** How it was when somebody last listened. */
export const hearing = ({ statuses }: Scene) => statuses.findLast(({ status }) => status === 'live');

export const statusesOf = ({ statuses }: Scene) => statuses.map(({ status }) => status);

/** Ends the lane while its clock goes on. */
export async function finish(scene: Scene, withinMs = 60_000): Promise<void> {
  let isOver = false;
  const over = scene.lane.finish().then(() => {
    isOver = true;
  });
  for (let ms = 0; !isOver && ms < withinMs; ms += 100) await scene.clock.wind(100);
  expect(isOver).toBe(true);
  await over;
}
