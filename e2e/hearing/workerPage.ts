/**
 * Opens the page that only runs the recognizer in workers, in a Chromium of its own; main's own code serves it, its
 * models and its policy. It starts no app.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { build } from 'vite';
import { createPages } from '../../main/pages.ts';
import { chromiumArgs, findChromium } from '../app/chromium.ts';
import type { Packed } from './page/page.ts';

export interface WorkerPage extends AsyncDisposable {
  readonly page: Page;
  /** Chromium's own and all its processes are known by it. */
  readonly profile: string;
}

/** @param assets the folder of models.json and models/. */
export async function openWorkerPage(assets: string): Promise<WorkerPage> {
  const folder = await mkdtemp(join(tmpdir(), 'surtitle-worker-'));
  const built = join(folder, 'page');
  const profile = join(folder, 'profile');
  await buildPage(built);
  const site = await serve(built, assets);
  const executablePath = findChromium() ?? '';
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...chromiumArgs],
  });
  const [page = await context.newPage()] = context.pages();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${site.origin}/overlay/index.html`);
  await page.waitForFunction(() => 'recognizerPage' in window);
  return {
    page,
    profile,
    [Symbol.asyncDispose]: async () => {
      await context.close();
      site.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function buildPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome150',
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: join(import.meta.dirname, 'page/page.ts'),
        output: { entryFileNames: 'page.js' },
      },
    },
  });
  await mkdir(join(outDir, 'overlay'));
  await writeFile(join(outDir, 'overlay/index.html'), HTML);
}

/** What the private scheme would answer, over HTTP: this Chromium has no such scheme. */
async function serve(folder: string, assets: string): Promise<{ origin: string; close: () => void }> {
  let answer = async (_request: Request): Promise<Response> => new Response(null, { status: 500 });
  createPages({
    protocol: {
      handle: (_scheme, handler) => {
        answer = async (request) => handler(request);
      },
      unhandle: () => undefined,
    },
    folder,
    assets,
    serverOrigin: () => '',
    devUrl: null,
    net: { fetch },
  });
  const server = createServer(async ({ url }, response) => {
    const { status, headers, body } = await answer(new Request(`app://surtitle${url}`));
    response.writeHead(status, Object.fromEntries(headers));
    for await (const part of body ?? []) response.write(part);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export const packed = (samples: Float32Array): Packed =>
  Buffer.from(
    Int16Array.from(samples, (sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))))
      .buffer,
  ).toString('base64');

const HTML = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>recognizer</title>
<script type="module" src="/page.js"></script></head><body></body></html>`;
