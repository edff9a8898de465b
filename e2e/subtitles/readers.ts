/**
 * Independent readers of subtitle files, each as a function from a file's text to what it took in. None of
 * them is ours.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseText } from 'media-captions';
import { parse as parseNodeWebvtt } from 'node-webvtt';
import { validator } from 'srt-validator';
import { parseSync } from 'subtitle';
import webvtt from 'webvtt-parser';

export interface ReadCue {
  readonly startMs: number;
  readonly endMs: number;
  /** What a viewer would see: escapes resolved, tags and invisible word joiners gone. */
  readonly text: string;
}

/** What a reader says of a file: no errors and all cues is the only good answer. */
export interface Reading {
  readonly errors: readonly string[];
  readonly cues: readonly ReadCue[];
}

export type ReadFile = (text: string) => Promise<Reading>;

/** srt-validator has an opinion and no cues. */
export function srtComplaints(text: string): readonly string[] {
  return validator(text).map((problem) => `${problem.lineNumber}: ${problem.message}`);
}

export const srtReaders: Readonly<Record<string, ReadFile>> = {
  subtitle: async (text) => {
    const cues = parseSync(text).flatMap((node) => (node.type === 'cue' ? [node.data] : []));
    return {
      errors: [],
      cues: cues.map(({ start, end, text }) => ({ startMs: start, endMs: end, text: plain(text) })),
    };
  },
  'media-captions': (text) => readMediaCaptions(text, 'srt'),
};

export const vttReaders: Readonly<Record<string, ReadFile>> = {
  'webvtt-parser': async (text) => {
    const { cues, errors } = new webvtt.WebVTTParser().parse(text, 'subtitles');
    return {
      errors: errors.map((error) => `${error.line}: ${error.message}`),
      cues: cues.map((cue) => ofSeconds(cue.startTime, cue.endTime, unescaped(cue.text))),
    };
  },
  'node-webvtt': async (text) => {
    const { cues, errors } = parseNodeWebvtt(text);
    return {
      errors: errors.map((error) => error.message),
      cues: cues.map((cue) => ofSeconds(cue.start, cue.end, unescaped(cue.text))),
    };
  },
  'media-captions': (text) => readMediaCaptions(text, 'vtt'),
};

async function readMediaCaptions(text: string, type: 'srt' | 'vtt'): Promise<Reading> {
  const { cues, errors } = await parseText(text, { type, strict: true });
  return {
    errors: errors.map((error) => error.message),
    cues: cues.map((cue) =>
      ofSeconds(cue.startTime, cue.endTime, type === 'vtt' ? unescaped(cue.text) : cue.text),
    ),
  };
}

/**
 * Null when ffmpeg is not installed. It reads the file into its own subtitle form and writes that out again.
 */
export function readWithFfmpeg(text: string): Reading | null {
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-'));
  try {
    const path = join(folder, 'a.srt');
    writeFileSync(path, text);
    const probe = spawnSync(
      'ffprobe',
      ['-v', 'warning', '-show_packets', '-show_data', '-of', 'json', path],
      OUTPUT,
    );
    if (probe.error !== undefined) return null;
    const rewritten = spawnSync('ffmpeg', ['-v', 'warning', '-i', path, '-f', 'srt', '-'], OUTPUT);
    const errors = [probe.stderr, rewritten.stderr].filter((said) => said !== '');
    const { packets } = JSON.parse(probe.stdout) as { packets: readonly Packet[] };
    const texts = rewritten.stdout.split(/\n\n(?=\d+\n\d\d+:\d\d:\d\d,\d\d\d --> )/);
    if (texts.length !== packets.length)
      errors.push(`ffmpeg shows ${texts.length} of ${packets.length} cues`);
    const cues = packets.map((packet, index) => ({
      startMs: packet.pts,
      endMs: packet.pts + packet.duration,
      text: plain(texts[index]?.trimEnd().split('\n').slice(2).join('\n') ?? ''),
    }));
    return { errors, cues };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const OUTPUT = { encoding: 'utf8', maxBuffer: 2 ** 28 } as const;

interface Packet {
  readonly pts: number;
  readonly duration: number;
}

function ofSeconds(start: number, end: number, text: string): ReadCue {
  return { startMs: Math.round(start * 1_000), endMs: Math.round(end * 1_000), text: plain(text) };
}

function plain(text: string): string {
  return text.replaceAll('\u2060', '').replaceAll('\r\n', '\n');
}

function unescaped(text: string): string {
  const spoken = text.replaceAll(/<v [^>]*>|<\/v>/g, '');
  return spoken.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
