/**
 * Watches an overlay page from outside: when messages came, what was on screen after each change, and when.
 * Changes nothing that it watches.
 */
import type { Page } from 'playwright';

/** All times are the page's performance.now(). */
export interface ProbeLog {
  /** When the microphone was handed to the page, or null. */
  readonly microphoneAt: number | null;
  /** When a message with new text arrived on the data channel. */
  readonly receivedAt: readonly number[];
  /** Each change of what is on screen, oldest first; `at` is just after the frame that painted it. */
  readonly paints: readonly Paint[];
}

export interface Paint {
  readonly at: number;
  readonly text: string;
  /** The arrival of the first message since the paint before, if this paint shows one. */
  readonly receivedAt: number | null;
}

/** What the probe keeps in the page. */
interface Probe {
  microphoneAt: number | null;
  receivedAt: number[];
  paints: Paint[];
}

declare global {
  interface Window {
    surtitleProbe?: Probe;
  }
}

/** Installs the probe and reloads the page, so that it is there before the page's own code. */
export async function installProbe(page: Page): Promise<void> {
  await page.addInitScript(watch);
  await page.reload();
  await page.waitForFunction(
    () => window.surtitleProbe !== undefined && document.querySelector('#root > *') !== null,
  );
}

export async function readProbe(page: Page): Promise<ProbeLog> {
  const log = await page.evaluate(() => window.surtitleProbe);
  if (log === undefined) throw new Error('The probe is not installed in this page.');
  return log;
}

/** Runs in the page. */
function watch(): void {
  const probe: Probe = { microphoneAt: null, receivedAt: [], paints: [] };
  window.surtitleProbe = probe;
  let pendingAt: number | null = null;

  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    probe.microphoneAt ??= performance.now();
    return stream;
  };

  const create = RTCPeerConnection.prototype.createDataChannel;
  RTCPeerConnection.prototype.createDataChannel = function createDataChannel(...parameters) {
    const channel = create.apply(this, parameters);
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== 'string' || !data.includes('input_audio_transcription.delta')) return;
      const now = performance.now();
      probe.receivedAt.push(now);
      pendingAt ??= now;
    });
    return channel;
  };

  // A task that a frame's callback posts runs when that frame has been painted.
  const afterFrame = new MessageChannel();
  let shown = '';
  let changed: { text: string; receivedAt: number | null } | null = null;
  afterFrame.port1.onmessage = () => {
    if (changed !== null) probe.paints.push({ at: performance.now(), ...changed });
    changed = null;
  };
  new MutationObserver(() => {
    const lines = document.querySelectorAll('.rows:not(.sample) .line');
    const text = [...lines].map((line) => line.textContent ?? '').join('\n');
    if (text === shown) return;
    shown = text;
    changed = { text, receivedAt: pendingAt };
    pendingAt = null;
    afterFrame.port2.postMessage(null);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
