/** The words just before the end, when text has stopped coming: a line or a gap has them. */
import { expect, test } from '@playwright/test';
import { openScene, talkOf } from '../../e2e/live/scene.ts';
import { finish } from '../../e2e/live/talk.ts';

const monologue = talkOf(Array.from({ length: 40 }, (_, index) => `word${index}`).join(' '));

test('words that an engine left out shortly before the end are a gap, whatever its last final says', async () => {
  for (const muteMs of [2_000, 2_500, 3_500]) {
    const scene = openScene(monologue);
    await scene.clock.wind(8_000);
    scene.engine.script.isMute = true;
    await scene.clock.wind(muteMs);
    await finish(scene);
    const said = new Set(scene.said().split(' '));
    const isMarked = (atMs: number) => scene.gaps().some(([fromMs, toMs]) => fromMs <= atMs && atMs < toMs);
    const vanished = monologue.filter(
      ({ text, startMs, endMs: wordEndMs }) =>
        wordEndMs < 8_000 + muteMs && !said.has(text) && !isMarked((startMs + wordEndMs) / 2),
    );
    expect(vanished.map(({ text }) => text)).toEqual([]);
  }
});
