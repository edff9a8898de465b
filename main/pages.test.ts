/** Checks who counts as our page, what the pages' policy allows, and that no path leaves their folder. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { contentSecurityPolicy, createPages, isOurPage, pageUrl, resolveFile } from './pages.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const file = (path: string) => ({ path, bytes: 7, sha256: '' });
const MANIFEST = JSON.stringify({
  models: [
    {
      name: 'moonshine-base',
      language: 'en',
      licence: 'MIT',
      shape: { layers: 1, heads: 1, headSize: 1 },
      files: { encoder: file('encoder.onnx'), decoder: file('decoder.onnx') },
    },
  ],
});

/** A folder of pages, and how it answers. */
function serve(devUrl: string | null = null) {
  const outer = mkdtempSync(join(tmpdir(), 'surtitle-pages-'));
  const folder = join(outer, 'renderer');
  mkdirSync(join(folder, 'overlay'), { recursive: true });
  writeFileSync(join(folder, 'overlay', 'index.html'), '<p>overlay</p>');
  writeFileSync(join(folder, 'model.onnx'), 'weights');
  writeFileSync(join(outer, 'secret.txt'), 'secret');
  const assets = join(outer, 'assets');
  mkdirSync(join(assets, 'models'), { recursive: true });
  writeFileSync(join(assets, 'models.json'), MANIFEST);
  writeFileSync(join(assets, 'models', 'encoder.onnx'), 'weights');
  writeFileSync(join(assets, 'models', 'notes.txt'), 'secret');
  let handler: Handler = () => new Response(null, { status: 500 });
  const protocol = {
    handle: (_scheme: string, answer: Handler) => {
      handler = answer;
    },
    unhandle: () => undefined,
  };
  const net = { fetch: async (url: string) => new Response(`from ${url}`) };
  createPages({ protocol, folder, assets, serverOrigin: () => 'https://api.openai.com', devUrl, net });
  return async (url: string, method = 'GET') => await handler(new Request(url, { method }));
}

test('a page comes with its type, its policy and no sniffing', async () => {
  const answer = await serve()('app://surtitle/overlay/index.html');
  expect([answer.status, await answer.text()]).toEqual([200, '<p>overlay</p>']);
  expect(Object.fromEntries(answer.headers)).toEqual({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy('overlay', 'https://api.openai.com'),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  });
});

test('only the overlay may reach the caption server, and nobody may run a stranger’s script', () => {
  const connect = (page: 'overlay' | 'settings') =>
    contentSecurityPolicy(page, 'https://eu.api.openai.com').match(/connect-src [^;]*/)?.[0];
  expect([connect('overlay'), connect('settings')]).toEqual([
    "connect-src 'self' https://eu.api.openai.com",
    "connect-src 'self'",
  ]);
  const policy = contentSecurityPolicy('overlay', 'https://api.openai.com');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(policy).not.toMatch(/'unsafe-(?:inline|eval)'|\*/);
});

test('a file that is not there is 404; another host or method is refused', async () => {
  const ask = serve();
  const statusOf = async (url: string, method?: string) => (await ask(url, method)).status;
  expect([
    await statusOf('app://surtitle/absent.js'),
    await statusOf('app://surtitle/overlay/'),
    await statusOf('app://elsewhere/overlay/index.html'),
    await statusOf('app://surtitle/overlay/index.html', 'POST'),
  ]).toEqual([404, 404, 403, 403]);
});

test('no spelling of a path leaves the folder', async () => {
  const ask = serve();
  for (const path of [
    '../secret.txt',
    '%2e%2e/secret.txt',
    '..%2fsecret.txt',
    'overlay/..%2f..%2fsecret.txt',
    '%00',
    '%',
  ]) {
    const answer = await ask(`app://surtitle/${path}`);
    expect([path, await answer.text()]).toEqual([path, '']);
    expect(answer.status).toBeGreaterThanOrEqual(400);
  }
  expect(resolveFile('/app/renderer', '/../renderer-other/x')).toBeNull();
  expect(resolveFile('/app/renderer', '/a/../b.js')).toBe(join('/app/renderer', 'b.js'));
});

test('models are served by their list alone, also in development, under the same policy', async () => {
  for (const ask of [serve(), serve('http://localhost:5173')]) {
    const answer = await ask('app://surtitle/models/encoder.onnx');
    expect([answer.status, await answer.text()]).toEqual([200, 'weights']);
    expect(answer.headers.get('content-security-policy')).toContain("connect-src 'self';");
    expect(await (await ask('app://surtitle/models/models.json')).text()).toBe(MANIFEST);
    const statusOf = async (name: string) => (await ask(`app://surtitle/models/${name}`)).status;
    expect([
      await statusOf('decoder.onnx'),
      await statusOf('notes.txt'),
      await statusOf('..%2fmodels.json'),
      await statusOf('encoder.onnx/'),
      await statusOf(''),
    ]).toEqual([404, 403, 403, 403, 403]);
  }
});

test('in development pages come from the development server', async () => {
  const answer = await serve('http://localhost:5173')('app://surtitle/overlay/main.tsx?t=1');
  expect(await answer.text()).toBe('from http://localhost:5173/overlay/main.tsx?t=1');
});

test('only our scheme and host is ours', () => {
  expect(
    [
      pageUrl('overlay'),
      pageUrl('settings'),
      'app://surtitle',
      'app://surtitle.evil/overlay/index.html',
      'app://evil/surtitle',
      'https://surtitle/overlay/index.html',
      'file:///app/surtitle/overlay/index.html',
      'data:text/html,hi',
      'about:blank',
      '',
    ].map(isOurPage),
  ).toEqual([true, true, true, false, false, false, false, false, false, false]);
});
