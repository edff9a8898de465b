/** What a page of the stand-in sees and may do. */
import { call, expect, test } from './toy.ts';

test('a page gets the preload’s bridge before its own script, at the size of its window', async ({ app }) => {
  const page = await app.page('overlay');
  expect(
    await page.evaluate(() => ({
      startedWith: Reflect.get(globalThis, 'startedWith'),
      size: [innerWidth, innerHeight],
      secure: isSecureContext,
      frozen: Object.isFrozen(globalThis.toy),
      strangers: Object.keys(globalThis).filter((name) => /standIn|require|ipcRenderer/.test(name)),
    })),
  ).toEqual({ startedWith: 'call,onState', size: [640, 160], secure: true, frozen: true, strangers: [] });
});

test('main sees calls come from the app:// address of the page', async ({ app }) => {
  const page = await app.page('overlay');
  expect(await call(page, 'sender')).toEqual({
    url: 'app://toy/overlay/index.html',
    origin: 'app://toy',
    mine: true,
  });
});

test('values keep their kind on the way to main and back', async ({ app }) => {
  const page = await app.page('overlay');
  const same = await page.evaluate(async () => {
    const shared = { deep: [1, undefined, 'two'] };
    const sent = {
      absent: undefined,
      nothing: null,
      zero: -0,
      never: Number.NaN,
      big: 12n,
      when: new Date(5),
      bytes: new Uint8Array([1, 255]),
      map: new Map([[1, { a: 2 }]]),
      set: new Set(['x']),
      text: 'é\u0000😀',
      again: [shared, shared],
      ['__proto__']: 'own',
    };
    const got = (await globalThis.toy.call('echo', sent)) as typeof sent;
    return {
      keys: Object.keys(got),
      zero: Object.is(got.zero, -0),
      never: Number.isNaN(got.never),
      big: got.big === 12n,
      when: got.when instanceof Date && got.when.getTime(),
      bytes: [...got.bytes],
      map: got.map.get(1)?.a,
      set: got.set.has('x'),
      text: got.text === sent.text,
      shared: got.again[0] === got.again[1],
      deep: got.again[0]?.deep.length,
    };
  });
  expect(same).toEqual({
    keys: [
      'absent',
      'nothing',
      'zero',
      'never',
      'big',
      'when',
      'bytes',
      'map',
      'set',
      'text',
      'again',
      '__proto__',
    ],
    zero: true,
    never: true,
    big: true,
    when: 5,
    bytes: [1, 255],
    map: 2,
    set: true,
    text: true,
    shared: true,
    deep: 3,
  });
});

test('a function cannot be sent, and a handler’s error arrives in Electron’s words', async ({ app }) => {
  const page = await app.page('overlay');
  const words = (name: string, argument: string) =>
    page.evaluate(
      ([name, argument]) =>
        globalThis.toy
          .call(name as string, argument === 'function' ? { run: () => 1 } : argument)
          .catch((error: Error) => error.message),
      [name, argument],
    );
  expect(await words('echo', 'function')).toBe('An object could not be cloned.');
  expect(await words('fail', '')).toBe("Error invoking remote method 'call': Error: no luck");
});

test('main pushes to every listener that has not stopped', async ({ app }) => {
  const page = await app.page('overlay');
  await call(page, 'push', { line: 1 });
  await expect.poll(() => page.evaluate(() => globalThis.states)).toEqual([{ line: 1 }]);
  await page.evaluate(() => Reflect.get(globalThis, 'stop')());
  await call(page, 'push', { line: 2 });
  await call(page, 'echo');
  expect(await page.evaluate(() => globalThis.states)).toEqual([{ line: 1 }]);
});

test('main refuses navigation and new windows, whoever asks', async ({ app }) => {
  const page = await app.page('overlay');
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://elsewhere.example/link';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    return window.open('https://elsewhere.example/open');
  });
  await page.evaluate(() => location.assign('http://elsewhere.example/'));
  await expect
    .poll(() => call(page, 'seen'))
    .toEqual(
      expect.arrayContaining([
        'open https://elsewhere.example/link',
        'open https://elsewhere.example/open',
        'navigate http://elsewhere.example/',
      ]),
    );
  expect(page.url()).toContain('/overlay/index.html');
  expect(page.context().pages()).toHaveLength(1);
});

test('the policy main sends holds for the page, its app: sources included', async ({ app }) => {
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
      own: (await fetch('/file')).status,
      other: await fetch('http://127.0.0.1:9/').catch((error: Error) => error.message),
    };
  });
  expect(outcome).toEqual({ inline: ['inline', false], own: 200, other: 'Failed to fetch' });
});

test('main’s permission handler decides who hears the microphone', async ({ app }) => {
  const page = await app.page('overlay');
  const ask = (wish: MediaStreamConstraints) =>
    page.evaluate(
      (wish) =>
        navigator.mediaDevices.getUserMedia(wish).then(
          (stream) => stream.getTracks().length,
          (error: Error) => error.name,
        ),
      wish,
    );
  expect([await ask({ audio: true }), await ask({ audio: true, video: true })]).toEqual([
    1,
    'NotAllowedError',
  ]);
  expect(await call(page, 'seen')).toEqual(
    expect.arrayContaining(['asked media audio true', 'asked media audio,video true']),
  );
});

test('a page without a microphone is told so', async ({ launch }) => {
  const page = await (await launch({ microphone: { kind: 'none' } })).page('overlay');
  const name = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ audio: true }).catch((error: Error) => error.name),
  );
  expect(name).toBe('NotFoundError');
});

test('a page whose person says no is told so', async ({ launch }) => {
  const page = await (await launch({ microphone: { kind: 'denied' } })).page('overlay');
  const name = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ audio: true }).catch((error: Error) => error.name),
  );
  expect(name).toBe('NotAllowedError');
});

test('a transparent window is transparent where the page paints nothing', async ({ app }) => {
  const page = await app.page('overlay');
  const image = await page.screenshot();
  const alpha = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    return context?.getImageData(600, 150, 1, 1).data[3];
  }, image.toString('base64'));
  expect(alpha).toBe(0);
});
