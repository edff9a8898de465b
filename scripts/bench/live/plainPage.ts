/**
 * Opens the plain page in a window of its own beside the overlay, in the same browser, connected to a server
 * of its own.
 */
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'playwright';
import { build } from 'vite';
import { mintSecret } from '../../../e2e/service/clients/mint.ts';
import { type RealtimeServer, startRealtimeServer } from '../../../e2e/service/server.ts';
import { LOCAL_KEY } from '../../../e2e/session/captionedTalk.ts';
import { installStopwatch } from './stopwatch.ts';
import type { Subject } from './subject.ts';

export interface PlainPage {
  readonly page: Page;
  readonly devTools: CDPSession;
  /** Not the overlay's: a replay goes to every connection of a server, and the two pages take turns. */
  readonly server: RealtimeServer;
  dispose(): Promise<void>;
}

const ENTRY = fileURLToPath(new URL('./plain/page.ts', import.meta.url));

/** As large as the overlay, so that neither paints more than the other. */
export async function openPlainPage({ page: overlay, browserDevTools }: Subject): Promise<PlainPage> {
  const server = await startRealtimeServer({ apiKey: LOCAL_KEY });
  const site = await serveScript(await bundle());
  const size = await overlay.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const opening = overlay.context().waitForEvent('page');
  // A tab in the overlay's window would hide it, and hidden pages paint nothing.
  await browserDevTools.send('Target.createTarget', { url: 'about:blank', newWindow: true, ...size });
  const page = await opening;
  await page.setViewportSize(size);
  await installStopwatch(page, '.line:last-child');
  await page.goto(site.url);
  await page.waitForFunction(() => 'connectPlainPage' in window);
  const secret = await mintSecret({ baseUrl: server.baseUrl, apiKey: LOCAL_KEY });
  await page.evaluate((service) => window.connectPlainPage(service), { baseUrl: server.baseUrl, secret });
  return {
    page,
    server,
    devTools: await page.context().newCDPSession(page),
    dispose: async () => {
      await page.close();
      await server.close();
      await site.close();
    },
  };
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'chrome150', rolldownOptions: { input: ENTRY } },
  });
  const outputs = Array.isArray(built) ? built : [built];
  for (const output of outputs) {
    const chunk = 'output' in output ? output.output[0] : undefined;
    if (chunk !== undefined) return chunk.code;
  }
  throw new Error(`Nothing was built from ${ENTRY}.`);
}

async function serveScript(
  script: string,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer(({ url }, response) => {
    if (url === '/page.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    else response.writeHead(200, { 'content-type': 'text/html' }).end(HTML);
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

const HTML = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>plain page</title>
<body><script type="module" src="/page.js"></script></body></html>`;
