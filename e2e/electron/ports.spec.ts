/** Ports from a page, or from main, to a utility process: what goes over them, and how each end learns of the other's. */
import { fileURLToPath } from 'node:url';
import { RECOGNIZER_CHANNEL } from '../../core/app/channels.ts';
import { expect, test } from '../app/fixture.ts';
import type { RunningApp } from '../app/host.ts';
import { recognizerOf } from '../app/processes.ts';
import { MessageChannelMain } from './main/ports.ts';
import { UtilityProcess } from './main/utility.ts';

test.use({ host: 'stand-in' });

const ECHO = fileURLToPath(new URL('./fixture/echo.mjs', import.meta.url));

function forkEcho() {
  const child = UtilityProcess.fork(ECHO, ['one'], { serviceName: 'Echo', env: { PATH: '' } });
  const { port1, port2 } = new MessageChannelMain();
  const said: unknown[] = [];
  const heard: unknown[] = [];
  child.on('message', (message: unknown) => said.push(message));
  port1.on('message', ({ data }) => heard.push(data));
  port1.on('close', () => heard.push('closed'));
  // Before it is started a port keeps what comes.
  port1.postMessage({ samples: Float32Array.of(0.5, -0.25) });
  child.postMessage('hello');
  child.postMessage(null, [port2]);
  port1.start();
  return { child, port1, port2, said, heard };
}

const ECHOED = { echo: { samples: Float32Array.of(0.5, -0.25) } };

test('a forked process gets its arguments, messages and a port, also what was sent before it ran', async () => {
  const { child, said, heard } = forkEcho();
  await expect.poll(() => heard).toEqual([ECHOED]);
  expect(said).toEqual([{ got: 'hello', args: ['one'] }]);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  expect(child.kill()).toBe(true);
  expect(await exited).toBe(15);
});

test('either end closes a port, and the other learns of it', async () => {
  const first = forkEcho();
  await expect.poll(() => first.heard).toEqual([ECHOED]);
  first.port1.postMessage('close');
  await expect.poll(() => first.heard).toEqual([ECHOED, 'closed']);
  first.child.kill();
  const second = forkEcho();
  await expect.poll(() => second.heard).toEqual([ECHOED]);
  second.port1.close();
  await expect.poll(() => second.said.at(-1)).toBe('closed');
  expect(second.heard).toEqual([ECHOED]);
  second.child.kill();
});

test('a killed process closes its ports, and says how it ended', async () => {
  const { child, heard } = forkEcho();
  await expect.poll(() => heard).toEqual([ECHOED]);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  process.kill(child.pid ?? 0, 'SIGKILL');
  expect(await exited).toBe(9);
  await expect.poll(() => heard).toEqual([ECHOED, 'closed']);
});

test('a process that stands still does not heed a kill, and is ended all the same', async () => {
  const { child, heard } = forkEcho();
  await expect.poll(() => heard).toEqual([ECHOED]);
  process.kill(child.pid ?? 0, 'SIGSTOP');
  const exited = new Promise((resolve) => child.once('exit', resolve));
  expect(child.kill()).toBe(true);
  expect(await exited).toBe(9);
});

test('as in Electron, one that has not started cannot be killed, and a port is given away once', async () => {
  const { child, port2 } = forkEcho();
  expect(child.kill()).toBe(false);
  expect(() => child.postMessage(null, [port2])).toThrow('already neutered');
  await new Promise((resolve) => child.once('spawn', resolve));
  expect(child.kill()).toBe(true);
});

/** A busy machine takes a while to load a model. */
const LOADING = { timeout: 30_000 };

/** Opens a port as the bridge does, and keeps in the page what comes over it. */
async function openInPage(app: RunningApp) {
  const page = await app.page('overlay');
  await page.evaluate(async (channel) => {
    const kept: { port?: MessagePort; said: unknown[] } = { said: [] };
    Object.assign(window, { kept });
    const arrived = new Promise<void>((resolve) => {
      window.addEventListener('message', ({ data, ports: [port] }) => {
        if (data.channel !== channel) return;
        if (port === undefined) {
          kept.said.push('gone');
          return;
        }
        kept.port = port;
        port.onmessage = (event) => kept.said.push(event.data);
        resolve();
      });
    });
    const opened = await window.surtitle.call('openRecognizer', undefined);
    if (!opened.ok) throw new Error(opened.reason);
    await arrived;
  }, RECOGNIZER_CHANNEL);
  const said = () => page.evaluate(() => (Reflect.get(window, 'kept') as { said: unknown[] }).said);
  const send = (message: unknown) =>
    page.evaluate(
      (sent) => (Reflect.get(window, 'kept') as { port: MessagePort }).port.postMessage(sent),
      message,
    );
  const types = async () =>
    (await said()).map((one) => (typeof one === 'string' ? one : (one as { type: string }).type));
  return { types, send };
}

