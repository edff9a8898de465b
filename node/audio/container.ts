/** What is in a file, by mediabunny: its container, its tracks of sound and which is taken. It decodes nothing. */
import {
  ADTS,
  FLAC,
  Input,
  type InputAudioTrack,
  Logging,
  LogLevel,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  type Source,
  WAVE,
  WEBM,
} from 'mediabunny';
import { fileSource } from './fileSource.ts';
import { oggLength, waveLength } from './length.ts';
import { hasFrameCount } from './mp3.ts';
import { isProtected } from './protection.ts';

/** No playlists: they lead to other files, and to the network. */
const FORMATS = [WAVE, MP3, FLAC, OGG, MP4, QTFF, MATROSKA, WEBM, ADTS, MPEG_TS];

/** A track of sound in a file. */
export interface Track {
  /** Among the tracks of sound, from 0. */
  readonly index: number;
  readonly of: number;
  /** As mediabunny calls it; null where it knows none. */
  readonly codec: string | null;
  readonly channels: number;
  /** What the file calls it, or its language (ISO 639-2), where it says. */
  readonly name: string | null;
}

export interface Container {
  /** As mediabunny calls it: WAVE, MP4, Matroska, … */
  readonly format: string;
  /** null: no track of sound, or none that mediabunny knows. */
  readonly track: Track | null;
  readonly hasPicture: boolean;
  /** Of the track, from what the file says of itself; null where it does not. */
  readonly durationMs: number | null;
  /** When the first of all its tracks begins, by its own times, which players count from. */
  readonly startMs: number;
  readonly isProtected: boolean;
  /** It ends too soon, and does not say how much. */
  readonly isCut: boolean;
  /** What is in it cannot be found any more. */
  readonly isDamaged: boolean;
}

/** null: no container that mediabunny knows. */
export async function readContainer(path: string): Promise<Container | null> {
  const input = openInput(fileSource(path));
  let format: string | undefined;
  try {
    format = (await input.getFormat()).name;
    return await contentsOf(path, { input, format });
  } catch {
    if (format === undefined) return null;
    return { ...NOTHING, format, isDamaged: true, isProtected: await isProtected(path, format) };
  } finally {
    input.dispose();
  }
}

const NOTHING = {
  track: null,
  hasPicture: false,
  durationMs: null,
  startMs: 0,
  isProtected: false,
  isCut: false,
  isDamaged: false,
};

/** Whoever opens it disposes of it. Its methods throw at what mediabunny cannot read. */
export function openInput(source: Source): Input {
  // It has one log for all, and would write to the terminal what stands in our answers.
  Logging.level = LogLevel.Silent;
  return new Input({ source, formats: FORMATS });
}

/** Common Encryption, and what a music shop sold before 2009. */
const PROTECTED = /^(?:enca|drms)$/i;

interface Named {
  readonly input: Input;
  readonly format: string;
}

async function contentsOf(path: string, { input, format }: Named): Promise<Container> {
  const tracks = await input.getAudioTracks();
  const track = await input.getPrimaryAudioTrack();
  const hasPicture = (await input.getVideoTracks()).length > 0;
  const known = { ...NOTHING, format, hasPicture, isProtected: await isProtected(path, format) };
  // In Ogg mediabunny sees the tracks that it knows, elsewhere all that could be sound.
  if (track === null) return { ...known, isDamaged: !hasPicture && format !== 'Ogg' };
  const startMs = Math.max(0, (await input.getFirstTimestamp().catch(() => 0)) * 1_000);
  return {
    ...known,
    startMs,
    isProtected: known.isProtected || PROTECTED.test(String(await track.getInternalCodecId())),
    track: await trackOf(track, tracks),
    ...(await lengthOf(path, { format, track, startMs })),
  };
}

async function trackOf(track: InputAudioTrack, tracks: readonly InputAudioTrack[]): Promise<Track> {
  const language = await track.getLanguageCode();
  const internal = String(await track.getInternalCodecId()).toLowerCase();
  return {
    index: Math.max(
      0,
      tracks.findIndex(({ id }) => id === track.id),
    ),
    of: tracks.length,
    codec:
      (await track.getCodec()) ?? (/^[\x20-\x7e]+$/.test(internal) && internal !== 'null' ? internal : null),
    channels: await track.getNumberOfChannels(),
    name: (await track.getName()) ?? (language === 'und' ? null : language),
  };
}

/** Longer than anybody records: a damaged number. */
const MOST_MS = 100 * 3_600_000;

interface Timed {
  readonly format: string;
  readonly track: InputAudioTrack;
  readonly startMs: number;
}

async function lengthOf(path: string, { format, track, startMs }: Timed) {
  if (format === 'Ogg') return oggLength(path, await track.getSampleRate());
  if (format === 'MP3' && !(await hasFrameCount(path))) return {};
  const endMs = ((await track.getDurationFromMetadata()) ?? 0) * 1_000;
  const toldMs = endMs > startMs && endMs < MOST_MS ? endMs - startMs : null;
  return { durationMs: format === 'WAVE' ? ((await waveLength(path)).durationMs ?? toldMs) : toldMs };
}
