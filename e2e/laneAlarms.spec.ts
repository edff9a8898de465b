/** Two real sources in the app: how soon a lane that is deaf or brings no text says so, and what the mute key keeps out. */
import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { defaultShortcuts } from '../core/app/shortcuts.ts';
import { setCaptions, waitForStatus } from './session/captionedTalk.ts';
import { goLive, hearingBoth, saidBy, stopWhenSaid, test } from './session/twoSides.ts';
import { readLongTalk, readShortTalk, textOf } from './speech/bundled.ts';
import { partOf } from './speech/pieces.ts';

/** What a person is told within. */
const SAID_WITHIN_MS = 5_000;

const mine = partOf(await readShortTalk(), { fromMs: 0, toMs: 5_000 });
const theirs = partOf(await readLongTalk(), { fromMs: 0, toMs: 7_600 });

const markOf = (overlay: Page, name: string) => overlay.locator('.lane-mark', { hasText: name });

const untilIs = (overlay: Page, name: string, condition: string) =>
  expect(markOf(overlay, name)).toHaveAttribute('data-condition', condition, { timeout: 20_000 });

declare global {
  interface Window {
    conditions: { readonly at: number; readonly name: string; readonly condition: string }[];
  }
}

/** Notes each condition as it is painted, on the page's own clock. */
const watchConditions = (overlay: Page) =>
  overlay.evaluate(() => {
    window.conditions = [];
    new MutationObserver(() => {
      for (const mark of document.querySelectorAll<HTMLElement>('.lane-mark')) {
        const name = mark.querySelector('.name')?.textContent ?? '';
        const condition = mark.dataset['condition'] ?? '';
        const last = window.conditions.findLast((noted) => noted.name === name);
        if (last?.condition !== condition) window.conditions.push({ at: performance.now(), name, condition });
      }
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });

/** Milliseconds from the first of one condition of a lane to its first of another. */
async function between(overlay: Page, name: string, from: string, to: string): Promise<number> {
  const noted = (await overlay.evaluate(() => window.conditions)).filter((one) => one.name === name);
  const atOf = (condition: string) => noted.find((one) => one.condition === condition)?.at ?? Number.NaN;
  return Math.round(atOf(to) - atOf(from));
}

test('zeros at the microphone and speech without text are said in five seconds, silence of the computer is none', async ({
  launch,
  sides,
}) => {
  const server = await sides.serve([mine, theirs]);
  const overlay = await (await launch(hearingBoth(sides, server))).page('overlay');
  await watchConditions(overlay);
  await setCaptions(overlay, true);
  await waitForStatus(overlay, ({ status }) => status === 'live');
  // The microphone hears an empty sink: zeros.
  await untilIs(overlay, 'You', 'deaf');
  await expect(markOf(overlay, 'Others')).toHaveAttribute('data-condition', 'nothingYet');
  server.control({ type: 'text', mode: 'held' });
  server.control({ type: 'finals', mode: 'missing' });
  const playing = sides.play('aloud', theirs);
  await untilIs(overlay, 'Others', 'noText');
  const alarms = {
    deafMs: await between(overlay, 'You', 'listening', 'deaf'),
    noTextMs: await between(overlay, 'Others', 'hearing', 'noText'),
  };
  console.info(`Alarms: deaf after ${alarms.deafMs} ms, no text after ${alarms.noTextMs} ms.`);
  expect(Math.max(alarms.deafMs, alarms.noTextMs)).toBeLessThanOrEqual(SAID_WITHIN_MS);
  await playing;
});

test('the mute key keeps what is said to the room out of the captions, and the others go on', async ({
  launch,
  sides,
}) => {
  const app = await launch(hearingBoth(sides, await sides.serve([mine, theirs])));
  const overlay = await goLive(app);
  const { toggleMute } = defaultShortcuts(process.platform === 'win32');
  await app.pressShortcut(toggleMute);
  await untilIs(overlay, 'You', 'muted');
  await expect.poll(() => app.trayLabels()).toContain('Caption my microphone again');
  // What I say is over before what they say is.
  await Promise.all([sides.play('room', mine), sides.play('aloud', theirs)]);
  await expect.poll(() => saidBy(app), { timeout: 15_000 }).toEqual({ you: '', others: textOf(theirs) });
  expect(await overlay.locator('.lane', { hasText: 'You' }).locator('.line').allTextContents()).toEqual([]);
  await app.pressShortcut(toggleMute);
  await sides.play('room', mine);
  await stopWhenSaid(app, { you: textOf(mine), others: textOf(theirs) });
});
