/** This page's microphone heard by the server: sound goes there as it is spoken, and again what was lost on the way. */
import { defaultSettings } from '../../../core/app/settings.ts';
import { levelDbOf } from '../../../core/audio/islands.ts';
import { createResampler } from '../../../core/audio/resample.ts';
import { failure, success } from '../../../core/base/result.ts';
import { openMicrophone } from '../../../renderer/overlay/capture/microphone.ts';
import { SOUND_RATE } from '../../wire/speaking.ts';
import type { Hear } from './hearing.ts';
import soundUrl from './sound.worklet.ts?worker&url';
import { openSoundLink } from './soundLink.ts';

/** Of digital silence, which has no level. */
const LEAST_DB = -100;

export const hearByServer: Hear = async ({ room, label, onStatus, onLevel, onOpenChange }) => {
  const opened = await openMicrophone(defaultSettings);
  if (!opened.ok) return opened;
  const stream = opened.value;
  const context = new AudioContext({ latencyHint: 'interactive' });
  const letGo = async () => {
    for (const track of stream.getTracks()) track.stop();
    await context.close();
  };
  try {
    await context.audioWorklet.addModule(soundUrl);
  } catch {
    await letGo();
    return failure({ kind: 'internal', detail: 'the audio thread could not start' });
  }
  const link = openSoundLink({ path: `/m/${room}/sound`, label, onStatus, onOpenChange });
  const resampler = createResampler(context.sampleRate, SOUND_RATE);
  const node = new AudioWorkletNode(context, 'sound', { channelCount: 1, channelCountMode: 'explicit' });
  node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
    const power = data.reduce((sum, sample) => sum + sample * sample, 0);
    onLevel(Math.max(LEAST_DB, levelDbOf(power, data.length)));
    link.push(resampler.push(data));
  };
  context.createMediaStreamSource(stream).connect(node);
  await context.resume();
  for (const track of stream.getTracks())
    track.onended = () => onStatus({ status: 'failed', problem: { kind: 'microphoneLost' } });
  return success({
    stop: async () => {
      await letGo();
      await link.end();
    },
  });
};
