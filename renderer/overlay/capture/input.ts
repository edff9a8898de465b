/**
 * Keeps a microphone connected to the audio graph: swaps it when the settings say so, finds one again when it
 * is pulled out.
 */
import type { Problem } from '../../../core/base/problem.ts';
import { type MicrophoneSettings, openMicrophone } from './microphone.ts';

export interface Input {
  readonly use: (stream: MediaStream, settings: MicrophoneSettings) => void;
  readonly change: (settings: MicrophoneSettings) => Promise<void>;
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
        void reopen();
      };
    }
  };

  const open = async (settings: MicrophoneSettings) => {
    wanted = settings;
    const opened = await openMicrophone(settings);
    // Meanwhile another was asked for, or none.
    if (wanted !== settings) {
      if (opened.ok) for (const track of opened.value.getTracks()) track.stop();
      return;
    }
    if (opened.ok) use(opened.value, settings);
    onProblem(opened.ok ? null : opened.problem);
  };

  const reopen = async () => {
    if (wanted !== null) await open(wanted);
  };

  /** A device was plugged in or out: take it up again if none is running. */
  const onDevices = () => {
    const isRunning = stream?.getAudioTracks().some((track) => track.readyState === 'live') ?? false;
    if (!isRunning) void reopen();
  };
  navigator.mediaDevices.addEventListener('devicechange', onDevices);

  return {
    use,
    change: open,
    stop: () => {
      wanted = null;
      release();
      navigator.mediaDevices.removeEventListener('devicechange', onDevices);
    },
  };
}
