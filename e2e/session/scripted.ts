/**
 * A session whose sentences the server makes up, on a profile that a spec may damage: fast, and the same each
 * time.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { AppState } from '../../core/app/state.ts';
import type { Problem } from '../../core/base/problem.ts';
import type { SubtitleFormat } from '../../core/subtitles/options.ts';
import { test as base, expect } from '../app/fixture.ts';
import type { LaunchOptions, RunningApp } from '../app/host.ts';
import { openProfile, type Profile } from '../app/profile.ts';
import { readTranscriptsFile } from '../app/transcriptsFile.ts';
import { type RealtimeServer, startRealtimeServer } from '../service/server.ts';
import { LOCAL_KEY, setCaptions, waitForStatus } from './captionedTalk.ts';
import { exportLast } from './exportLast.ts';
import { sentenceSteps } from './sentences.ts';

export { expect } from '../app/fixture.ts';

/** What a spec does with its server, its profile and an overlay page. */
export interface Scripted {
  readonly profile: Profile;
  readonly options: LaunchOptions;
  /** One sentence reaches the overlay and is seen there. */
  readonly say: (page: Page, text: string) => Promise<void>;
  /** The same, whatever it looks like there. */
  readonly send: (text: string) => Promise<void>;
  readonly storedTexts: () => readonly string[];
  /** Exports the last session to a file of the profile and reads that. */
  readonly exportText: (app: RunningApp, format: SubtitleFormat) => Promise<string>;
}

/** Name `scripted` before `launch`: the app must be gone when the profile goes. */
export const test = base.extend<{ scripted: Scripted }>({
  scripted: async ({ playwright: _unused }, use) => {
    const server = await startRealtimeServer();
    const profile = openProfile();
    await use(scriptedOn(server, profile));
    await server.close();
    profile.remove();
  },
});

function scriptedOn(server: RealtimeServer, profile: Profile): Scripted {
  let sentences = 0;
  const send = (text: string) => {
    sentences += 1;
    return server.replay(sentenceSteps(`said_${sentences}`, text, 0));
  };
  return {
    profile,
    options: { profileDir: profile.dir, apiKey: LOCAL_KEY, settings: { baseUrl: server.baseUrl } },
    send,
    say: async (page, text) => {
      await send(text);
      // Words of two rows have no blank between them.
      const words = text.split(' ').map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
      await expect(page.locator('.rows:not(.sample)')).toContainText(new RegExp(words.join('\\s*'), 'u'));
    },
    storedTexts: () => readTranscriptsFile(profile.userDataDir).lines.map(({ text }) => text),
    exportText: async (app, format) => {
      const path = join(profile.dir, `out.${format}`);
      expect(await exportLast(app, path)).toEqual({ ok: true, value: path });
      return readFileSync(path, 'utf8');
    },
  };
}

export const readState = (page: Page): Promise<AppState> =>
  page.evaluate(() => window.surtitle.call('readState', undefined));

/** Waits until the state tells of this problem, or of none. */
export const expectProblem = (page: Page, problem: Problem['kind'] | null): Promise<void> =>
  expect.poll(async () => (await readState(page)).problem?.kind ?? null, { timeout: 15_000 }).toBe(problem);

/** Where the file lies that a problem tells of. */
export const keptAside = (problem: Problem | null): string =>
  problem !== null && 'keptAs' in problem ? problem.keptAs : '';

export async function goLive(page: Page): Promise<void> {
  await setCaptions(page, true);
  await waitForStatus(page, ({ status }) => status === 'live');
}
