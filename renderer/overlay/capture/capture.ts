/**
 * A source of sound to tracks, speech frames, islands and a level, all on one clock. Knows nothing of connections or
 * captions.
 */

import { SPEECH_BEGINS_AT } from '../../../core/audio/turns.ts';
import { failure, type Result, success } from '../../../core/base/result.ts';
import type { Capture, CaptureListener } from '../../../live/capture.ts';
import captureUrl from './capture.worklet.ts?worker&url';
import { createDetecting, type Detecting } from './detecting.ts';
import { createInput, type Opening } from './input.ts';
import { createMissingWatch } from './missing.ts';
import { type CaptureCommand, type CaptureMessage, SAMPLE_RATE_HZ } from './speech.ts';
import { createSending, createTrack, type Track } from './track.ts';

export interface SourceCapture<Settings> extends Capture {
  readonly createTrack: () => Track;
  readonly follow: Detecting['follow'];
  /** What is heard now; null when nothing is. */
  readonly track: () => MediaStreamTrack | null;
  /** Takes another source of the same kind; the clock goes on. */
  readonly changeInput: (settings: Settings) => Promise<void>;
}

/** Loads a detector ahead of time, so that Start does not wait for it. One a source, for the page's life. */
export function loadSpeechDetector(): Worker {
  return new Worker(new URL('./speech.worker.ts', import.meta.url), { type: 'module' });
}

/** A first count comes after some 50 ms. A source that brings nothing yet is not waited for. */
const FIRST_COUNT_MS = 300;

/** What a source of sound is captured with. */
export interface CaptureNeeds<Settings> {
  readonly opening: Opening<Settings>;
  readonly detector: Worker;
  readonly listener: CaptureListener;
}

/**
 * Opens the source and starts the clock. Resolves when the first samples may flow; a refusal is a
 * Problem.
 */
export async function openCapture<Settings extends object>(
  settings: Settings,
  needs: CaptureNeeds<Settings>,
): Promise<Result<SourceCapture<Settings>>> {
  // Nothing is played aloud, so no speaker is opened: a headset would change its profile for it. 20 ms of sound at a
  // time: shorter stretches wake the processor more often, longer ones come later.
  const context = new AudioContext({
    sampleRate: SAMPLE_RATE_HZ,
    latencyHint: 0.02,
    sinkId: { type: 'none' },
  });
  try {
    // The graph stands before the source opens, so that its first sample has somewhere to go.
    await context.audioWorklet.addModule(captureUrl);
  } catch {
    await context.close();
    return failure({ kind: 'internal', detail: 'the audio thread could not start' });
  }
  const opened = await needs.opening.open(settings);
  if (!opened.ok) {
    await context.close();
    return opened;
  }
  try {
    return success(await createCapture({ ...needs, context }, opened.value, settings));
  } catch {
    // A microphone that was pulled out a moment ago has no track to connect.
    for (const track of opened.value.getTracks()) track.stop();
    await context.close();
    return failure({ kind: 'internal', detail: 'the source of sound could not be connected' });
  }
}

async function createCapture<Settings extends object>(
  needs: CaptureNeeds<Settings> & { readonly context: AudioContext },
  stream: MediaStream,
  settings: Settings,
): Promise<SourceCapture<Settings>> {
  const { context, opening, detector, listener } = needs;
  const capture = new AudioWorkletNode(context, 'capture', { channelCount: 1, channelCountMode: 'explicit' });
  const tell = (command: CaptureCommand, transfer: Transferable[] = []) =>
    capture.port.postMessage(command, transfer);
  let clock = { playedMs: 0, capturedMs: 0, at: context.currentTime };
  const beginning = Promise.withResolvers<void>();
  let rewinds = 0;
  let waitingMs = 0;
  let islandFromMs: number | null = null;
  const detecting = createDetecting({
    detector,
    connect: (port) => tell({ type: 'detector', port }, [port]),
    listener: {
      ...listener,
      onSpeech: (frame) => {
        if (frame.probability >= SPEECH_BEGINS_AT)
          tell({ type: 'speech', fromMs: frame.atMs - frame.frameMs });
        listener.onSpeech(frame);
      },
    },
  });
  const sending = createSending(tell);
  const watch = createMissingWatch({
    tell: (lengthMs) => tell({ type: 'missing', lengthMs }),
    onMissing: listener.onMissing,
  });
  capture.port.onmessage = ({ data }: MessageEvent<CaptureMessage>) => {
    if (data.type === 'island') {
      detecting.addIsland(data.island);
      watch.onIsland(data.island);
      return listener.onIsland(data.island);
    }
    if (data.type === 'givenUp') return listener.onGivenUp({ startMs: data.startMs, endMs: data.endMs });
    if (data.type === 'wayOut') return sending.onWayOut(data.isWanted, data);
    sending.onClock(data.sent);
    // Until the audio thread has gone back, it tells of where it was.
    const playedMs = data.rewinds === rewinds ? data.playedMs : clock.playedMs;
    clock = { playedMs, capturedMs: data.capturedMs, at: data.at };
    if (data.capturedMs > 0) beginning.resolve();
    islandFromMs = data.islandFromMs;
    waitingMs = data.waitingMs;
    if (!isStopped) watch.onClock({ ...data, isHearing: input.isRunning() });
    const silentToMs = data.rewinds === rewinds ? data.silentToMs : null;
    detecting.onPlayed({ ...data, playedMs, silentToMs });
    listener.onLevel(data.levelDb);
  };
  const input = createInput({ context, capture, opening, onProblem: listener.onProblem });
  input.use(stream, settings);
  await context.resume();
  // Lanes are placed on one clock by what each has captured, which is known once the audio thread has counted.
  await Promise.race([beginning.promise, new Promise((resolve) => setTimeout(resolve, FIRST_COUNT_MS))]);
  // The system may stop the graph, for a phone call or a change of devices; time goes on only while it runs.
  context.onstatechange = () => {
    if (context.state !== 'running' && context.state !== 'closed') void context.resume();
  };
  const sinceClockMs = () => (context.currentTime - clock.at) * 1_000;
  let isPaused = true;
  let isStopped = false;
  return {
    createTrack: () => createTrack({ context, capture, sending }),
    follow: detecting.follow,
    pause: () => {
      isPaused = true;
      tell({ type: 'pause' });
    },
    play: (speed = 1) => {
      isPaused = false;
      tell({ type: 'play', speed });
    },
    rewind: (toMs, skip) => {
      tell({ type: 'rewind', toMs, skip });
      rewinds += 1;
      const { playedMs, capturedMs } = clock;
      clock = {
        playedMs: Math.min(playedMs, toMs),
        capturedMs: capturedMs + sinceClockMs(),
        at: context.currentTime,
      };
    },
    playedMs: () => (isPaused ? clock.playedMs : clock.playedMs + sinceClockMs()),
    capturedMs: () => clock.capturedMs + sinceClockMs(),
    waitingMs: () => waitingMs,
    openIsland: () => (islandFromMs === null ? null : { startMs: islandFromMs, endMs: clock.capturedMs }),
    track: input.track,
    changeInput: input.change,
    stop: () => {
      isStopped = true;
      input.stop();
      tell({ type: 'close' });
    },
    close: () => {
      input.stop();
      detecting.close();
      context.onstatechange = null;
      // Messages under way would be heard after the end.
      capture.port.onmessage = null;
      void context.close();
    },
  };
}
