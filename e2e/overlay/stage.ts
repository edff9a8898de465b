/** Opens the overlay's component in Chromium and plays captions to it. It starts no app and no session. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { build } from 'vite';
import type { Bridge } from '../../core/app/contract.ts';
import { type AppState, initialState } from '../../core/app/state.ts';
import type { CaptionEvent } from '../../core/captions/captions.ts';
import { chromiumArgs, findChromium } from '../app/chromium.ts';

const ORIGIN = 'http://overlay.invalid';
const ENTRY = join(import.meta.dirname, 'entry.tsx');
const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export interface Stage extends AsyncDisposable {
  /** A page of its own, 1100 × 200 unless told. */
  readonly open: (options?: BrowserContextOptions) => Promise<OverlayPage>;
}

export interface OverlayPage {
  readonly page: Page;
  /** Pushes main's state, changed in these parts. */
  readonly push: (change: Partial<AppState>) => Promise<void>;
  readonly receive: (...events: readonly CaptionEvent[]) => Promise<void>;
  /** The calls the page has made, oldest first. */
  readonly calls: () => Promise<readonly { readonly name: string; readonly argument: unknown }[]>;
}

/** Builds the page once and starts a browser for it. */
export async function openStage(): Promise<Stage> {
  const outDir = await mkdtemp(join(tmpdir(), 'surtitle-overlay-'));
  await buildPage(outDir);
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...chromiumArgs] });
  return {
    open: (options) => openPage(browser, outDir, options),
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

async function buildPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome150',
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: ENTRY,
        output: { entryFileNames: 'entry.js', assetFileNames: '[name][extname]' },
      },
    },
  });
}

async function openPage(
  browser: Browser,
  outDir: string,
  options: BrowserContextOptions = {},
): Promise<OverlayPage> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 200 }, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const body = pathname === '/index.html' ? HTML : await readFile(join(outDir, pathname)).catch(() => null);
    if (body === null) return route.fulfill({ status: 404 });
    await route.fulfill({ body, contentType: MIME_TYPES[extname(pathname)] ?? 'application/octet-stream' });
  });
  const on: AppState = { ...initialState, intent: { ...initialState.intent, captions: true } };
  await page.addInitScript(standIn, on);
  await page.goto(`${ORIGIN}/index.html`);
  await page.locator('.region').waitFor();
  return {
    page,
    push: (change) => page.evaluate((parts) => window.surtitleMain.push(parts), change),
    receive: (...events) => page.evaluate((all) => window.overlayStage.receive(all), events),
    calls: () => page.evaluate(() => window.surtitleMain.calls),
  };
}

const HTML = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Surtitle</title>
<link rel="stylesheet" href="/entry.css">
<script type="module" src="/entry.js"></script></head><body></body></html>`;

declare global {
  interface Window {
    readonly overlayStage: {
      readonly receive: (events: readonly CaptionEvent[], lane?: string) => void;
      readonly receiveGap: (startMs: number, endMs: number) => void;
      readonly setState: (state: object) => void;
      readonly hear: (hearing: object) => void;
      readonly showLane: (lane: string, change: object) => void;
      readonly setLanes: (lanes: readonly string[]) => void;
      readonly empty: () => void;
    };
    /** How often "Try again" was pressed. */
    readonly retries: number;
    readonly surtitleMain: {
      readonly push: (change: Partial<AppState>) => void;
      readonly calls: { name: string; argument: unknown }[];
    };
  }
}

/**
 * Runs in the page before its own code: a main process of two functions, which keeps its state and every
 * call.
 */
function standIn(first: AppState): void {
  let state = first;
  const listeners = new Set<(state: AppState) => void>();
  const calls: { name: string; argument: unknown }[] = [];
  const bridge = {
    call: async (name: string, argument: unknown) => {
      calls.push({ name, argument });
      // Nothing was said before.
      if (name === 'readEarlier') return { ok: true, value: null };
      return name === 'readState' ? state : undefined;
    },
    onState: (listener: (state: AppState) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onTranscript: () => () => undefined,
  } as Bridge;
  const push = (change: Partial<AppState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener(structuredClone(state));
  };
  Object.assign(window, { surtitle: bridge, surtitleMain: { push, calls } });
}
