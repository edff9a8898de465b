/** Opens a page of Chromium whose microphone is a file, with one of the page clients in it. */
import { createServer } from 'node:http';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { chromiumArgs, fakeMicrophoneArgs, findChromium } from '../../app/chromium.ts';

export interface BrowserClient {
  readonly page: Page;
  close(): Promise<void>;
}

/**
 * `script` is the path of a page client, or null for a plain page. @throws {Error} when there is no Chromium.
 */
export async function openPage(script: string | null, microphone?: string): Promise<BrowserClient> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error('Neither Chromium nor Chrome was found; set SURTITLE_CHROMIUM.');
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [...chromiumArgs, ...fakeMicrophoneArgs(microphone)],
  });
  const page = await browser.newPage();
  const origin = await servePage();
  await page.goto(origin.url);
  if (script !== null) await page.addScriptTag({ content: await bundle(script) });
  return {
    page,
    close: async () => {
      await browser.close();
      await origin.close();
    },
  };
}

/**
 * A secure context of an origin that is not the Realtime server's, so that its CORS headers are put to use.
 */
async function servePage(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>client</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'script', fileName: 'client' },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  for (const output of outputs) {
    const chunk = 'output' in output ? output.output[0] : undefined;
    if (chunk !== undefined) return chunk.code;
  }
  throw new Error(`Nothing was built from ${entry}.`);
}
