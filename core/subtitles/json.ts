/**
 * A transcript as JSON that holds everything kept of a session and reads back as it was; the cues in it are
 * for other programs.
 */
import * as z from 'zod';
import { failure, type Result, success } from '../base/result.ts';
import { entrySchema, sessionHeadSchema, type Transcript } from '../transcript/transcript.ts';
import type { CueStyle } from './cues/cueStyle.ts';
import { cuesOf } from './cues/cues.ts';

/** Grows when a reader of the earlier shape would misread the new one. */
const TRANSCRIPT_JSON_VERSION = 1;

/**
 * Version 1: `format` and `version` name the shape; `session` and `entries` are the Transcript as
 * core/transcript/transcript.ts declares it, times in milliseconds since the first captured sample; `cues`
 * are the subtitles made of it and are ignored when read back.
 */
const documentSchema = z.object({
  format: z.literal('surtitle-transcript'),
  version: z.literal(TRANSCRIPT_JSON_VERSION),
  session: sessionHeadSchema,
  entries: z.array(entrySchema).readonly(),
});

/** Empty when the transcript has no entry. */
export function writeTranscriptJson(transcript: Transcript, style: CueStyle): string {
  if (transcript.entries.length === 0) return '';
  const { session, entries } = transcript;
  const cues = cuesOf(transcript, { style, speakerLabels: false });
  const head = `"format":"surtitle-transcript","version":${TRANSCRIPT_JSON_VERSION},"session":${JSON.stringify(session)}`;
  return `{${head},\n"entries":${onePerLine(entries)},\n"cues":${onePerLine(cues)}}\n`;
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

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
