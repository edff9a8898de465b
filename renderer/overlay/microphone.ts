/** Opens the microphone that the settings name. What is done with its sound is not its concern. */
import type { Problem } from '../../core/problem.ts';
import { failure, type Result, success } from '../../core/result.ts';
import type { Settings } from '../../core/settings.ts';

/** The part of the settings that means another microphone when it changes. */
export type MicrophoneSettings = Pick<Settings, 'microphone' | 'echoCancellation' | 'noiseSuppression'>;

/** Ids rotate, so a device that is not there under its id is looked up by its label; failing that, the default is used. */
export async function openMicrophone(settings: MicrophoneSettings): Promise<Result<MediaStream>> {
  const deviceId = await findDevice(settings.microphone);
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: {
        ...(deviceId !== null && { deviceId: { exact: deviceId } }),
        channelCount: 1,
        echoCancellation: settings.echoCancellation,
        noiseSuppression: settings.noiseSuppression,
        autoGainControl: true,
      },
    });
    return success(stream);
  } catch (error) {
    return failure(microphoneProblem(error));
  }
}

async function findDevice(chosen: MicrophoneSettings['microphone']): Promise<string | null> {
  if (chosen === null) return null;
  const devices = await navigator.mediaDevices.enumerateDevices();
  const inputs = devices.filter((device) => device.kind === 'audioinput');
  const match =
    inputs.find((device) => device.deviceId === chosen.deviceId) ??
    inputs.find((device) => device.label !== '' && device.label === chosen.label);
  return match?.deviceId ?? null;
}

/** The names are those of the Media Capture and Streams specification. */
function microphoneProblem(error: unknown): Problem {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return { kind: 'microphoneDenied' };
  if (name === 'NotReadableError' || name === 'AbortError') return { kind: 'microphoneBusy' };
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return { kind: 'noMicrophone' };
  return { kind: 'internal', detail: 'the microphone could not be opened' };
}
