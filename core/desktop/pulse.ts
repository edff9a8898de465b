/** Reads what `pactl` of PulseAudio and PipeWire says in the C locale. Runs nothing. */
import type { SoundSystem } from '../live/soundSystem.ts';

/** What cannot be an argument of a program: an option, or a name that no sound server gives. */
const NAME = /^[\w.@:+][\w.@:+-]{0,250}$/;

/**
 * `info` is what `pactl info` says, `sources` what `pactl list sources` does. null where either is not understood, or the
 * default output has no monitor.
 */
export function readSoundSystem(info: string, sources: string): SoundSystem | null {
  const sink = field(info, 'Default Sink');
  const blocks = sources.split(/^Source #/m).slice(1);
  const monitor = blocks.find((block) => sink !== null && field(block, 'Monitor of Sink') === sink);
  if (monitor === undefined) return null;
  const name = field(monitor, 'Name');
  const percent = volumePercent(monitor);
  if (name === null || !NAME.test(name) || percent === null) return null;
  const input = blocks.find((block) => field(block, 'Name') === field(info, 'Default Source'));
  return {
    inputName: input === undefined ? '' : (field(input, 'Description') ?? ''),
    outputName: (field(monitor, 'Description') ?? '').replace(/^Monitor of /, ''),
    monitor: name,
    monitorPercent: field(monitor, 'Mute') === 'yes' ? 0 : percent,
  };
}

function field(text: string, name: string): string | null {
  const line = text.split('\n').find((candidate) => candidate.trimStart().startsWith(`${name}: `));
  return line === undefined ? null : line.slice(line.indexOf(': ') + 2).trim();
}

/** Of its loudest channel. */
function volumePercent(block: string): number | null {
  const percents = [...(field(block, 'Volume') ?? '').matchAll(/(\d+)%/g)].map((match) => Number(match[1]));
  return percents.length === 0 ? null : Math.max(...percents);
}
