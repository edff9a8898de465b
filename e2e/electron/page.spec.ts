/** What a page of the app sees and may do, as the stand-in and main together let it. */
import type { Page } from 'playwright';
import { expect, test } from '../app/fixture.ts';

test.use({ host: 'stand-in' });

test('a page has the preload’s frozen bridge and the size of its window, and nothing of its host', async ({
  app,
}) => {
  const page = await app.page('settings');
  expect(
    await page.evaluate(() => ({
      size: [innerWidth, innerHeight],
      secure: isSecureContext,
      frozen: Object.isFrozen(window.surtitle),
      strangers: Object.keys(globalThis).filter((name) => /standIn|require|ipcRenderer/.test(name)),
    })),
  ).toEqual({ size: [760, 720], secure: true, frozen: true, strangers: [] });
});

test('moving the overlay gives its page the new size', async ({ app }) => {
  const page = await app.page('overlay');
  const [width, height] = await page.evaluate(() => [innerWidth, innerHeight] as const);
  await page.evaluate(() => window.surtitle.call('changeIntent', { positionLocked: false }));
  await page.evaluate(() =>
    window.surtitle.call('dragOverlay', { action: 'nw', offset: { x: 100, y: -40 }, isFirst: true }),
  );
  const size = [width - 100, height + 40];
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual(size);
});

test('an error in main arrives in Electron’s words', async ({ app }) => {
  const page = await app.page('overlay');
  const words = await page.evaluate(() =>
    window.surtitle.call('nonsense' as 'readState', undefined).catch((error: Error) => error.message),
  );
  expect(words).toBe(
    "Error invoking remote method 'surtitle:call': Error: Refused: the overlay page has no such call.",
  );
});

test('main pushes to every listener that has not stopped', async ({ app }) => {
  const page = await app.page('overlay');
  const seen = await page.evaluate(async () => {
    const heard: string[] = [];
    const listen = (name: string) =>
      window.surtitle.onState(({ intent }) => heard.push(`${name} ${intent.overlayVisible}`));
    const stop = listen('first');
    listen('second');
    await window.surtitle.call('changeIntent', { overlayVisible: false });
    stop();
    await window.surtitle.call('changeIntent', { overlayVisible: true });
    return heard;
  });
  expect(seen).toEqual(['first false', 'second false', 'second true']);
});

test('main refuses navigation and new windows, whoever asks', async ({ app }) => {
  const page = await app.page('overlay');
  const before = page.context().pages().length;
  const opened = await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://elsewhere.example/link';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    return window.open('https://elsewhere.example/open');
  });
  expect(opened).toBe(null);
  const refused = page.waitForEvent('requestfailed', (request) => request.url().includes('elsewhere'));
  await page.evaluate(() => location.assign('http://elsewhere.example/'));
  expect((await refused).failure()?.errorText).toBe('net::ERR_ABORTED');
  expect(page.url()).toContain('/overlay/index.html');
  await expect.poll(() => page.context().pages()).toHaveLength(before);
});

test('the policy main sends holds for the page', async ({ app }) => {
  const page = await app.page('overlay');
  const outcome = await page.evaluate(async () => {
    const refused = new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.blockedURI), {
        once: true,
      });
    });
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    return {
      inline: [await refused, 'ran' in window],
      own: (await fetch('/overlay/index.html')).status,
      absent: (await fetch('/overlay/absent.html')).status,
      other: await fetch('http://127.0.0.1:9/').catch((error: Error) => error.message),
    };
  });
  expect(outcome).toEqual({ inline: ['inline', false], own: 200, absent: 404, other: 'Failed to fetch' });
});

const askFor = (page: Page, wish: MediaStreamConstraints) =>
  page.evaluate(
    (wanted) =>
      navigator.mediaDevices.getUserMedia(wanted).then(
        (stream) => `${stream.getTracks().length} track`,
        (error: Error) => error.name,
      ),
    wish,
  );

test('main’s permission handlers decide who hears the microphone, and nobody sees the screen', async ({
  app,
}) => {
  const page = await app.page('overlay');
  expect([await askFor(page, { audio: true }), await askFor(page, { audio: true, video: true })]).toEqual([
    '1 track',
    'NotAllowedError',
  ]);
  const screen = await page.evaluate(() =>
    navigator.mediaDevices.getDisplayMedia().catch((error: Error) => error.name),
  );
  expect(screen).toBe('NotSupportedError');
});

test('a microphone that is not there, or denied by a person, is told so', async ({ launch }) => {
  const none = await launch({ microphone: { kind: 'none' } });
  const denied = await launch({ microphone: { kind: 'denied' } });
  const names = [
    await askFor(await none.page('overlay'), { audio: true }),
    await askFor(await denied.page('overlay'), { audio: true }),
  ];
  expect(names).toEqual(['NotFoundError', 'NotAllowedError']);
});

test('a transparent window is transparent where the page paints nothing', async ({ app }) => {
  const page = await app.page('overlay');
  await page.evaluate(() => document.body.replaceChildren());
  const image = await page.screenshot();
  const alpha = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    return context?.getImageData(5, 5, 1, 1).data[3];
  }, image.toString('base64'));
  expect(alpha).toBe(0);
});
