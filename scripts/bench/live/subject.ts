/** The built app with captions on, its overlay page at hand for measuring. It measures nothing. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright';
import type { RunningApp } from '../../../e2e/app/host.ts';
import { launchApp } from '../../../e2e/app/launch.ts';
import { type RealtimeServer, startRealtimeServer } from '../../../e2e/service/server.ts';
import { LOCAL_KEY, setCaptions, waitForStatus } from '../../../e2e/session/captionedTalk.ts';
import { writeMicrophoneFile } from '../../../e2e/session/microphone.ts';
import type { Talk } from '../../../e2e/speech/talk.ts';
import type { Sound } from '../../../e2e/speech/wav.ts';
import { createChance } from '../random.ts';
import { installStopwatch } from './stopwatch.ts';

export interface Subject {
  readonly app: RunningApp;
  readonly page: Page;
  /** DevTools of the page, and of the whole browser. */
  readonly devTools: CDPSession;
  readonly browserDevTools: CDPSession;
  readonly server: RealtimeServer;
  start(): Promise<void>;
  stop(): Promise<void>;
  dispose(): Promise<void>;
}

/** The rows of the overlay, without the sample that is shown while it is unlocked. */
const ROWS = '.rows:not(.sample) .line';

/** A quiet room: above what counts as a dead microphone, far below what counts as speech. */
const ROOM_LEVEL_DB = -62;
const ROOM_RATE_HZ = 48_000;

/**
 * Starts the app, captions off. It is always the stand-in: two pages are compared in one browser, and both
 * must be pages of it.
 * With a talk it is the microphone and the server hears it; without one the room is quiet, and only what is
 * replayed is said.
 */
export async function openSubject(talk: Talk | null): Promise<Subject> {
  const workDir = await mkdtemp(join(tmpdir(), 'surtitle-bench-'));
  const path = join(workDir, 'microphone.wav');
  await writeMicrophoneFile(path, talk?.sound ?? quietRoom());
  const server = await startRealtimeServer({ talk, apiKey: LOCAL_KEY });
  const app = await launchApp({
    host: 'stand-in',
    microphone: { kind: 'file', path },
    apiKey: LOCAL_KEY,
    settings: { baseUrl: server.baseUrl, echoCancellation: false },
  });
  const page = await app.page('overlay');
  const browser = page.context().browser();
  if (browser === null) throw new Error('The stand-in’s Chromium cannot be reached.');
  await installStopwatch(page, ROWS);
  await page.reload();
  await page.waitForFunction(() => document.querySelector('#root > *') !== null);
  return {
    app,
    page,
    server,
    devTools: await page.context().newCDPSession(page),
    browserDevTools: await browser.newBrowserCDPSession(),
    start: async () => {
      await setCaptions(page, true);
      await waitForStatus(page, ({ status }) => status === 'live');
    },
    stop: async () => {
      await setCaptions(page, false);
      await waitForStatus(page, ({ status }) => status === 'idle');
    },
    dispose: async () => {
      await app.dispose();
      await server.close();
      await rm(workDir, { recursive: true, force: true });
    },
  };
}

/** A second of it is enough: Chromium repeats the end of a microphone file for ever. */
function quietRoom(): Sound {
  const chance = createChance(7);
  const amplitude = 10 ** (ROOM_LEVEL_DB / 20);
  return {
    samples: Float32Array.from({ length: ROOM_RATE_HZ }, () => amplitude * chance.normal()),
    sampleRate: ROOM_RATE_HZ,
  };
}
