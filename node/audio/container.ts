/** What is in a file, by mediabunny: its container, its tracks of sound and which is taken. It decodes nothing. */
import {
  ADTS,
  FilePathSource,
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
import { hasFrameCount } from './mp3.ts';

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
  readonly isProtected: boolean;
}

export interface Container {
  /** As mediabunny calls it: WAVE, MP4, Matroska, … */
  readonly format: string;
  /** null: no track of sound, or none that mediabunny knows. */
  readonly track: Track | null;
  readonly hasPicture: boolean;
  /** Of the track, from what the file says of itself; null where it does not. */
  readonly durationMs: number | null;
}

/** null: no container that mediabunny knows, or one that is too damaged. */
export async function readContainer(path: string): Promise<Container | null> {
  const input = openInput(new FilePathSource(path));
  try {
    return await contentsOf(path, input);
  } catch {
    return null;
  } finally {
    input.dispose();
  }
}

/** Whoever opens it disposes of it. Its methods throw at what mediabunny cannot read. */
export function openInput(source: Source): Input {
  // It has one log for all, and would write to the terminal what stands in our answers.
  Logging.level = LogLevel.Silent;
  return new Input({ source, formats: FORMATS });
}

async function contentsOf(path: string, input: Input): Promise<Container> {
  const { name: format } = await input.getFormat();
  const tracks = await input.getAudioTracks();
  const track = await input.getPrimaryAudioTrack();
  const hasPicture = (await input.getVideoTracks()).length > 0;
  if (track === null) return { format, track: null, hasPicture, durationMs: null };
  return {
    format,
    hasPicture,
    track: await trackOf(track, tracks),
    durationMs: await durationOf(path, { format, track }),
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
    // Common Encryption, and what a music shop sold before 2009.
    isProtected: internal === 'enca' || internal === 'drms',
  };
}

async function durationOf(
  path: string,
  { format, track }: { readonly format: string; readonly track: InputAudioTrack },
): Promise<number | null> {
  if (format === 'MP3' && !(await hasFrameCount(path))) return null;
  const seconds = await track.getDurationFromMetadata();
  return seconds === null || !Number.isFinite(seconds) || seconds <= 0 ? null : seconds * 1_000;
}
