/** What specs of faults share: captions on a server that may fail, and the problem that the overlay tells. */
import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { describeProblem } from '../../core/app/problemWords.ts';
import { type ProblemKind, problemSchema } from '../../core/base/problem.ts';
import type { SessionStatus } from '../../core/live/status.ts';
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

/** The overlay must say it in the words that belong to it. */
export async function expectWords(overlay: Page, status: SessionStatus): Promise<void> {
  const problem = problemSchema.parse(
    status.status === 'live' ? status.warning : 'problem' in status ? status.problem : null,
  );
  await expect(overlay.locator('#root')).toContainText(describeProblem(problem).title);
}
