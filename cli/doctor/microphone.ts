/** Whether there is a microphone that may be used, where a system tells a program without a window. It opens none. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, here, missing, unknown } from './finding.ts';

const NAME = 'microphone';

export function findMicrophone(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Finding {
  if (platform !== 'linux')
    return unknown(NAME, 'this system tells only the app itself', 'start captions: the system asks once');
  const runtime = env['XDG_RUNTIME_DIR'] ?? '';
  const sockets = runtime === '' ? [] : [join(runtime, 'pulse/native'), join(runtime, 'pipewire-0')];
  const server = env['PULSE_SERVER'] || sockets.find((path) => existsSync(path));
  if (server !== undefined && server !== '') return here(NAME, `by the sound server at ${server}`);
  const devices = captureDevices('/dev/snd');
  if (devices.length === 0)
    return missing(
      NAME,
      'no sound server and no device that records',
      'plug one in, and start the desktop’s sound server',
    );
  if (devices.some(isAllowed)) return here(NAME, devices.join(', '));
  return missing(NAME, `${devices[0]} may not be read`, 'add yourself to the group audio, then log in again');
}

/** ALSA's names: `pcmC0D0c` records, `…p` plays. */
function captureDevices(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^pcmC\d+D\d+c$/.test(name))
    .map((name) => join(folder, name));
}

function isAllowed(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
