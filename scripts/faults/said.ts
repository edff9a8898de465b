/** What the talk said to the app, from when microphones were opened and captions ended. Judges nothing. */
import type { Page } from 'playwright';
import { readIpcLog } from '../../e2e/app/ipcLog.ts';
import type { SpokenWord } from '../../e2e/speech/talk.ts';
import type { SaidWord } from './account.ts';

/** When the first sample of each part of the session was captured, by the page's own wall clock. */
export function beginnings(dir: string): readonly number[] {
  return readIpcLog(dir).flatMap((message) => {
    const [name, argument] = (message.kind === 'call' ? message.body : []) as readonly [
      string?,
      { readonly startedAtEpochMs: number }?,
    ];
    return name === 'beginSession' && argument !== undefined ? argument.startedAtEpochMs : [];
  });
}

/** When microphones were opened: for each part of the session, and again within one. */
export async function openingsOf(dir: string, overlay: () => Promise<Page>): Promise<readonly number[]> {
  const begun = beginnings(dir);
  const again = await overlay()
    .then((page) => page.evaluate(() => window.microphoneOpenings?.slice(1) ?? []))
    .catch(() => []);
  return [...begun, ...again].toSorted((first, second) => first - second);
}

export interface Heard {
  readonly openings: readonly number[];
  readonly lastHeardMs: number;
  readonly away: readonly { readonly fromMs: number; readonly toMs: number }[];
}

/** The talk goes on in the room while no microphone hears it, and begins anew when one is opened again. */
export function saidWords(
  words: readonly SpokenWord[],
  { openings, lastHeardMs, away }: Heard,
): readonly SaidWord[] {
  const zeroMs = openings[0] ?? 0;
  return openings.flatMap((openedMs, index) => {
    const untilMs = Math.min(openings[index + 1] ?? lastHeardMs, lastHeardMs);
    return words
      .filter(({ endMs }) => openedMs + endMs <= untilMs)
      .map(({ word, startMs, endMs }) => ({
        word,
        startMs: openedMs - zeroMs + startMs,
        endMs: openedMs - zeroMs + endMs,
        isAway: away.some(({ fromMs, toMs }) => fromMs < openedMs + endMs && openedMs + startMs < toMs),
      }));
  });
}
