/** Says chapters to a page through its server, and waits until it has them all. It times nothing. */
import type { Page } from 'playwright';
import { waitFor } from '../../../e2e/app/host.ts';
import type { RealtimeServer } from '../../../e2e/service/server.ts';
import type { Chapter, Reciter } from './recital.ts';
import { receivedBy } from './stopwatch.ts';

export interface Listener {
  readonly page: Page;
  readonly server: RealtimeServer;
  readonly reciter: Reciter;
}

/**
 * Words at once, far faster than speech; the page confirms before more are sent, so that nothing piles up on
 * the way.
 */
const PRELOAD_CHAPTER_WORDS = 400;
const PRELOAD_EVERY_MS = 1.5;

/** @throws {Error} when the page has not received every delta in time. */
export async function say({ page, server }: Listener, { steps, deltas }: Chapter): Promise<void> {
  const before = await receivedBy(page);
  await server.replay(steps);
  await waitFor(
    `${deltas} deltas to arrive`,
    async () => (await receivedBy(page)) >= before + deltas || undefined,
  );
}

/** Gives a page a past of at least so many words; returns how many it has been. */
export async function preload(listener: Listener, words: number): Promise<number> {
  let said = 0;
  while (said < words) {
    const least = Math.min(PRELOAD_CHAPTER_WORDS, words - said);
    const chapter = listener.reciter.recite(least, { everyMs: PRELOAD_EVERY_MS });
    await say(listener, chapter);
    said += chapter.deltas;
  }
  return said;
}
