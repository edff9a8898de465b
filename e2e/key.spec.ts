/**
 * Follows a marked key through a real session of the running app: only the store that main keeps may have it.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from './app/fixture.ts';
import type { LaunchOptions, RunningApp } from './app/host.ts';
import { type IpcMessage, ipcLogIn, readIpcLog } from './app/ipcLog.ts';
import { isRenderer, memoryHolds, processesOf } from './app/processes.ts';
import { filesHolding, formsOf, takeHeapSnapshot } from './app/secrets.ts';
import { type RealtimeServer, startRealtimeServer } from './service/server.ts';
import { setCaptions, waitForStatus } from './session/captionedTalk.ts';
import { talkingMicrophone } from './session/microphone.ts';
import { sentFinals } from './session/sentences.ts';
import { readShortTalk } from './speech/bundled.ts';

const KEY = 'sk-marked-Zx81kQvT5mWp3LrY7nB2';

/** Put into a page's memory before it is searched: a search that misses it would find nothing. */
const PLANTED = 'planted-Hc63jUeD9sGf4TaX';

let dir: string;
let server: RealtimeServer;
test.beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'surtitle-key-'));
  server = await startRealtimeServer({ talk: await readShortTalk(), apiKey: KEY });
});
test.afterEach(async () => {
  await server.close();
  rmSync(dir, { recursive: true });
});

async function optionsFor(): Promise<LaunchOptions> {
  return {
    microphone: await talkingMicrophone(dir),
    settings: { baseUrl: server.baseUrl, echoCancellation: false },
    env: ipcLogIn(dir),
  };
}

/** Captions until the first sentence has been settled, then stops. */
async function runSession(app: RunningApp): Promise<void> {
  const overlay = await app.page('overlay');
  await setCaptions(overlay, true);
  await expect.poll(() => sentFinals(server).length, { timeout: 30_000 }).toBeGreaterThan(0);
  await expect(overlay.getByRole('log')).toContainText('everybody');
  await setCaptions(overlay, false);
  await waitForStatus(overlay, ({ status }) => status === 'idle');
}

/** Types as a keyboard does, so that the page holds what a person's typing leaves behind. */
async function typeKey(page: Page): Promise<void> {
  const field = page.getByLabel('New key');
  await field.click();
  await page.keyboard.type(KEY);
  // While it is in the field the search does find it.
  expect(await takeHeapSnapshot(page)).toContain(KEY);
  await page.keyboard.press('Enter');
  await expect(page.getByText('A key is stored.')).toBeVisible();
}

/** Which pages have the secret in their heap while the app runs, and whether it printed it. */
async function livePlacesOf(secret: string, app: RunningApp): Promise<readonly string[]> {
  const places: string[] = [];
  for (const name of ['overlay', 'settings'] as const) {
    const page = await app.page(name);
    await page.evaluate((planted) => Reflect.set(globalThis, 'planted', planted), PLANTED);
    const heap = await takeHeapSnapshot(page);
    expect(heap).toContain(PLANTED);
    if (formsOf(secret).some((form) => heap.includes(form.toString('latin1'))))
      places.push(`heap of ${name}`);
  }
  return app.output().includes(secret) ? [...places, 'output'] : places;
}

/** Once the app has quit: by then everything that will be written has been, and no file is held open. */
async function lastingPlacesOf(secrets: readonly string[], app: RunningApp): Promise<readonly string[]> {
  await app.quit();
  return secrets.flatMap((secret) => [
    ...filesHolding(secret, join(app.userDataDir, '..')),
    ...(app.output().includes(secret) ? ['output'] : []),
  ]);
}

const messagesWith = (text: string): readonly IpcMessage[] =>
  readIpcLog(dir).filter((message) => JSON.stringify(message).includes(text));

/** The client secrets that the pages were given. */
const mintedSecrets = (): readonly string[] =>
  readIpcLog(dir).flatMap((message) => JSON.stringify(message).match(/ek_[\w-]+/g) ?? []);

test('a key that is typed into the settings is afterwards in the encrypted store and nowhere else', async ({
  launch,
}) => {
  const app = await launch(await optionsFor());
  const settings = await app.page('settings');
  await typeKey(settings);
  await runSession(app);
  expect(await livePlacesOf(KEY, app)).toEqual([]);
  // By design one call carries it: from the field to main.
  expect(messagesWith(KEY)).toMatchObject([
    { kind: 'call', body: ['storeKey', { key: KEY, acceptPlainText: false }] },
  ]);
  expect(messagesWith('"key":{"source":"stored"')).not.toEqual([]);

  // What the field undoes is not the key.
  await settings.getByLabel('New key').focus();
  await settings.keyboard.press('ControlOrMeta+z');
  await expect(settings.getByLabel('New key')).toHaveValue('');

  // The overlay needs the client secret, but nothing keeps it.
  expect(mintedSecrets()).toHaveLength(1);
  expect(await lastingPlacesOf([KEY, ...mintedSecrets()], app)).toEqual([]);
  expect(readdirSync(app.userDataDir)).toContain('key.json');
});

test('a key from the environment reaches no page, no other process and no file', async ({ launch }) => {
  const app = await launch({ ...(await optionsFor()), apiKey: KEY });
  await app.clickTray('Settings…');
  await runSession(app);
  expect(await livePlacesOf(KEY, app)).toEqual([]);
  expect(messagesWith(KEY)).toEqual([]);
  expect(mintedSecrets()).toHaveLength(1);
  expect(await lastingPlacesOf([KEY, ...mintedSecrets()], app)).toEqual([]);
});

test('no process of the app but main is given the key, and no page’s memory ever held it', async ({
  launch,
}) => {
  test.skip(process.platform !== 'linux', 'other systems do not show processes as files');
  const app = await launch({ ...(await optionsFor()), apiKey: KEY });
  await app.clickTray('Settings…');
  await (await app.page('overlay')).evaluate(
    (planted) => Reflect.set(globalThis, 'planted', planted),
    PLANTED,
  );
  await runSession(app);
  const family = processesOf(app.userDataDir);
  const pages = family.filter(isRenderer);
  expect({
    commandLines: family.filter(({ commandLine }) => commandLine.includes(KEY)),
    environments: family.filter(({ environment }) => environment.includes(KEY)).map(({ pid }) => pid),
    memories: pages.filter((page) => memoryHolds(page, formsOf(KEY))),
    seesPlanted: pages.some((page) => memoryHolds(page, formsOf(PLANTED))),
  }).toEqual({ commandLines: [], environments: [family[0]?.pid], memories: [], seesPlanted: true });
});

test('the search for a secret finds it in every form that it is looked for in', () => {
  const forms = {
    plain: `before ${KEY} after`,
    utf16: Buffer.from(`before ${KEY}`, 'utf16le'),
    ...Object.fromEntries(
      ['', 'a', 'ab'].map((before) => [
        `base64-${before}`,
        Buffer.from(`${before}${KEY}, after`).toString('base64'),
      ]),
    ),
    none: KEY.slice(0, -1),
  };
  for (const [name, content] of Object.entries(forms)) writeFileSync(join(dir, name), content);
  const found = filesHolding(KEY, dir).map((path) => basename(path));
  expect(found.sort()).toEqual(['base64-', 'base64-a', 'base64-ab', 'plain', 'utf16']);
});
