/** Two real sources in the app: how soon a lane that is deaf or brings no text says so, and what the mute key keeps out. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { defaultShortcuts } from '../core/app/shortcuts.ts';
import { expect, test } from './app/fixture.ts';
import { readLastTranscript } from './app/transcriptsFile.ts';
import { type RealtimeServer, startRealtimeServer } from './service/server.ts';
import { LOCAL_KEY, setCaptions, waitForStatus } from './session/captionedTalk.ts';
import { writeMicrophoneFile } from './session/microphone.ts';
import { lackOfSoundServer, type SoundServer, startSoundServer } from './session/soundServer.ts';
import { readLongTalk, readShortTalk } from './speech/bundled.ts';
import { partOf, talksInTurn } from './speech/pieces.ts';

/** What a person is told within. */
const SAID_WITHIN_MS = 5_000;

let sound: SoundServer;
let server: RealtimeServer;
let folder: string;
let files: { readonly mine: string; readonly theirs: string };
const lack = lackOfSoundServer();
test.skip(lack !== null, lack ?? '');
test.beforeEach(async () => {
  const mine = await readShortTalk();
  const theirs = partOf(await readLongTalk(), { fromMs: 0, toMs: 7_600 });
  sound = await startSoundServer();
  server = await startRealtimeServer({ talk: talksInTurn([mine, theirs]) });
  folder = mkdtempSync(join(tmpdir(), 'surtitle-alarms-'));
  files = { mine: join(folder, 'mine.wav'), theirs: join(folder, 'theirs.wav') };
  await writeMicrophoneFile(files.mine, mine.sound);
  await writeMicrophoneFile(files.theirs, theirs.sound);
});
test.afterEach(async () => {
  await sound.stop();
  await server.close();
  rmSync(folder, { recursive: true });
});

const launching = () => ({
  apiKey: LOCAL_KEY,
  env: sound.env,
  microphone: { kind: 'system' as const },
  settings: { baseUrl: server.baseUrl, echoCancellation: false },
});

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
}) => {
  const overlay = await (await launch(launching())).page('overlay');
  await watchConditions(overlay);
  await setCaptions(overlay, true);
  await waitForStatus(overlay, ({ status }) => status === 'live');
  // The microphone hears an empty sink: zeros.
  await untilIs(overlay, 'You', 'deaf');
  await expect(markOf(overlay, 'Others')).toHaveAttribute('data-condition', 'nothingYet');
  server.control({ type: 'text', mode: 'held' });
  server.control({ type: 'finals', mode: 'missing' });
  const playing = sound.play('aloud', files.theirs);
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
}) => {
  const app = await launch(launching());
  const overlay = await app.page('overlay');
  await setCaptions(overlay, true);
  await waitForStatus(overlay, ({ status }) => status === 'live');
  const { toggleMute } = defaultShortcuts(process.platform === 'win32');
  await app.pressShortcut(toggleMute);
  await untilIs(overlay, 'You', 'muted');
  await expect.poll(() => app.trayLabels()).toContain('Caption my microphone again');
  await Promise.all([sound.play('room', files.mine), sound.play('aloud', files.theirs)]);
  await overlay.waitForTimeout(3_000);
  expect(await overlay.locator('.lane', { hasText: 'You' }).locator('.line').allTextContents()).toEqual([]);
  const kept = () => readLastTranscript(app.userDataDir)?.entries ?? [];
  const whileMuted = kept();
  expect(whileMuted.filter(({ lane }) => lane === 'you')).toEqual([]);
  expect(whileMuted.some(({ lane }) => lane === 'others')).toBe(true);
  await app.pressShortcut(toggleMute);
  const again = sound.play('room', files.mine);
  await expect(overlay.locator('.lane', { hasText: 'You' })).toContainText('Monday', { timeout: 30_000 });
  await again;
  await overlay.waitForTimeout(3_000);
  await setCaptions(overlay, false);
  await waitForStatus(overlay, ({ status }) => status === 'idle');
  const mine = kept().flatMap((entry) => (entry.lane === 'you' && entry.kind === 'line' ? entry.text : []));
  expect(mine.join(' ').match(/Monday/gu)).toHaveLength(1);
});
