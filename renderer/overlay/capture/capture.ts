/**
 * Microphone to tracks, speech frames, islands and a level, all on one clock. Knows nothing of connections or
 * captions.
 */

import { createLevelSpeech } from '../../../core/audio/levelSpeech.ts';
import { failure, type Result, success } from '../../../core/base/result.ts';
import type { Capture, CaptureListener } from '../../../live/capture.ts';
import captureUrl from './capture.worklet.ts?worker&url';
import { createInput } from './input.ts';
import { type MicrophoneSettings, openMicrophone } from './microphone.ts';
import { createMissingWatch } from './missing.ts';
import {
  type CaptureCommand,
  type CaptureMessage,
  SAMPLE_RATE_HZ,
  SPEECH_FRAME_MS,
  type SpeechMessage,
} from './speech.ts';
import { createTrack, type Track } from './track.ts';

/** So much sound that was played, and no frame of it has come back: they come within milliseconds, the model loads in a second. */
const DETECTOR_SILENT_MS = 5_000;

export interface MicrophoneCapture extends Capture {
  readonly createTrack: () => Track;
  /** Takes another microphone; the clock goes on. */
  readonly changeMicrophone: (settings: MicrophoneSettings) => Promise<void>;
}

/** Loads the detector ahead of time, so that Start does not wait for it. One for the page's life. */
export function loadSpeechDetector(): Worker {
  return new Worker(new URL('./speech.worker.ts', import.meta.url), { type: 'module' });
}

/**
 * Opens the microphone and starts the clock. Resolves when the first samples may flow; a refusal is a
 * Problem.
 */
export async function openCapture(
  settings: MicrophoneSettings,
  detector: Worker,
  listener: CaptureListener,
): Promise<Result<MicrophoneCapture>> {
  // Nothing is played aloud, so no speaker is opened: a headset would change its profile for it.
  const context = new AudioContext({
    sampleRate: SAMPLE_RATE_HZ,
    latencyHint: 'interactive',
    sinkId: { type: 'none' },
  });
  try {
    // The graph stands before the microphone opens, so that its first sample has somewhere to go.
    await context.audioWorklet.addModule(captureUrl);
  } catch {
    await context.close();
    return failure({ kind: 'internal', detail: 'the audio thread could not start' });
  }
  const microphone = await openMicrophone(settings);
  if (!microphone.ok) {
    await context.close();
    return microphone;
  }
  try {
    return success(await createCapture({ context, detector, listener }, microphone.value, settings));
  } catch {
    // A microphone that was pulled out a moment ago has no track to connect.
    for (const track of microphone.value.getTracks()) track.stop();
    await context.close();
    return failure({ kind: 'internal', detail: 'the microphone could not be connected' });
  }
}

interface Needs {
  readonly context: AudioContext;
  readonly detector: Worker;
  readonly listener: CaptureListener;
}

async function createCapture(
  needs: Needs,
  stream: MediaStream,
  settings: MicrophoneSettings,
): Promise<MicrophoneCapture> {
  const { context, detector, listener } = needs;
  const capture = new AudioWorkletNode(context, 'capture', { channelCount: 1, channelCountMode: 'explicit' });
  const tell = (command: CaptureCommand, transfer: Transferable[] = []) =>
    capture.port.postMessage(command, transfer);
  let clock = { playedMs: 0, capturedMs: 0, at: context.currentTime };
  let rewinds = 0;
  let islandFromMs: number | null = null;
  let undetectedMs = 0;
  let isDetecting = true;
  const levels = createLevelSpeech(listener.onSpeech);
  const watch = createMissingWatch({
    tell: (lengthMs) => tell({ type: 'missing', lengthMs }),
    onMissing: listener.onMissing,
  });
  capture.port.onmessage = ({ data }: MessageEvent<CaptureMessage>) => {
    if (data.type === 'island') {
      levels.add(data.island);
      watch.onIsland(data.island);
      return listener.onIsland(data.island);
    }
    if (data.type === 'givenUp') return listener.onGivenUp({ startMs: data.startMs, endMs: data.endMs });
    // Until the audio thread has gone back, it tells of where it was.
    const playedMs = data.rewinds === rewinds ? data.playedMs : clock.playedMs;
    // Silence that is left out makes the clock leap, and nothing of it is heard.
    undetectedMs += Math.min(Math.abs(playedMs - clock.playedMs), SPEECH_FRAME_MS);
    clock = { playedMs, capturedMs: data.capturedMs, at: context.currentTime };
    islandFromMs = data.islandFromMs;
    if (!isStopped) watch.onClock({ ...data, isHearing: input.isRunning() });
    // A detector that loads for ever, or has died, says nothing at all.
    if (isDetecting && undetectedMs > DETECTOR_SILENT_MS) fail();
    levels.onPlayed(playedMs, islandFromMs);
    listener.onLevel(data.levelDb);
  };
  const fail = () => {
    ignoreDetector();
    levels.start();
    listener.onProblem({ kind: 'speechDetectorFailed' });
  };
  const hear = ({ data }: MessageEvent<SpeechMessage>) => {
    if (data.type === 'failed') fail();
    if (data.type !== 'frame') return;
    undetectedMs = 0;
    listener.onSpeech({ ...data, frameMs: SPEECH_FRAME_MS });
  };
  const ignoreDetector = () => {
    isDetecting = false;
    detector.removeEventListener('message', hear);
    detector.removeEventListener('error', fail);
  };
  detector.addEventListener('message', hear);
  detector.addEventListener('error', fail);
  const channel = new MessageChannel();
  detector.postMessage(channel.port1, [channel.port1]);
  tell({ type: 'detector', port: channel.port2 }, [channel.port2]);

  const input = createInput(context, capture, listener);
  input.use(stream, settings);
  await context.resume();
  // The system may stop the graph, for a phone call or a change of devices; time goes on only while it runs.
  context.onstatechange = () => {
    if (context.state !== 'running' && context.state !== 'closed') void context.resume();
  };
  const sinceClockMs = () => (context.currentTime - clock.at) * 1_000;
  let isPaused = true;
  let isStopped = false;
  return {
    createTrack: () => createTrack(context, capture),
    pause: () => {
      isPaused = true;
      tell({ type: 'pause' });
    },
    play: () => {
      isPaused = false;
      tell({ type: 'play' });
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
    openIsland: () => (islandFromMs === null ? null : { startMs: islandFromMs, endMs: clock.capturedMs }),
    changeMicrophone: input.change,
    stop: () => {
      isStopped = true;
      input.stop();
      tell({ type: 'close' });
    },
    close: () => {
      input.stop();
      ignoreDetector();
      context.onstatechange = null;
      // Messages under way would be heard after the end.
      capture.port.onmessage = null;
      void context.close();
    },
  };
}
