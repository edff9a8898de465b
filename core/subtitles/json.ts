/**
 * A transcript as JSON that holds everything kept of a session and reads back as it was; the cues in it are
 * for other programs.
 */
import * as z from 'zod';
import { failure, type Result, success } from '../base/result.ts';
import { entrySchema, sessionHeadSchema, type Transcript } from '../transcript/transcript.ts';
import type { CueStyle } from './cues/cueStyle.ts';
import { type Cue, cuesOf } from './cues/cues.ts';
import type { FileCue } from './reading/fileCue.ts';

/** Grows when a reader of the earlier shape would misread the new one. */
const TRANSCRIPT_JSON_VERSION = 1;

/**
 * Version 1: `format` and `version` name the shape; `session` and `entries` are the Transcript as
 * core/transcript/transcript.ts declares it, times in milliseconds since the first captured sample; `cues`
 * are the subtitles made of it and are ignored when read back, unless `cuesFrom` says that they are those of another
 * program's file.
 */
const documentSchema = z.object({
  format: z.literal('surtitle-transcript'),
  version: z.literal(TRANSCRIPT_JSON_VERSION),
  session: sessionHeadSchema,
  entries: z.array(entrySchema).readonly(),
});

const wholeMs = z.int().nonnegative();

/** As core/subtitles/reading/fileCue.ts declares them. */
const fileCuesSchema = z.object({
  cuesFrom: z.literal('file'),
  cues: z
    .array(
      z
        .object({
          kind: z.literal('speech'),
          startMs: wholeMs,
          endMs: wholeMs,
          lines: z.array(z.string()).min(1).readonly(),
          speaker: z.string().nullable(),
          label: z.enum(['tag', 'text']).nullable(),
          direction: z.enum(['ltr', 'rtl']),
          sourceId: z.string(),
          speechEndMs: wholeMs,
        })
        .refine(({ startMs, endMs }) => startMs < endMs),
    )
    .min(1)
    .readonly(),
});

/** Empty when the transcript has no entry. */
export function writeTranscriptJson(transcript: Transcript, style: CueStyle): string {
  if (transcript.entries.length === 0) return '';
  return documentOf(transcript, cuesOf(transcript, { style, speakerLabels: false }), '');
}

/** Another program's cues, which stay as they are when this is read back, and the transcript that they make. */
export function writeCueFileJson(transcript: Transcript, cues: readonly FileCue[]): string {
  return documentOf(transcript, cues, '"cuesFrom":"file",\n');
}

function documentOf({ session, entries }: Transcript, cues: readonly Cue[], from: string): string {
  const head = `"format":"surtitle-transcript","version":${TRANSCRIPT_JSON_VERSION},"session":${JSON.stringify(session)}`;
  return `{${head},\n"entries":${onePerLine(entries)},\n${from}"cues":${onePerLine(cues)}}\n`;
}

/** Lines that differ between two files are then the entries that differ. */
function onePerLine(values: readonly unknown[]): string {
  return `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;
}

/** Fails with `badTranscript` on anything but a file written by writeTranscriptJson of this version. */
export function parseTranscriptJson(text: string): Result<Transcript> {
  const parsed = documentSchema.safeParse(jsonOf(text.replace(/^\uFEFF/, '')));
  if (!parsed.success) return failure({ kind: 'badTranscript' });
  return success({ session: parsed.data.session, entries: parsed.data.entries });
}

/** The cues of another program's file, if the JSON was made of such. Null for a session of ours, and for anything else. */
export function parseFileCues(text: string): readonly FileCue[] | null {
  if (!text.includes('"cuesFrom"')) return null;
  const parsed = fileCuesSchema.safeParse(jsonOf(text.replace(/^\uFEFF/, '')));
  return parsed.success && parseTranscriptJson(text).ok ? parsed.data.cues : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
