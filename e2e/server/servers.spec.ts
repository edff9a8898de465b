/** Several servers over a real NATS: one captions, others show; some of them die. */
import { expect, test } from '@playwright/test';
import { openChromium } from './chromium.ts';
import { startBalancer, startMachine } from './machine.ts';
import { startNats, whyNoNats } from './nats.ts';
import { freePort } from './ports.ts';
import { serve, tokenIn } from './served.ts';
import { speak } from './speaker.ts';
import { finalsOf, openViewer } from './viewer.ts';

const VIEWERS = 60;
const LINES = 60;
const env = { SURTITLE_LINK_SECRET: 'the same at every server of this test' };

test.skip(whyNoNats !== null, whyNoNats ?? '');
test.setTimeout(120_000);

const lines = Array.from({ length: LINES }, (_, index) => `This is line number ${index + 1} of them.`);

test('a server dies and its viewers go on at another: everyone has every line once', async () => {
  const nats = await startNats();
  const captioning = await serve({ flags: { bus: nats.url }, env });
  const port = await freePort();
  const flags = ['--bus', nats.url, '--public-url', `http://127.0.0.1:${port}`];
  const shows = await Promise.all([startMachine({ flags, env }), startMachine({ flags, env })]);
  const balancer = await startBalancer(
    port,
    shows.map((show) => show.port),
  );
  const token = tokenIn(captioning.server.links[0]?.captions[0]);
  const url = `http://127.0.0.1:${port}/c/main/events`;
  const browser = await openChromium();
  const viewers = Array.from({ length: VIEWERS }, () => openViewer({ url, token }));
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/c/main#${token}`);
    await expect.poll(() => viewers.every((viewer) => viewer.isOpen())).toBe(true);
    const { main: room } = captioning;
    const ann = await speak(room.openFeed('Ann'), Date.now());
    for (const [index, line] of lines.entries()) {
      ann.say(line);
      if (index === LINES / 3) await shows[0]?.kill();
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    await expect
      .poll(() => viewers.filter((viewer) => finalsOf(viewer).length < LINES).length, { timeout: 30_000 })
      .toBe(0);
    expect(viewers.map(finalsOf)).toEqual(viewers.map(() => lines));
    await expect
      .poll(async () => page.locator('[role=log] p').last().textContent(), { timeout: 30_000 })
      .toBe(lines.at(-1));
    expect(await page.locator('[role=log] p').allTextContents()).toEqual(lines.slice(-50));
    // Who comes to a server that was started after all was said has it from the stream.
    const late = await startMachine({ flags, env });
    const viewer = openViewer({ url: `http://127.0.0.1:${late.port}/c/main/events`, token });
    await expect.poll(() => finalsOf(viewer)).toEqual(lines);
    const srt = await fetch(`http://127.0.0.1:${late.port}/c/main/captions.srt`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await srt.text()).toContain('This is line number 60 of them.');
    viewer.close();
    await late.stop();
  } finally {
    for (const viewer of viewers) viewer.close();
    await browser.close();
    balancer.close();
    await shows[1]?.stop();
    await captioning.stop();
    await nats.stop();
  }
});

test('while the bus is away what is said waits, and comes once when it is back', async () => {
  const nats = await startNats();
  const captioning = await serve({ flags: { bus: nats.url }, env });
  const show = await startMachine({ flags: ['--bus', nats.url], env });
  const token = tokenIn(captioning.server.links[0]?.captions[0]);
  const viewer = openViewer({ url: `http://127.0.0.1:${show.port}/c/main/events`, token });
  try {
    const { main: room } = captioning;
    const ann = await speak(room.openFeed('Ann'), Date.now());
    for (const line of lines.slice(0, 10)) ann.say(line);
    await expect.poll(() => finalsOf(viewer).length).toBe(10);
    const back = nats.restart();
    for (const line of lines.slice(10, 20)) ann.say(line);
    await back;
    for (const line of lines.slice(20, 30)) ann.say(line);
    await expect.poll(() => finalsOf(viewer), { timeout: 60_000 }).toEqual(lines.slice(0, 30));
  } finally {
    viewer.close();
    await show.stop();
    await captioning.stop();
    await nats.stop();
  }
});

test('a bus that loses its files is made again: those who read go on, and it is told as long as it is not usable', async () => {
  const nats = await startNats();
  const captioning = await serve({ flags: { bus: nats.url }, env });
  const show = await startMachine({ flags: ['--bus', nats.url], env });
  const token = tokenIn(captioning.server.links[0]?.captions[0]);
  const url = `http://127.0.0.1:${show.port}/c/main/events`;
  const viewer = openViewer({ url, token });
  try {
    const { main: room } = captioning;
    const ann = await speak(room.openFeed('Ann'), Date.now());
    for (const line of lines.slice(0, 10)) ann.say(line);
    await expect.poll(() => finalsOf(viewer).length).toBe(10);
    await nats.restart('lost');
    for (const line of lines.slice(10, 20)) ann.say(line);
    await expect.poll(() => finalsOf(viewer), { timeout: 20_000 }).toEqual(lines.slice(0, 20));
    const numbers = viewer.events.map(({ seq }) => seq);
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    // One that slept through it lacks what came since, and nothing else.
    const last = viewer.events.find((event) => event.type === 'final' && event.text === lines[9]);
    const slept = openViewer({ url: `${url}?after=${last?.seq}`, token });
    await expect.poll(() => finalsOf(slept)).toEqual(lines.slice(10, 20));
    slept.close();
    const ready = async () => (await fetch(`http://127.0.0.1:${show.port}/ready`)).status;
    await expect.poll(ready, { timeout: 10_000 }).toBe(200);
    await nats.stop();
    await expect.poll(ready, { timeout: 10_000 }).toBe(503);
  } finally {
    viewer.close();
    await show.stop();
    await captioning.stop();
    await nats.stop();
  }
});
