/** Which microphone is meant, how it is opened, what its refusals mean. Opens nothing itself. */

import type { Problem } from '../base/problem.ts';

/**
 * The fields of a DOM MediaDeviceInfo that count here. Labels are empty until the microphone was allowed
 * once.
 */
export interface InputDevice {
  readonly deviceId: string;
  readonly label: string;
}

/** The audio constraints of getUserMedia. */
export interface MicrophoneConstraints {
  readonly deviceId?: { readonly exact: string };
  /** `all`: what any program plays. A wish: where it cannot be, a browser takes out what it plays itself. */
  readonly echoCancellation: false | { readonly ideal: 'all' };
  readonly noiseSuppression: boolean;
  readonly autoGainControl: boolean;
  readonly channelCount: number;
}

/**
 * The chosen device: by its id, else by its label since ids rotate. null when it is not connected or none is
 * chosen.
 */
export function findMicrophone<Device extends InputDevice>(
  chosen: InputDevice | null,
  devices: readonly Device[],
): Device | null {
  if (chosen === null) return null;
  const byId = devices.find((device) => device.deviceId === chosen.deviceId);
  const byLabel = devices.find((device) => device.label !== '' && device.label === chosen.label);
  return byId ?? byLabel ?? null;
}

/** The system's default where Chromium lists it, as an entry of its own beside the device that it is; null elsewhere. */
export function defaultMicrophone<Device extends InputDevice>(devices: readonly Device[]): Device | null {
  return devices.find(({ deviceId }) => deviceId === 'default') ?? null;
}

/**
 * Whether a track is of a listed device. Its own id is `default` where the default was opened, whatever that is by now:
 * the group, which is the piece of hardware, tells. Unknown devices count as the same, so that nothing is reopened in vain.
 */
export function isSameMicrophone(
  listed: (InputDevice & { readonly groupId?: string }) | null,
  track: { readonly deviceId?: string; readonly groupId?: string; readonly label: string },
): boolean {
  if (listed === null) return true;
  if (listed.groupId && track.groupId) return listed.groupId === track.groupId && isSameInput(listed, track);
  return isSameInput(listed, track);
}

/** One piece of hardware may have several inputs: their labels differ, but for the word that says which is the default. */
function isSameInput(
  listed: InputDevice,
  track: { readonly deviceId?: string; readonly label: string },
): boolean {
  if (listed.label === '' || track.label === '') return listed.deviceId === track.deviceId;
  return nameOf(listed.label) === nameOf(track.label);
}

const nameOf = (label: string): string => label.replace(/^Default - /u, '');

/**
 * The same for the session as for the settings' level meter: one device opened twice with different
 * processing can change under the first opener. Without `deviceId` the system's default is opened.
 */
export function microphoneConstraints(
  wanted: { readonly echoCancellation: boolean; readonly noiseSuppression: boolean },
  deviceId: string | null,
): MicrophoneConstraints {
  return {
    ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
    echoCancellation: wanted.echoCancellation ? { ideal: 'all' } : false,
    noiseSuppression: wanted.noiseSuppression,
    autoGainControl: true,
    channelCount: 1,
  };
}

/** What an open track says is taken out of it: what every program plays, what this one plays, nothing. */
export type EchoReach = 'everyProgram' | 'thisProgram' | 'nothing';

/** `echoCancellation` is that of the track's own settings, which tell what was had of what was asked for. */
export function echoReach(echoCancellation: boolean | string | undefined): EchoReach {
  if (echoCancellation === 'all') return 'everyProgram';
  return echoCancellation === undefined || echoCancellation === false ? 'nothing' : 'thisProgram';
}

/**
 * The problem behind the `name` of the DOMException that getUserMedia rejects with (W3C Media Capture and
 * Streams, 10.2).
 */
export function microphoneProblem(errorName: string): Problem {
  switch (errorName) {
    case 'NotAllowedError':
    case 'SecurityError':
      return { kind: 'microphoneDenied' };
    case 'NotFoundError':
    case 'OverconstrainedError':
      return { kind: 'noMicrophone' };
    case 'NotReadableError':
    case 'AbortError':
      return { kind: 'microphoneBusy' };
    default:
      return { kind: 'internal', detail: `the microphone did not open (${errorName.slice(0, 100)})` };
  }
}
