/** Decodes by ffmpeg what the libraries cannot. The program is found on the path; no shell takes part. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { ReadableStreamSource } from 'mediabunny';
import { readSamples } from './samples.ts';
import type { FileSound } from './timeline.ts';

/** What ffmpeg said of a file before its sound began. */
export interface FfmpegWords {
  /** Its demuxer's name: mov,mp4,m4a,3gp,3g2,mj2; null where it knows none. */
  readonly format: string | null;
  /** Of the whole file; null where it cannot tell. */
  readonly durationMs: number | null;
  readonly codec: string | null;
}

export interface FfmpegReading {
  readonly sounds: AsyncGenerator<FileSound>;
  readonly words: () => FfmpegWords;
}

/** A file that gives nothing for so long never will. */
const STALLED_MS = 60_000;
/** What it says of a file's beginning; of a damaged file it goes on for ever. */
const MOST_WORDS = 65_536;

export interface FfmpegUse {
  readonly program: string;
  /** Which track of sound, from 0; null: ffmpeg's choice. */
  readonly index: number | null;
  readonly signal: AbortSignal;
}

/** null: there is no such program. */
export async function readByFfmpeg(
  path: string,
  { program, index, signal }: FfmpegUse,
): Promise<FfmpegReading | null> {
  const child = spawn(program, argumentsFor(path, index), { stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    await once(child, 'spawn');
  } catch {
    return null;
  }
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (words: string) => {
    if (said.length < MOST_WORDS) said += words;
  });
  return { sounds: soundsOf(child, child.stdout, signal), words: () => wordsIn(said) };
}

/** Times come with the sound, so that holes are seen: Matroska keeps them, and can be written to a pipe. */
function argumentsFor(path: string, index: number | null): readonly string[] {
  return [
    ...['-nostdin', '-hide_banner', '-protocol_whitelist', 'file', '-i', `file:${path}`],
    ...(index === null ? [] : ['-map', `0:a:${index}`]),
    ...['-vn', '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...['-c:a', 'pcm_f32le', '-f', 'matroska', 'pipe:1'],
  ];
}

async function* soundsOf(
  child: ChildProcess,
  output: Readable,
  signal: AbortSignal,
): AsyncGenerator<FileSound> {
  const stop = () => void child.kill('SIGKILL');
  const ended = once(child, 'close');
  signal.addEventListener('abort', stop);
  let watch = setTimeout(stop, STALLED_MS);
  try {
    for await (const sound of readSamples(
      new ReadableStreamSource(Readable.toWeb(output) as ReadableStream<Uint8Array>),
      signal,
    )) {
      clearTimeout(watch);
      yield sound;
      watch = setTimeout(stop, STALLED_MS);
    }
  } finally {
    clearTimeout(watch);
    signal.removeEventListener('abort', stop);
    stop();
    await ended;
  }
}

/** A length by the bit rate of the first frames is none to rely on. */
const GUESSED = 'Estimating duration from bitrate';

function wordsIn(said: string): FfmpegWords {
  const [, format = null] = /^Input #0, ([^\n]+), from /m.exec(said) ?? [];
  const [, hours, minutes, seconds] = /^ {2}Duration: (\d+):(\d\d):(\d\d\.\d+)/m.exec(said) ?? [];
  const [, codec = null] = /^ +Stream #0:\d+.*: Audio: (\w+)/m.exec(said) ?? [];
  return {
    format,
    durationMs:
      seconds === undefined || said.includes(GUESSED)
        ? null
        : (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000,
    codec,
  };
}
