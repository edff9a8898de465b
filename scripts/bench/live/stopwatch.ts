/**
 * Times a page from outside: from a delta's arrival on the data channel to the end of the frame that shows
 * it. Changes nothing that it watches.
 */
import type { Page } from 'playwright';

/** What the stopwatch keeps in the page. */
interface Stopwatch {
  /** Deltas that have arrived since the page was loaded. */
  received: number;
  /**
   * Of each delta painted since last read, in ms. Kept only while it runs, so that it weighs nothing in long
   * histories.
   */
  delaysMs: number[];
  isRunning: boolean;
}

declare global {
  interface Window {
    surtitleStopwatch: Stopwatch;
  }
}

/** From the next load of the page on. `shown` selects what the newest words appear in. */
export async function installStopwatch(page: Page, shown: string): Promise<void> {
  await page.addInitScript(watch, shown);
}

export async function startStopwatch(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.surtitleStopwatch.isRunning = true;
  });
}

/** Stops it. The delays in ms, in the order painted. */
export async function readStopwatch(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    const stopwatch = window.surtitleStopwatch;
    const { delaysMs } = stopwatch;
    stopwatch.delaysMs = [];
    stopwatch.isRunning = false;
    return delaysMs;
  });
}

export async function receivedBy(page: Page): Promise<number> {
  return page.evaluate(() => window.surtitleStopwatch.received);
}

/** Runs in the page. */
function watch(shown: string): void {
  const stopwatch: Stopwatch = { received: 0, delaysMs: [], isRunning: false };
  window.surtitleStopwatch = stopwatch;
  let arrivals: number[] = [];
  let changed: number[] = [];
  let text = '';
  let isInFrame = false;

  const create = RTCPeerConnection.prototype.createDataChannel;
  RTCPeerConnection.prototype.createDataChannel = function createDataChannel(...parameters) {
    const channel = create.apply(this, parameters);
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== 'string' || !data.includes('input_audio_transcription.delta')) return;
      stopwatch.received += 1;
      if (stopwatch.isRunning) arrivals.push(performance.now());
    });
    return channel;
  };

  // A change made inside a frame's callback is painted by that frame, any other by the next one.
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    request((time) => {
      isInFrame = true;
      try {
        callback(time);
      } finally {
        // Behind the observer's own microtask, which the callback's changes have already queued.
        queueMicrotask(() => {
          isInFrame = false;
        });
      }
    });

  // A task that a frame's callback posts runs when that frame has been painted.
  const afterFrame = new MessageChannel();
  afterFrame.port1.onmessage = () => {
    const now = performance.now();
    for (const arrivedAt of changed) stopwatch.delaysMs.push(now - arrivedAt);
    changed = [];
  };
  new MutationObserver(() => {
    if (!stopwatch.isRunning) return;
    const next = [...document.querySelectorAll(shown)].map((element) => element.textContent).join('\n');
    if (next === text) return;
    text = next;
    changed.push(...arrivals);
    arrivals = [];
    if (isInFrame) afterFrame.port2.postMessage(null);
    else request(() => afterFrame.port2.postMessage(null));
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
