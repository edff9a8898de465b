/** Opens what the computer plays, so that the others in a call are heard. What is done with the sound is not its concern. */
import { failure, type Result, success } from '../../../core/base/result.ts';
import type { Opening } from './input.ts';

/**
 * With processing on, Chromium took a steady tone for noise and gave silence; it was made for voices near a microphone.
 */
const UNTOUCHED = { echoCancellation: false, noiseSuppression: false, autoGainControl: false } as const;

/**
 * Changes of the system's output are told by no event everywhere. On Linux nothing tells them to a page, nor need it:
 * Chromium goes over to the new output by itself (PulseLoopbackManager), 21 ms of silence as measured.
 */
const LOOK_EVERY_MS = 3_000;

/** `allow`: main lets the page ask, once. It knows which output was the default when it was opened. */
export function createComputerSound(allow: () => Promise<unknown>): Opening<object> {
  let openedWith = '';
  return {
    lookEveryMs: LOOK_EVERY_MS,
    lost: { kind: 'computerSoundLost' },
    isDeafWhenWrong: true,
    open: async () => {
      openedWith = await defaultOutputId();
      try {
        await allow();
        return soundOf(await navigator.mediaDevices.getDisplayMedia({ video: true, audio: UNTOUCHED }));
      } catch {
        return failure({ kind: 'computerSoundDenied' });
      }
    },
    // What plays on another output by now is not in the stream that was opened.
    isRight: async () => (await defaultOutputId()) === openedWith,
  };
}

/** Its sound alone: the picture that had to come with it is let go. */
function soundOf(stream: MediaStream): Result<MediaStream> {
  for (const track of stream.getVideoTracks()) track.stop();
  const sound = stream.getAudioTracks();
  // Where it is not permitted a track comes that has ended already, and no error.
  if (sound.some(({ readyState }) => readyState === 'live')) return success(new MediaStream(sound));
  return failure({ kind: 'computerSoundDenied' });
}

async function defaultOutput(): Promise<MediaDeviceInfo | undefined> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.find(({ kind, deviceId }) => kind === 'audiooutput' && deviceId === 'default');
}

async function defaultOutputId(): Promise<string> {
  const output = await defaultOutput();
  return output === undefined ? '' : `${output.groupId} ${output.label}`;
}

/** As the browser calls it; empty where it names none. */
export async function defaultOutputName(): Promise<string> {
  return (await defaultOutput())?.label ?? '';
}
