/** `surtitle convert`: a subtitle file or transcript in another format. Reading and writing of formats is core's. */
import { basename, extname } from 'node:path';
import type { Result } from '../core/base/result.ts';
import { HOUSE_STYLE } from '../core/subtitles/cues/cueStyle.ts';
import { parseFileCues, parseTranscriptJson } from '../core/subtitles/json.ts';
import type { SubtitleFormat } from '../core/subtitles/options.ts';
import { writeCueFile } from '../core/subtitles/reading/cueFile.ts';
import type { FileCue, Mended } from '../core/subtitles/reading/fileCue.ts';
import { readCueFile } from '../core/subtitles/reading/reading.ts';
import { writeSubtitles } from '../core/subtitles/subtitles.ts';
import type { Transcript } from '../core/transcript/transcript.ts';
import { type Decoded, decodeText, isKnown, readBytes } from '../node/command/textFile.ts';
import { done, type Ended, failed, misused, note } from './frame.ts';
import { mendedWords } from './mendedWords.ts';
import { contradictionIn, formatOf, optionsOf, type SubtitleFlags, styleOf } from './options/subtitles.ts';
import { put } from './output.ts';
import { fileSentence, problemSentence } from './words.ts';

export interface ConvertFlags extends SubtitleFlags {
  readonly format?: SubtitleFormat;
  readonly encoding?: string;
}

/** A session of ours, or the cues of another program's file. */
type Source =
  | { readonly kind: 'session'; readonly transcript: Transcript }
  | { readonly kind: 'cues'; readonly cues: readonly FileCue[]; readonly mended: Mended };

/** `-` stands for standard input and output. */
export async function convert(input: string, output: string, flags: ConvertFlags): Promise<Ended> {
  const format = flags.format ?? formatOf(output);
  if (format === null)
    return misused(
      `what format is ${output === '-' ? 'the output' : output} to be? Say --format srt, or end its name so.`,
    );
  const contradiction = contradictionIn(flags, []);
  if (contradiction !== null) return misused(contradiction);
  if (flags.encoding !== undefined && !isKnown(flags.encoding))
    return misused(`no encoding is called ${flags.encoding}. Try utf-8, windows-1252 or shift_jis.`);
  const name = input === '-' ? 'standard input' : input;
  let decoded: Decoded;
  try {
    decoded = decodeText(await readBytes(input), flags.encoding ?? null);
  } catch (error) {
    return failed(fileSentence(error, name, 'read'));
  }
  const source = sourceOf(decoded.text, input);
  if (typeof source === 'string') return failed(source.replace('%', () => name));
  const refusal = source.kind === 'session' ? contradictionIn(flags, [format]) : null;
  if (refusal !== null) return misused(refusal);
  const written = textOf(source, format, flags);
  if (!written.ok) return failed(problemSentence(written.problem));
  const failure = put(output, written.value);
  if (failure !== null) return failed(failure);
  const mended = source.kind === 'cues' ? mendedWords(source.mended, decoded.encoding) : null;
  if (mended !== null) note(`${input === '-' ? name : basename(input)}: ${mended}.`);
  return done;
}

/** Or a sentence that says why there is none, with % for the file. */
function sourceOf(text: string, input: string): Source | string {
  if (/^[\uFEFF\s]*\{/.test(text) || extname(input).toLowerCase() === '.json') {
    const cues = parseFileCues(text);
    if (cues !== null) return { kind: 'cues', cues, mended: {} };
    const transcript = parseTranscriptJson(text);
    if (transcript.ok) return { kind: 'session', transcript: transcript.value };
    return '% is no JSON that Surtitle can read. Give one that this version, or an earlier one, wrote; or SRT, or WebVTT.';
  }
  const reading = readCueFile(text, extname(input).toLowerCase() === '.vtt');
  if (reading.ok) return { kind: 'cues', cues: reading.cues, mended: { ...reading.mended } };
  return reading.reason === 'badTime'
    ? `line ${reading.line} of % is no time that can be read. Mend that line, as in 00:00:01,000 --> 00:00:02,500, then try again.`
    : 'there is no cue in %. Give a file with SRT or WebVTT subtitles, or JSON of Surtitle.';
}

function textOf(source: Source, format: SubtitleFormat, flags: ConvertFlags): Result<string> {
  const options = optionsOf(flags);
  const style = styleOf(flags);
  if (source.kind === 'cues') return writeCueFile(source.cues, format, { ...options, style }, source.mended);
  return writeSubtitles(source.transcript, format, { ...options, style: style ?? HOUSE_STYLE });
}
