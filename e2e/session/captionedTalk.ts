/**
 * Runs the built app on a talk from Start to Stop, as a person would, and gives what it captioned. Judges
 * nothing.
 */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { SessionStatus } from '../../core/live/status.ts';
import { parseTranscriptJson } from '../../core/subtitles/json.ts';
import { SUBTITLE_FORMATS, type SubtitleFormat } from '../../core/subtitles/options.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import type { HostName, LaunchOptions, RunningApp } from '../app/host.ts';
import { launchApp } from '../app/launch.ts';
import type { RealtimeServer } from '../service/server.ts';
import type { Talk } from '../speech/talk.ts';
import { exportLast } from './exportLast.ts';
import { writeMicrophoneFile } from './microphone.ts';
import { installProbe, type ProbeLog, readProbe } from './probe.ts';

/** The key of the local server: no secret. */
export const LOCAL_KEY = 'sk-local';

/** After the last word: the turn's silence, the service's delay, and some of the talk's own tail. */
const AFTER_LAST_WORD_MS = 3_500;

export interface CaptionedTalk {
  readonly host: HostName;
  readonly transcript: Transcript;
  readonly probe: ProbeLog;
}

export interface TalkRun {
  readonly talk: Talk;
  /** Stands for the service. Without it this computer hears. */
  readonly server?: RealtimeServer;
  /** Where the exports go, named `session.srt` and so on. */
  readonly outDir: string;
  readonly launch?: LaunchOptions;
  /** Called when all is exported, while the app still runs. */
  readonly beforeEnd?: (captioned: CaptionedTalk, overlay: Page) => Promise<void>;
  /** Called while the talk runs, about five times a second; the page may be looked at, not touched. */
  readonly onProgress?: (progress: {
    readonly overlay: Page;
    readonly app: RunningApp;
    readonly elapsedMs: number;
  }) => Promise<void>;
}

/**
 * Plays the whole talk in real time. @throws {Error} when the app does not start, or does not come live or
 * stop in time.
 */
export async function captionTalk(run: TalkRun): Promise<CaptionedTalk> {
  const workDir = await mkdtemp(join(tmpdir(), 'surtitle-talk-'));
  const path = join(workDir, 'talk.wav');
  await writeMicrophoneFile(path, run.talk.sound);
  const app = await launchApp({
    microphone: { kind: 'file', path },
    ...(run.server === undefined
      ? { settings: { engine: 'local', echoCancellation: false } }
      : { apiKey: LOCAL_KEY, settings: { baseUrl: run.server.baseUrl, echoCancellation: false } }),
    ...run.launch,
  });
  try {
    const overlay = await app.page('overlay');
    await installProbe(overlay);
    await setCaptions(overlay, true);
    await listen(overlay, app, run);
    await setCaptions(overlay, false);
    await waitForStatus(overlay, ({ status }) => status === 'idle');
    const files = await exportAll(app, run.outDir);
    const parsed = parseTranscriptJson(files.json);
    if (!parsed.ok) throw new Error('The exported JSON cannot be read back.');
    const captioned = { host: app.host, transcript: parsed.value, probe: await readProbe(overlay) };
    await run.beforeEnd?.(captioned, overlay);
    return captioned;
  } finally {
    await app.dispose();
    await rm(workDir, { recursive: true, force: true });
  }
}

async function listen(overlay: Page, app: RunningApp, { talk, onProgress }: TalkRun): Promise<void> {
  await waitForStatus(overlay, ({ status }) => status === 'live');
  const lastMs = talk.words.at(-1)?.endMs ?? (talk.sound.samples.length / talk.sound.sampleRate) * 1_000;
  const startedAt = performance.now();
  while (performance.now() - startedAt < lastMs + AFTER_LAST_WORD_MS) {
    await onProgress?.({ overlay, app, elapsedMs: performance.now() - startedAt });
    await overlay.waitForTimeout(200);
  }
}

/** Start and Stop through the same call as the overlay's own button. */
export async function setCaptions(page: Page, captions: boolean): Promise<void> {
  await page.evaluate((wanted) => window.surtitle.call('changeIntent', { captions: wanted }), captions);
}

/**
 * Waits until the overlay has reported a status that fits. @throws {Error} with the last status after 30 s.
 */
export async function waitForStatus(
  page: Page,
  fits: (status: SessionStatus) => boolean,
): Promise<SessionStatus> {
  const until = performance.now() + 30_000;
  for (;;) {
    const { session } = await page.evaluate(() => window.surtitle.call('readState', undefined));
    if (fits(session)) return session;
    if (performance.now() > until) throw new Error(`The session stayed ${JSON.stringify(session)}.`);
    await page.waitForTimeout(50);
  }
}

async function exportAll(app: RunningApp, outDir: string): Promise<Readonly<Record<SubtitleFormat, string>>> {
  await mkdir(outDir, { recursive: true });
  const files: [SubtitleFormat, string][] = [];
  for (const format of SUBTITLE_FORMATS) {
    const path = join(outDir, `session.${format}`);
    const result = await exportLast(app, path);
    if (!result.ok) throw new Error(`The export as ${format} failed: ${result.problem.kind}.`);
    files.push([format, await readFile(path, 'utf8')]);
  }
  return Object.fromEntries(files) as Record<SubtitleFormat, string>;
}
