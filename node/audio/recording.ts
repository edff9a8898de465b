/** Opens a file of sound or video and gives its sound in order, a little at a time. What the files are is decided elsewhere. */
import { resolve } from 'node:path';
import { createSidesMeter } from '../../core/audio/sides.ts';
import type { RecordingFault } from '../../core/base/problem.ts';
import { failure, type Result, success } from '../../core/base/result.ts';
import { builtInReader } from './builtIn.ts';
import { type Container, readContainer } from './container.ts';
import { type FfmpegWords, readByFfmpeg } from './ffmpeg.ts';
import { type HeardSound, type Listening, toLanes } from './lanes.ts';
import { placeFault } from './place.ts';
import { type FileSound, isHeard, type Missing, onTimeline, type ReadSound } from './timeline.ts';

/** A file whose sound can be read: at least its first samples were. */
export interface Recording {
  readonly path: string;
  /** As the file says of itself; null where it does not, or not reliably. */
  readonly durationMs: number | null;
  readonly channels: number;
  /** The track of sound that is taken: the file's default one. */
  readonly track: {
    /** From 1, among the file's tracks of sound; null where only ffmpeg knows. */
    readonly number: number | null;
    readonly of: number | null;
    /** Its name or its language, where the file tells. */
    readonly name: string | null;
    readonly codec: string | null;
  };
  readonly container: string | null;
  readonly decoder: 'builtIn' | 'ffmpeg';
  /**
   * The sound from its beginning, as often as it is called, in stretches of some seconds at most. A stretch that cannot
   * be read is silence, so that what follows keeps its time, and is told as missing; at an end that came too soon only
   * told. It never throws; when the signal that the file was opened with is aborted, it ends.
   */
  readonly listen: (listening: Listening) => AsyncGenerator<HeardSound | Missing>;
}

export type { HeardSound, Listening, Missing };

export interface OpeningOptions {
  readonly signal?: AbortSignal;
  /** The program; without it the one on the path. */
  readonly ffmpeg?: string;
}

/** A file that is being looked at. */
interface Opening {
  readonly file: string;
  readonly container: Container | null;
  readonly signal: AbortSignal;
  readonly ffmpeg: string;
}

/** How a file can be read: by whom, and what was learned when it was tried. */
interface Way {
  readonly decoder: Recording['decoder'];
  readonly read: ReadSound;
  readonly channels: number;
  /** What ffmpeg said, where it reads. */
  readonly words: FfmpegWords | null;
}

/** Fails with a `badRecording`. It reads the beginning of the file, and leaves nothing open. */
export async function openRecording(path: string, options: OpeningOptions = {}): Promise<Result<Recording>> {
  const { signal = new AbortController().signal, ffmpeg = 'ffmpeg' } = options;
  const file = resolve(path);
  const placed = await placeFault(file);
  if (placed !== null) return refused(path, placed);
  const container = await readContainer(file);
  if (container?.isProtected === true) return refused(path, 'protected');
  const { channels = 1 } = container?.track ?? {};
  if (channels < 1 || channels > MOST_CHANNELS) return refused(path, channels < 1 ? 'noChannels' : 'damaged');
  const opening: Opening = { file, container, signal, ffmpeg };
  const way = (await builtInWay(opening)) ?? (await ffmpegWay(opening));
  if (typeof way === 'string') return refused(path, way, container?.track?.codec);
  return success(recordingOf(path, way, opening));
}

/** More microphones than any recorder takes: a damaged number, which would fill the memory. */
const MOST_CHANNELS = 64;

/** As problems allow (core/base/problem.ts). */
const MOST_PATH = 4_096;
const MOST_CODEC = 300;

function refused(path: string, fault: RecordingFault, codec?: string | null): Result<never> {
  const named = codec ? { codec: codec.slice(0, MOST_CODEC) } : {};
  return failure({ kind: 'badRecording', path: path.slice(0, MOST_PATH), fault, ...named });
}

