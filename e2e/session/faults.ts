/** What specs of faults share: captions on a server that may fail, and the problem that the overlay tells. */
import type { Page } from 'playwright';
import { describeProblem } from '../../core/app/problemWords.ts';
import { type ProblemKind, problemSchema } from '../../core/base/problem.ts';
import type { SessionStatus } from '../../core/live/status.ts';
import { wordsIn } from '../../core/words/words.ts';
import type { LaunchOptions } from '../app/host.ts';
import type { RealtimeServer } from '../service/server.ts';
import { LOCAL_KEY, setCaptions } from './captionedTalk.ts';

type Launch = (options?: LaunchOptions) => Promise<{ page: (name: 'overlay') => Promise<Page> }>;

/** Starts the app against the local server, and captions in it. */
export async function startCaptions(
  launch: Launch,
  { baseUrl }: RealtimeServer,
  options: LaunchOptions = {},
): Promise<Page> {
  const app = await launch({
    apiKey: LOCAL_KEY,
    ...options,
    settings: { baseUrl, ...options.settings },
  });
  const overlay = await app.page('overlay');
  await setCaptions(overlay, true);
  return overlay;
}

export const problemOf = (status: SessionStatus): ProblemKind | null => {
  if (status.status === 'live') return status.warning?.kind ?? null;
  return 'problem' in status ? status.problem.kind : null;
};

/** Some connections are given up after 15 s, and the words stand until the next try: on a slow machine they are seen at a later one. */
const WORDS_WITHIN_MS = 25_000;

/** The overlay must say it in the words that belong to it. */
export async function expectWords(overlay: Page, status: SessionStatus): Promise<void> {
  const problem = problemSchema.parse(
    status.status === 'live' ? status.warning : 'problem' in status ? status.problem : null,
  );
  await overlay.waitForFunction(
    (title) => document.querySelector('#root')?.textContent?.includes(title),
    describeProblem(problem, wordsIn('en')).title,
    { timeout: WORDS_WITHIN_MS },
  );
}
