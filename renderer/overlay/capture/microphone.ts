/** Opens the microphone that the settings name. What is done with its sound is not its concern. */

import type { Settings } from '../../../core/app/settings.ts';
import {
  defaultMicrophone,
  findMicrophone,
  isSameMicrophone,
  microphoneConstraints,
  microphoneProblem,
} from '../../../core/audio/microphone.ts';
import { failure, type Result, success } from '../../../core/base/result.ts';
import type { Opening } from './input.ts';

/** The microphone as a source that is kept connected. */
export const microphone: Opening<MicrophoneSettings> = {
  open: openMicrophone,
  isRight: isMicrophoneOf,
  lost: { kind: 'microphoneLost' },
};

/** The part of the settings that means another microphone when it changes. */
export type MicrophoneSettings = Pick<Settings, 'microphone' | 'echoCancellation' | 'noiseSuppression'>;

/**
 * A device that is not connected gives way to the system's default: better captions from that one than none.
 */
export async function openMicrophone(settings: MicrophoneSettings): Promise<Result<MediaStream>> {
  try {
    const device = settings.microphone === null ? null : findMicrophone(settings.microphone, await inputs());
    const audio = microphoneConstraints(settings, device?.deviceId ?? null);
    return success(await navigator.mediaDevices.getUserMedia({ audio }));
  } catch (error) {
    return failure(microphoneProblem(error instanceof Error ? error.name : ''));
  }
}

/** Whether a running track is of the device that the settings name now: the chosen one, or the system's default. */
async function isMicrophoneOf({ microphone }: MicrophoneSettings, track: MediaStreamTrack): Promise<boolean> {
  const devices = await inputs();
  return isSameMicrophone(findMicrophone(microphone, devices) ?? defaultMicrophone(devices), {
    label: track.label,
    ...track.getSettings(),
  });
}

async function inputs(): Promise<readonly MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter((device) => device.kind === 'audioinput');
}