/** null: there is no decoder here for it, or it gave nothing. */
async function builtInWay({ file, container, signal }: Opening): Promise<Way | null> {
  const read = container === null ? null : builtInReader(file, container);
  const first = read === null ? null : await firstOf(read(signal));
  if (read === null || first === null) return null;
  return { decoder: 'builtIn', read, channels: first.channels.length, words: null };
}

async function ffmpegWay(opening: Opening): Promise<Way | RecordingFault> {
  const { container, signal } = opening;
  const reading = await ffmpegReading(opening, signal);
  if (reading === null) return faultWithout(opening);
  const first = await firstOf(reading.sounds);
  const words = reading.words();
  if (first === null) return faultIn(words, container);
  const read: ReadSound = async function* again(until) {
    const next = await ffmpegReading(opening, until);
    if (next === null) throw new Error('ffmpeg is gone.');
    yield* next.sounds;
  };
  return { decoder: 'ffmpeg', read, channels: first.channels.length, words };
}

const ffmpegReading = ({ file, container, ffmpeg }: Opening, signal: AbortSignal) =>
  readByFfmpeg(file, { program: ffmpeg, index: container?.track?.index ?? null, signal });

function faultWithout({ file, container }: Opening): RecordingFault {
  if (container === null) return 'unknownKind';
  if (container.isDamaged || builtInReader(file, container) !== null) return 'damaged';
  if (container.track !== null) return 'noDecoder';
  return container.hasPicture ? 'noSound' : 'unknownKind';
}

/** ffmpeg takes text and pictures for films without sound. */
const NO_FILM = /^(?:tty|image2|gif|apng|svg|ico|\w+_pipe)\b/;

function faultIn(words: FfmpegWords, container: Container | null): RecordingFault {
  if (container !== null && (container.track !== null || container.isDamaged)) return 'damaged';
  if (words.format === null || NO_FILM.test(words.format)) return 'notSound';
  return words.codec === null ? 'noSound' : 'damaged';
}

/** The first sound that there is; what fails before it has none. */
async function firstOf(sounds: AsyncGenerator<FileSound>): Promise<FileSound | null> {
  try {
    for await (const sound of sounds) if (isHeard(sound)) return sound;
  } catch {
    // What it is that fails is told by who asked.
  }
  return null;
}

function recordingOf(path: string, way: Way, opening: Opening): Recording {
  const { container, signal } = opening;
  const track = container?.track ?? null;
  const durationMs = container?.durationMs ?? way.words?.durationMs ?? null;
  // Libraries stop at damage that ffmpeg finds its way around.
  const another = async () =>
    way.decoder === 'ffmpeg' ? null : ((await ffmpegReading(opening, signal))?.sounds ?? null);
  const course = { durationMs, isCut: container?.isCut ?? false, signal, another };
  return {
    path,
    durationMs,
    channels: way.channels,
    track: {
      number: track === null ? null : track.index + 1,
      of: track?.of ?? null,
      name: track?.name ?? null,
      codec: track?.codec ?? way.words?.codec ?? null,
    },
    container: container?.format ?? way.words?.format ?? null,
    decoder: way.decoder,
    listen: (listening) => toLanes(onTimeline(way.read(signal), course), listening),
  };
}

/** A conversation shows within so much of it who sits where. */
const SIDES_WITHIN_MS = 600_000;
const SIDES_RATE = 8_000;

/** Whether it is stereo with a speaker a side, by its first ten minutes: worth a lane for each. */
export async function sidesDiffer(recording: Recording): Promise<boolean> {
  if (recording.channels !== 2) return false;
  const meter = createSidesMeter(SIDES_RATE);
  for await (const heard of recording.listen({ sampleRate: SIDES_RATE, split: true })) {
    if (heard.type === 'missing') continue;
    if (heard.startMs > SIDES_WITHIN_MS) break;
    const [left = new Float32Array(), right = new Float32Array()] = heard.lanes;
    meter.add(left, right);
  }
  return meter.differ();
}
