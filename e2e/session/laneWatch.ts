/** Watches where each lane's words are painted, from outside. Changes nothing that it watches. */
import type { Page } from 'playwright';

interface PaintedPlace {
  readonly text: string;
  /** Pixels from the window's left edge. */
  readonly x: number;
}

/** What one lane showed after a change, in reading order. */
export interface LanePaint {
  readonly lane: string;
  readonly words: readonly PaintedPlace[];
}

declare global {
  interface Window {
    surtitleLanePaints?: LanePaint[];
  }
}

/** From now on every change of what is on screen is kept. */
export const watchLanes = (page: Page): Promise<void> => page.evaluate(watch);

export const lanePaints = async (page: Page): Promise<readonly LanePaint[]> =>
  (await page.evaluate(() => window.surtitleLanePaints)) ?? [];

/** Words that stood somewhere and then stood elsewhere in their row, or became other words. What is rolled up is not moved, and a word may grow. */
export async function movedWords(
  page: Page,
): Promise<{ readonly painted: number; readonly moved: string[] }> {
  const moved: string[] = [];
  const last = new Map<string, LanePaint['words']>();
  let painted = 0;
  for (const { lane, words } of await lanePaints(page)) {
    const before = last.get(lane) ?? [];
    const from = before.findIndex((_, rolled) =>
      before.slice(rolled).every(({ text }, at) => words[at]?.text.startsWith(text) === true),
    );
    const kept = from === -1 ? [] : before.slice(from);
    // What is cleared after its time is gone as a whole.
    if (from === -1 && before.length > 0 && words.length > 0)
      moved.push(`${lane}: ${before.map(({ text }) => text).join(' ')}`);
    for (const [at, place] of kept.entries())
      if (Math.abs((words[at]?.x ?? 0) - place.x) > 0.01) moved.push(`${lane}: ${place.text}`);
    painted += words.length - kept.length;
    last.set(lane, words);
  }
  return { painted, moved };
}

/** Runs in the page. */
function watch(): void {
  const paints: LanePaint[] = [];
  window.surtitleLanePaints = paints;
  const shown = new Map<string, string>();
  const wordsOf = (lane: Element) => {
    const words: PaintedPlace[] = [];
    for (const line of lane.querySelectorAll('.rows:not(.sample) .line')) {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        for (const match of (node.textContent ?? '').matchAll(/\S+/gu)) {
          const range = new Range();
          range.setStart(node, match.index);
          range.setEnd(node, match.index + match[0].length);
          words.push({ text: match[0], x: range.getBoundingClientRect().left });
        }
      }
    }
    return words;
  };
  const look = () => {
    for (const lane of document.querySelectorAll('.lane')) {
      const name = lane.querySelector('.label')?.textContent ?? '';
      const words = wordsOf(lane);
      const now = JSON.stringify(words);
      if (shown.get(name) === now) continue;
      shown.set(name, now);
      paints.push({ lane: name, words });
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}
