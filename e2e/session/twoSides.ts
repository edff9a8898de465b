/** A test with two real sources at once: what the microphone hears and what the computer plays, and a service for both. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { TranscriptLine } from '../../core/transcript/transcript.ts';
import { test as base, expect } from '../app/fixture.ts';
import type { LaunchOptions, RunningApp } from '../app/host.ts';
import type { ProfileOptions } from '../app/profile.ts';
import { readLastTranscript } from '../app/transcriptsFile.ts';
import { type RealtimeServer, startRealtimeServer } from '../service/server.ts';
import { talksInTurn } from '../speech/pieces.ts';
import type { Talk } from '../speech/talk.ts';
import { LOCAL_KEY, setCaptions, waitForStatus } from './captionedTalk.ts';
import { writeMicrophoneFile } from './microphone.ts';
import { lackOfSoundServer, type Place, type SoundServer, startSoundServer } from './soundServer.ts';

export interface TwoSides {
  readonly sound: SoundServer;
  /** For files of the test; gone after it. */
  readonly folder: string;
  /** A service that knows these talks, whichever lane they come by. */
  readonly serve: (talks: readonly Talk[]) => Promise<RealtimeServer>;
  /** Resolves when all of it has been played. */
  readonly play: (where: Place, talk: Talk) => Promise<void>;
  /** How many streams of programs hear one of the two sources. */
  readonly listeners: () => number;
}

export const test = base.extend<{ sides: TwoSides }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs.
  sides: async ({}, use, info) => {
    const lack = lackOfSoundServer();
    info.skip(lack !== null, lack ?? '');
    const sound = await startSoundServer();
    const servers: RealtimeServer[] = [];
    const folder = mkdtempSync(join(tmpdir(), 'surtitle-sides-'));
    await use({
      ...{ sound, folder },
      serve: async (talks) => {
        const server = await startRealtimeServer({ talk: talksInTurn(talks) });
        servers.push(server);
        return server;
      },
      play: async (where, talk) => {
        const path = join(folder, `${where}.wav`);
        await writeMicrophoneFile(path, talk.sound);
        await sound.play(where, path);
      },
      listeners: () =>
        sound
          .pactl('list', 'short', 'source-outputs')
          .split('\n')
          .filter((line) => line.includes('protocol-native')).length,
    });
    await sound.stop();
    for (const server of servers) await server.close();
    rmSync(folder, { recursive: true });
  },
});

/** An app that hears both sides. Without a server this computer captions. */
export const hearingBoth = (
  { sound }: TwoSides,
  server: RealtimeServer | null,
  settings: ProfileOptions['settings'] = {},
): LaunchOptions => ({
  ...(server !== null && { apiKey: LOCAL_KEY }),
  env: sound.env,
  microphone: { kind: 'system' },
  settings: { ...(server !== null && { baseUrl: server.baseUrl }), echoCancellation: false, ...settings },
});

export async function goLive(app: RunningApp): Promise<Page> {
  const overlay = await app.page('overlay');
  await setCaptions(overlay, true);
  await waitForStatus(overlay, ({ status }) => status === 'live');
  return overlay;
}

/** The stored lines of one lane, in their order. */
export const linesOf = ({ userDataDir }: RunningApp, lane: string): readonly TranscriptLine[] =>
  (readLastTranscript(userDataDir)?.entries ?? []).flatMap((entry) =>
    entry.lane === lane && entry.kind === 'line' ? [entry] : [],
  );

/** What is stored of both lanes, as text. */
export const saidBy = (app: RunningApp) => {
  const textOf = (lane: string) =>
    linesOf(app, lane)
      .map(({ text }) => text)
      .join(' ')
      .trim();
  return { you: textOf('you'), others: textOf('others') };
};

/** Stops once all of this has been captioned, and sees that nothing is added by it. */
export async function stopWhenSaid(app: RunningApp, said: Partial<ReturnType<typeof saidBy>>): Promise<void> {
  const all = { you: '', others: '', ...said };
  await expect.poll(() => saidBy(app), { timeout: 15_000 }).toEqual(all);
  const overlay = await app.page('overlay');
  await setCaptions(overlay, false);
  await waitForStatus(overlay, ({ status }) => status === 'idle');
  expect(saidBy(app)).toEqual(all);
}
