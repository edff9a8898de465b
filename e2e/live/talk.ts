/** The talk that lanes are tested with, and how one is ended while its clock goes on. */
import { expect } from '@playwright/test';
import type { Problem } from '../../core/base/problem.ts';
import { type Scene, talkOf } from './scene.ts';

export const TEXT = 'We begin at eight. Please bring the list of names with you today. Thank you all.';
export const talk = talkOf(TEXT);
export const endMs = talk.at(-1)?.endMs ?? 0;
export const reset: Problem = { kind: 'connectionLost' };

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
