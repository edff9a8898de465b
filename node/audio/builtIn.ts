/** Which kinds are decoded without any other program: those for which there are libraries under terms that suit. */
import type { Container } from './container.ts';
import { fileSource } from './fileSource.ts';
import { waveLength } from './length.ts';
import { readMp3 } from './mp3.ts';
import { readOpus } from './opus.ts';
import { readSamples } from './samples.ts';
import type { ReadSound } from './timeline.ts';

/**
 * null: not without ffmpeg. What is not compressed is read in WAV files only: in other containers it may stand in one
 * piece as long as the recording.
 */
export function builtInReader(path: string, container: Container): ReadSound | null {
  const { format, track } = container;
  if (track === null) return null;
  if (track.codec === 'opus') return readOpus(path, container);
  if (format === 'MP3' && track.codec === 'mp3') return readMp3(path, track.channels);
  const isPlain = /^(?:pcm-|alaw$|ulaw$)/.test(track.codec ?? '');
  return format === 'WAVE' && isPlain ? readWave(path) : null;
}

const readWave = (path: string): ReadSound =>
  async function* read(signal) {
    const { unfinishedAt } = await waveLength(path);
    yield* readSamples(fileSource(path, unfinishedAt), signal);
  };
