/**
 * PulseAudio without hardware: two outputs, speakers and a headset, whose sound can be heard again, and a microphone. Sound
 * is played into any from files. It is what tests with two sources at once run on.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '../app/host.ts';

const SPEAKERS = 'speakers';
const HEADSET = 'headset';
const ROOM = 'room';
const BOTH = 'both';
/**
 * Where a file is played to: aloud is what a call does, in the room is what the microphone hears; both are the left and
 * the right of one file, once sides are joined.
 */
const SINKS = { aloud: SPEAKERS, headset: HEADSET, room: ROOM, both: BOTH } as const;
export type Place = keyof typeof SINKS;

export interface SoundServer {
  /** What programs need to find it. */
  readonly env: Readonly<Record<string, string>>;
  /** Plays a WAV file. Resolves when it has ended. */
  readonly play: (where: Place, path: string) => Promise<void>;
  /** Makes it the default output. What programs hear of the computer goes over to that, as in Chromium within 24 ms. */
  readonly setOutput: (where: 'aloud' | 'headset') => void;
  /**
   * From now on the room hears the left and the loudspeaker the right of what is played to both: to the sample at once.
   */
  readonly joinSides: () => void;
  /** The module that lets what is played aloud be heard. */
  readonly loopback: string;
  readonly pactl: (...args: readonly string[]) => string;
  readonly stop: () => Promise<void>;
}

/** Why there can be none here, or null. */
export function lackOfSoundServer(): string | null {
  try {
    execFileSync('pulseaudio', ['--version'], { stdio: 'ignore' });
    execFileSync('pactl', ['--version'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'PulseAudio is not here: install the packages pulseaudio and pulseaudio-utils.';
  }
}

const sink = (name: string, description: string) =>
  `module-null-sink sink_name=${name} rate=48000 sink_properties=device.description="${description}"`;
const source = (name: string, master: string, description: string) =>
  `module-remap-source source_name=${name} master=${master}.monitor source_properties=device.description="${description}"`;

const channel = (name: string, description: string, side: 'front-left' | 'front-right') =>
  `${source(name, BOTH, description)} channels=1 channel_map=mono master_channel_map=${side} remix=no`;

/** @throws {Error} when it does not come up in time. */
export async function startSoundServer(): Promise<SoundServer> {
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-pulse-'));
  const env = { XDG_RUNTIME_DIR: folder, PULSE_SERVER: `unix:${folder}/native`, HOME: folder };
  const modules = [
    `module-native-protocol-unix socket=${folder}/native auth-anonymous=1`,
    sink(SPEAKERS, 'Speakers'),
    sink(HEADSET, 'Headset'),
    sink(ROOM, 'Room'),
    source('microphone', ROOM, 'Microphone'),
    source('loopback', SPEAKERS, 'Loopback'),
  ];
  const args = ['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--log-level=error'];
  const daemon = spawn('pulseaudio', [...args, ...modules.flatMap((module) => ['-L', module])], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  const pactl = (...words: readonly string[]) =>
    execFileSync('pactl', words, {
      env: { ...process.env, ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  await waitFor('the sound server', () => isUp(pactl) || undefined);
  pactl('set-default-sink', SPEAKERS);
  pactl('set-default-source', 'microphone');
  const loopback = moduleOf(pactl, 'source_name=loopback');
  const players = new Set<ChildProcess>();
  return {
    env: { PULSE_SERVER: env.PULSE_SERVER },
    loopback,
    pactl,
    play: (where, path) => {
      const player = spawn('paplay', ['-d', SINKS[where], path], {
        env: { ...process.env, ...env },
        stdio: 'ignore',
      });
      players.add(player);
      return ended(player).then(() => void players.delete(player));
    },
    joinSides: () => {
      for (const name of ['microphone', 'loopback'])
        pactl('unload-module', moduleOf(pactl, `source_name=${name}`));
      const modules = [
        `module-null-sink sink_name=${BOTH} rate=48000 channels=2`,
        channel('microphone', 'Microphone', 'front-left'),
        // Chromium takes a source of the name `loopback` for what the computer plays, whatever it is.
        channel('right', 'Loopback', 'front-right'),
      ];
      for (const module of modules) pactl('load-module', ...module.split(' '));
      pactl('set-default-source', 'microphone');
    },
    setOutput: (where) => {
      pactl('set-default-sink', SINKS[where]);
      pactl('move-source-output', sourceOutputOf(pactl, loopback), `${SINKS[where]}.monitor`);
    },
    stop: async () => {
      for (const player of players) player.kill();
      daemon.kill();
      await ended(daemon);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function moduleOf(pactl: SoundServer['pactl'], argument: string): string {
  const line = pactl('list', 'short', 'modules')
    .split('\n')
    .find((module) => module.includes(argument));
  return line?.split('\t')[0] ?? '';
}

function sourceOutputOf(pactl: SoundServer['pactl'], module: string): string {
  const block = pactl('list', 'source-outputs')
    .split('Source Output #')
    .find((output) => output.includes(`Owner Module: ${module}\n`));
  return block?.split('\n')[0] ?? '';
}

function isUp(pactl: SoundServer['pactl']): boolean {
  try {
    return pactl('list', 'short', 'sources').includes('loopback');
  } catch {
    return false;
  }
}

const ended = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', resolve));
