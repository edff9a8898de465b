/** What pactl says of the default output's monitor, by PulseAudio and by PipeWire. */
import { expect, test } from '@playwright/test';
import { FAINT_BELOW_PERCENT, soundSystemProblem } from '../live/soundSystem.ts';
import { readSoundSystem } from './pulse.ts';

const info = (sink: string) => `Server Name: pulseaudio
Default Sample Specification: s16le 2ch 44100Hz
Default Sink: ${sink}
Default Source: microphone
Cookie: de29:6fe6`;

const source = (name: string, words: string, more = 'Mute: no', volume = '65536 / 100% / 0.00 dB') =>
  `Source #7
\tState: RUNNING
\tName: ${name}
\tDescription: ${words}
\t${more}
\tVolume: front-left: ${volume},   front-right: ${volume}
\t        balance 0.00
\tBase Volume: 65536 / 100% / 0.00 dB
\tMonitor of Sink: ${name.endsWith('.monitor') ? name.slice(0, -'.monitor'.length) : 'n/a'}
`;

const sources = [
  source('headset.monitor', 'Monitor of Headset'),
  source('speakers.monitor', 'Monitor of Speakers', 'Mute: no', '3276 /   5% / -78.07 dB'),
  source('microphone', 'Desk microphone', 'Mute: no', '20000 /  31% / -31.00 dB'),
].join('\n');

test('tells the default devices and how loud the output is given to programs', () => {
  expect(readSoundSystem(info('speakers'), sources)).toEqual({
    inputName: 'Desk microphone',
    outputName: 'Speakers',
    monitor: 'speakers.monitor',
    monitorPercent: 5,
  });
  expect(readSoundSystem(info('headset'), sources)?.monitorPercent).toBe(100);
});

test('one that is muted gives nothing', () => {
  const muted = source('speakers.monitor', 'Monitor of Speakers', 'Mute: yes');
  expect(readSoundSystem(info('speakers'), muted)?.monitorPercent).toBe(0);
});

test('what is not understood tells nothing, and no name becomes an option of a program', () => {
  expect([
    readSoundSystem('', ''),
    readSoundSystem('Connection failure: Connection refused', sources),
    readSoundSystem(info('gone'), sources),
    readSoundSystem(info('--help'), source('--help.monitor', 'Odd')),
    readSoundSystem(info('a'), source('a.monitor', 'Odd', 'Mute: no', 'n/a')),
  ]).toEqual([null, null, null, null, null]);
});

test('an output that is given at a few percent is a problem that says so', () => {
  const system = readSoundSystem(info('speakers'), sources);
  expect(soundSystemProblem(system)).toEqual({ kind: 'computerSoundFaint', output: 'Speakers', percent: 5 });
  expect(soundSystemProblem(system && { ...system, monitorPercent: FAINT_BELOW_PERCENT })).toBe(null);
  expect(soundSystemProblem(null)).toBe(null);
});
