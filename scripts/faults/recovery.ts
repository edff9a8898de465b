/** Watches the overlay until captions are live again and bring new text after a fault. Changes nothing there. */
import type { Page } from 'playwright';
import { pause } from './stage.ts';

const LOOK_EVERY_MS = 150;

export interface RecoveryWatch {
  /** The fault is over. */
  readonly heal: () => void;
  /** Leaves the page alone until `heal`: a page that is looked at while it crashes stays crashed for playwright. */
  readonly lookAway: () => Promise<void>;
  /** Ends the watch; milliseconds from the last `heal` until captions were live with new text, null when they were not. */
  readonly stop: () => number | null;
}

export function watchRecovery(overlay: () => Promise<Page>): RecoveryWatch {
  let isOver = false;
  let isAway = false;
  let looking: Promise<void> = Promise.resolve();
  let text = '';
  let healedMs: number | null = null;
  let textAtHeal = '';
  let recoveredMs: number | null = null;
  const look = async () => {
    const seen = await overlay()
      .then((page) => page.evaluate(see))
      .catch(() => null);
    if (seen === null) return;
    text = seen.text;
    const isNew = text !== '' && text !== textAtHeal;
    if (healedMs !== null && recoveredMs === null && seen.isWell && isNew)
      recoveredMs = performance.now() - healedMs;
  };
  const watch = async () => {
    while (!isOver) {
      looking = isAway ? Promise.resolve() : look();
      await looking;
      await pause(LOOK_EVERY_MS);
    }
  };
  void watch();
  return {
    heal: () => {
      isAway = false;
      healedMs = performance.now();
      textAtHeal = text;
      recoveredMs = null;
    },
    lookAway: () => {
      isAway = true;
      return looking;
    },
    stop: () => {
      isOver = true;
      return recoveredMs;
    },
  };
}

/** Runs in the page. */
async function see(): Promise<{ readonly isWell: boolean; readonly text: string }> {
  const { session } = await window.surtitle.call('readState', undefined);
  const lines = [...document.querySelectorAll('.rows:not(.sample) .line')];
  return {
    isWell: session.status === 'live' && session.warning === null,
    text: lines.map(({ textContent }) => textContent ?? '').join('\n'),
  };
}
