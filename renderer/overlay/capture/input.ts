/**
 * Keeps a microphone connected to the audio graph: swaps it when the settings say so, finds one again when it
 * is pulled out.
 */
import type { Problem } from '../../../core/base/problem.ts';
import { isMicrophoneOf, type MicrophoneSettings, openMicrophone } from './microphone.ts';

/** A microphone that another program holds, or that is just being plugged in, is asked for again so often. */
const TRY_AGAIN_MS = 2_000;

export interface Input {
  readonly use: (stream: MediaStream, settings: MicrophoneSettings) => void;
  readonly change: (settings: MicrophoneSettings) => Promise<void>;
  /** Whether a microphone is connected; it may be muted. */
  readonly isRunning: () => boolean;
  readonly stop: () => void;
}

/** `capture` gets the sound. Problems are told as they come, null when the microphone is back. */
export function createInput(
  context: AudioContext,
  capture: AudioNode,
  { onProblem }: { readonly onProblem: (problem: Problem | null) => void },
): Input {
  let stream: MediaStream | null = null;
  let source: MediaStreamAudioSourceNode | null = null;
  let wanted: MicrophoneSettings | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const release = () => {
    source?.disconnect();
    for (const track of stream?.getTracks() ?? []) {
      track.onended = null;
      track.stop();
    }
    stream = null;
    source = null;
  };

  const use = (next: MediaStream, settings: MicrophoneSettings) => {
    release();
    wanted = settings;
    stream = next;
    source = context.createMediaStreamSource(next);
    source.connect(capture);
    for (const track of next.getAudioTracks()) {
      track.onended = () => {
        onProblem({ kind: 'microphoneLost' });
        reopen();
      };
    }
  };

  const open = async (settings: MicrophoneSettings) => {
    clearTimeout(waiting);
    wanted = settings;
    const opened = await openMicrophone(settings);
    // Meanwhile another was asked for, or none.
    if (wanted !== settings) {
      if (opened.ok) for (const track of opened.value.getTracks()) track.stop();
      return;
    }
    if (opened.ok) use(opened.value, settings);
    else waiting = setTimeout(reopen, TRY_AGAIN_MS);
    // While another is heard, that is no problem worth telling for good.
    if (opened.ok || !isRunning()) onProblem(opened.ok ? null : opened.problem);
  };

  const isRunning = () => stream?.getAudioTracks().some((track) => track.readyState === 'live') ?? false;

  const reopen = () => {
    if (wanted !== null) void open({ ...wanted });
  };

  /** A device was plugged in or out, or is the default now: what the settings name is taken up if it is another. */
  const onDevices = async () => {
    if (wanted === null) return;
    const track = stream?.getAudioTracks()[0];
    const settings = wanted;
    const isRight = isRunning() && track !== undefined && (await isMicrophoneOf(settings, track));
    if (!isRight && wanted === settings) reopen();
  };
  navigator.mediaDevices.addEventListener('devicechange', onDevices);

  return {
    use,
    change: open,
    isRunning,
    stop: () => {
      wanted = null;
      clearTimeout(waiting);
      release();
      navigator.mediaDevices.removeEventListener('devicechange', onDevices);
    },
  };
}
