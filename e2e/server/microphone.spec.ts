/** The page that is spoken to, in a real Chromium: heard by the service, or by the server, until readers have it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { startRealtimeServer } from '../service/server.ts';
import { readShortTalk, shortTalkPath, textOf } from '../speech/bundled.ts';
import { writeWav } from '../speech/encodeWav.ts';
import { joined, readLibrivox } from '../speech/human.ts';
import { plainWords, wordErrors } from '../speech/wordErrors.ts';
import { openChromium } from './chromium.ts';
import { startMachine } from './machine.ts';
import { type Served, serve, tokenIn } from './served.ts';
import { withoutGaps } from './starved.ts';

const IDLE = 'Nothing is heard until you press Start.';
test.setTimeout(120_000);

/** A machine that is busy elsewhere starves the fake microphone of sound: that words come is proved here, each word by away.spec.ts. */
const waitForWords = (read: () => Promise<string>, text: string) => {
  const words = plainWords(text);
  return expect
    .poll(async () => wordErrors(words, plainWords(withoutGaps(await read()))), { timeout: 60_000 })
    .toBeLessThanOrEqual(words.length / 2);
};

/** What a reader's page has on it, and what can be taken home. */
async function readerOf(served: Served, page: Page): Promise<() => Promise<string>> {
  const link = served.server.links[0]?.captions[0] ?? '';
  await page.goto(link);
  return () => textOn(page);
}

const textOn = async (page: Page): Promise<string> =>
  (await page.locator('[role=log] p').allTextContents()).join(' ');

async function download(served: Served, format: string): Promise<string> {
  const token = tokenIn(served.server.links[0]?.captions[0]);
  const answer = await fetch(`${served.address}/c/main/captions.${format}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return await answer.text();
}

test('with a key the service hears the page, which gets short-lived secrets alone', async () => {
  const talk = await readShortTalk();
  const service = await startRealtimeServer({ talk });
  const served = await serve({ env: { OPENAI_API_KEY: 'sk-local', OPENAI_BASE_URL: service.baseUrl } });
  const browser = await openChromium(shortTalkPath);
  try {
    const page = await browser.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const read = await readerOf(served, await browser.newPage());
    await page.goto(served.server.links[0]?.microphone[0] ?? '');
    await page.getByLabel('Your name').fill('Ann');
    await page.getByRole('button', { name: 'Start' }).click();
    await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible({ timeout: 30_000 });
    await waitForWords(read, textOf(talk));
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByRole('status')).toHaveText(IDLE, { timeout: 30_000 });
    const text = await read();
    expect(plainWords(withoutGaps(await download(served, 'txt')))).toEqual(plainWords(withoutGaps(text)));
    expect(await download(served, 'srt')).toMatch(/^1\n00:00:0\d,\d{3} --> /);
    const places = new Set(requests.map((url) => new URL(url).origin));
    expect([...places].sort()).toEqual([served.address, new URL(service.baseUrl).origin].sort());
    expect(served.log()).not.toMatch(/sk-local|ek_|#/);
  } finally {
    await browser.close();
    await served.stop();
    await service.close();
  }
});

test('the server is killed and started again in mid-speech: the page says so, and its words come again', async () => {
  const talk = await readShortTalk();
  const service = await startRealtimeServer({ talk });
  const data = mkdtempSync(join(tmpdir(), 'surtitle-again-'));
  const env = { OPENAI_API_KEY: 'sk-local', OPENAI_BASE_URL: service.baseUrl };
  const machine = await startMachine({ flags: [], env, data });
  const browser = await openChromium(shortTalkPath);
  try {
    const page = await browser.newPage();
    await page.goto(/microphone {2}(\S+)/.exec(machine.printed())?.[1] ?? '');
    await page.getByRole('button', { name: 'Start' }).click();
    await expect(page.locator('.row').first()).toContainText('everybody', { timeout: 30_000 });
    await machine.kill();
    await expect(page.getByRole('status')).toHaveText(
      'The server cannot be reached. What you say is kept here until it can.',
      { timeout: 20_000 },
    );
    const again = await startMachine({ flags: [], env, data, port: machine.port });
    const link = /captions {4}(\S+)/.exec(again.printed())?.[1] ?? '';
    const reader = await browser.newPage();
    await reader.goto(link);
    await expect
      .poll(async () => plainWords(withoutGaps(await textOn(reader))).length, { timeout: 60_000 })
      .toBeGreaterThan(5);
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByRole('status')).toHaveText(IDLE, { timeout: 30_000 });
    expect(await again.stop()).toBe(0);
  } finally {
    await browser.close();
    await service.close();
    rmSync(data, { recursive: true });
  }
});

test('without a key the server hears the page itself', async () => {
  const sentences = readLibrivox();
  test.skip(!sentences.ok, sentences.ok ? '' : sentences.reason);
  if (!sentences.ok) return;
  const spoken = joined(sentences.value.slice(0, 2), 800);
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-spoken-'));
  const path = join(folder, 'spoken.wav');
  writeFileSync(path, writeWav(spoken.sound));
  const served = await serve();
  const browser = await openChromium(path);
  try {
    const read = await readerOf(served, await browser.newPage());
    const page = await browser.newPage();
    await page.goto(served.server.links[0]?.microphone[0] ?? '');
    await page.getByRole('button', { name: 'Start' }).click();
    await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible({ timeout: 30_000 });
    await waitForWords(read, spoken.text);
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByRole('status')).toHaveText(IDLE, { timeout: 30_000 });
    expect(plainWords(withoutGaps(await download(served, 'txt')))).toEqual(
      plainWords(withoutGaps(await read())),
    );
  } finally {
    await browser.close();
    await served.stop();
    rmSync(folder, { recursive: true });
  }
});

test('the page can be used by keyboard, on a phone, and axe finds nothing', async () => {
  const served = await serve();
  const browser = await openChromium(shortTalkPath);
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
    const page = await context.newPage();
    await page.goto(served.server.links[0]?.microphone[0] ?? '');
    await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
    expect(new URL(page.url()).hash).toBe('');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('Your name')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Start' })).toBeFocused();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  } finally {
    await browser.close();
    await served.stop();
  }
});