test('the overlay’s port reaches the recognizer and back, and a stranger’s message ends it', async ({
  app,
}) => {
  const { types, send } = await openInPage(app);
  // Where no model was fetched it says so.
  await expect.poll(types, LOADING).toEqual([expect.stringMatching(/^(?:ready|failed)$/)]);
  const [first] = await types();
  if (first === 'failed') return;
  await send({ type: 'nonsense' });
  await expect.poll(types, LOADING).toEqual(['ready', 'failed']);
});

test('a page that closes its port or is loaded again leaves no stream behind', async ({ launch }) => {
  const main = fileURLToPath(new URL('./fixture/ports.mjs', import.meta.url));
  const app = await launch({ main });
  const page = await app.page('overlay');
  const close = () => page.evaluate(() => (Reflect.get(window, 'port') as MessagePort).close());
  await page.waitForFunction(() => 'port' in window);
  await close();
  await expect.poll(app.output).toContain('closed 1');
  await page.reload();
  await expect.poll(app.output).toContain('port 2');
  await page.reload();
  await expect.poll(app.output).toContain('closed 2');
  await expect.poll(app.output).toContain('port 3');
  await app.crashWindow('overlay');
  await expect.poll(app.output).toContain('closed 3');
});

const isThere = (pid = 0) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const openAgain = async (app: RunningApp) =>
  (await app.page('overlay')).evaluate(() => window.surtitle.call('openRecognizer', undefined));

test('a page learns of a killed recognizer; the next call starts it anew, until it rests', async ({
  app,
}) => {
  const { types } = await openInPage(app);
  await expect.poll(types, LOADING).not.toEqual([]);
  const killed = recognizerOf(app.userDataDir);
  process.kill(killed?.pid ?? 0, 'SIGKILL');
  await expect.poll(types, LOADING).toContain('gone');
  expect(await openAgain(app)).toEqual({ ok: true, value: 2 });
  await expect.poll(() => recognizerOf(app.userDataDir)?.pid ?? killed?.pid).not.toBe(killed?.pid);
  process.kill(recognizerOf(app.userDataDir)?.pid ?? 0, 'SIGKILL');
  await expect.poll(() => openAgain(app)).toEqual({ ok: false, reason: 'crashed' });
});

test('a recognizer that hangs is ended at a page’s word, and the next call has another', async ({ app }) => {
  const { types } = await openInPage(app);
  await expect.poll(types, LOADING).not.toEqual([]);
  const hung = recognizerOf(app.userDataDir);
  process.kill(hung?.pid ?? 0, 'SIGSTOP');
  await (await app.page('overlay')).evaluate(() => window.surtitle.call('endRecognizer', 1));
  await expect.poll(types).toContain('gone');
  expect(await openAgain(app)).toEqual({ ok: true, value: 2 });
  await expect.poll(() => isThere(hung?.pid), LOADING).toBe(false);
  expect(recognizerOf(app.userDataDir)).toBeDefined();
});

test('it has no key in its environment, the settings page cannot have it, and it ends with the app', async ({
  launch,
}) => {
  const app = await launch({ apiKey: 'sk-local-secret' });
  const { types } = await openInPage(app);
  await expect.poll(types, LOADING).not.toEqual([]);
  const recognizer = recognizerOf(app.userDataDir);
  expect(recognizer?.environment).toContain('PATH=');
  expect(recognizer?.environment).not.toMatch(/sk-local-secret|OPENAI/);
  await app.clickTray('Settings…');
  const settings = await app.page('settings');
  const refused = settings.evaluate(() =>
    window.surtitle.call('openRecognizer', undefined).catch((error: Error) => error.message),
  );
  expect(await refused).toContain('the settings page has no such call');
  await app.quit();
  await expect.poll(() => isThere(recognizer?.pid)).toBe(false);
});
