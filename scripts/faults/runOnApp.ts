/** Runs one fault on the built app, from a fresh profile to what is kept there. Prints nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { type RunningApp, waitFor } from '../../e2e/app/host.ts';
import { ipcLogIn } from '../../e2e/app/ipcLog.ts';
import { launchApp } from '../../e2e/app/launch.ts';
import { openProfile, type Profile } from '../../e2e/app/profile.ts';
import { readLastTranscript } from '../../e2e/app/transcriptsFile.ts';
import { type RealtimeServer, startRealtimeServer } from '../../e2e/service/server.ts';
import { LOCAL_KEY, setCaptions, waitForStatus } from '../../e2e/session/captionedTalk.ts';
import { writeMicrophoneFile } from '../../e2e/session/microphone.ts';
import { readShortTalk } from '../../e2e/speech/bundled.ts';
import type { SpokenWord } from '../../e2e/speech/talk.ts';
import { loadRecognizer, type Recognizer } from '../../node/recognizer/recognizer.ts';
import { ROOT } from '../root.ts';
import { accountFor, type SaidWord } from './account.ts';
import { type RecoveryWatch, watchRecovery } from './recovery.ts';
import type { FaultResult } from './result.ts';
import { beginnings, type Heard, openingsOf, saidWords } from './said.ts';
import { type Fault, pause, type Stage } from './stage.ts';

/** After the last word: the turn's silence, the service's delay, and a replay of one sentence. */
const AFTER_LAST_WORD_MS = 7_000;

/** @throws {Error} when the app does not do what every row asks of it. */
export async function runOnApp(fault: Fault): Promise<FaultResult> {
  const dir = mkdtempSync(join(tmpdir(), 'surtitle-fault-'));
  const profile = openProfile();
  const tidy = fault.prepare?.(profile) ?? (() => undefined);
  const talk = await (fault.talk ?? readShortTalk)();
  const recognizer = fault.isHeard === true ? await loadedRecognizer() : null;
  const hearing = recognizer === null ? { talk } : { recognizer };
  const server = await startRealtimeServer({ ...hearing, apiKey: LOCAL_KEY });
  let app: RunningApp | null = null;
  try {
    const path = join(dir, 'talk.wav');
    await writeMicrophoneFile(path, talk.sound);
    app = await launchApp({
      ...fault.launch,
      profileDir: withSettings(profile, server, fault).dir,
      microphone: { kind: 'file', path },
      apiKey: LOCAL_KEY,
      env: { ...ipcLogIn(dir), OPENAI_BASE_URL: server.baseUrl },
    });
    const played = await play(fault, { app, server, profile, dir, words: talk.words });
    if (fault.startsAgain) {
      app = await app.restart();
      await app.page('overlay');
    }
    await app.kill();
    const kept = readLastTranscript(fault.storedIn?.(profile) ?? profile.userDataDir)?.entries ?? [];
    const account = accountFor(played.said, kept, fault.isHeard);
    return {
      fault: fault.name,
      ...account,
      recoveredMs: played.recoveredMs,
      note: fault.note ?? '',
      kept,
      journal: account.lost.length === 0 ? [] : server.journal.entries,
      broken: null,
    };
  } finally {
    await app?.kill();
    await server.close();
    await recognizer?.release();
    tidy();
    profile.remove();
    rmSync(dir, { recursive: true });
  }
}

/** The same as LaunchOptions.settings, which would open the profile anew. */
function withSettings(profile: Profile, { baseUrl }: RealtimeServer, { isHeard }: Fault): Profile {
  const engine = isHeard === true ? 'automatic' : 'openai';
  return openProfile({ profileDir: profile.dir, settings: { engine, baseUrl, echoCancellation: false } });
}

async function loadedRecognizer(): Promise<Recognizer> {
  const loaded = await loadRecognizer(join(ROOT, 'assets'), 'moonshine-base');
  if (!loaded.ok) throw new Error(loaded.reason);
  return loaded.value;
}

interface Playing {
  readonly app: RunningApp;
  readonly server: RealtimeServer;
  readonly profile: Profile;
  readonly dir: string;
  readonly words: readonly SpokenWord[];
}

interface Played {
  readonly said: readonly SaidWord[];
  readonly recoveredMs: number | null;
}

async function play(fault: Fault, playing: Playing): Promise<Played> {
  const { app, words, dir } = playing;
  const page = await app.page('overlay');
  if (fault.inPage !== undefined) await reloadWith(page, fault.inPage);
  const recovery = watchRecovery(() => app.page('overlay'));
  const { stage, ended } = stageFor(playing, recovery);
  try {
    await fault.before?.(stage);
    await setCaptions(page, true);
    const zeroMs = await waitFor('the microphone', () => beginnings(dir)[0]);
    const until = (talkMs: number) => pause(zeroMs + talkMs - Date.now());
    await fault.run({ ...stage, until });
    if (ended().atMs === null) {
      const openings = await openingsOf(dir, stage.overlay);
      const restMs = openings.length > 1 ? SECOND_TALK_MS : (words.at(-1)?.endMs ?? 0) + AFTER_LAST_WORD_MS;
      await until((openings.at(-1) ?? zeroMs) - zeroMs + restMs);
      await stage.stop();
    }
    const openings = await openingsOf(dir, stage.overlay);
    const { atMs, away } = ended();
    const lastHeardMs = (atMs ?? Date.now()) - (fault.mayCostMs ?? 0);
    return { said: saidWords(words, { openings, lastHeardMs, away }), recoveredMs: recovery.stop() };
  } finally {
    recovery.stop();
  }
}

/** What a row does, and what it has done so far: when captions ended, and when nobody listened. */
function stageFor({ app, server, profile }: Playing, { heal, lookAway }: RecoveryWatch) {
  const away: Heard['away'][number][] = [];
  let atMs: number | null = null;
  const overlay = () => app.page('overlay');
  const end = () => {
    atMs ??= Date.now();
  };
  const stage: Omit<Stage, 'until'> = {
    ...{ app, server, profile, overlay, heal, lookAway, end },
    stop: async () => {
      end();
      await setCaptions(await overlay(), false);
      await waitForStatus(await overlay(), ({ status }) => status === 'idle');
    },
    away: async (act) => {
      const fromMs = Date.now();
      await act();
      away.push({ fromMs, toMs: Date.now() });
    },
  };
  return { stage, ended: () => ({ atMs, away }) };
}

/** A file plays from its beginning when a microphone is opened again: two sentences of that are enough. */
const SECOND_TALK_MS = 12_900;

async function reloadWith(page: Page, script: () => void): Promise<void> {
  await page.addInitScript(script);
  await page.reload();
  await page.waitForFunction(() => document.querySelector('#root > *') !== null);
}
