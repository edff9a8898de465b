/** `surtitle transcribe`: recordings as subtitles and transcripts. How each is heard is file.ts's matter. */
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Span } from '../../core/base/span.ts';
import type { SubtitleFormat } from '../../core/subtitles/options.ts';
import { writeSubtitles } from '../../core/subtitles/subtitles.ts';
import type { TranscriptGap } from '../../core/transcript/transcript.ts';
import { sidesDiffer } from '../../node/audio/recording.ts';
import { isFile, isFolder } from '../../node/command/outFile.ts';
import { done, type Ended, failed, misused, note } from '../frame.ts';
import { put } from '../output.ts';
import { type DataFlag, dataFolderOf } from '../stored.ts';
import { contradictionIn, formatOf, optionsOf, type SubtitleFlags, styleOf } from '../subtitleOptions.ts';
import { into } from '../times.ts';
import { problemSentence } from '../words.ts';
import { type EngineFlags, openEngine } from './engine.ts';
import { type FileNeeds, type Transcribed, transcribeFile } from './file.ts';
import { jsonProgress, plainProgress } from './lines.ts';
import { paintedProgress } from './painted.ts';
import { endSentence } from './problemWords.ts';
import type { Progress } from './progress.ts';

export interface TranscribeFlags extends SubtitleFlags, EngineFlags, DataFlag {
  readonly out?: string;
  readonly format?: readonly SubtitleFormat[];
  readonly splitChannels?: true;
  readonly fresh?: true;
  readonly json?: true;
  readonly overwrite?: true;
}

/** What a file is to be written as. */
interface Target {
  readonly path: string;
  readonly format: SubtitleFormat;
}

/** Where texts go: beside their recordings where nothing is said. */
interface Place {
  readonly out: string | undefined;
  readonly toFolder: boolean;
}

type Outcome = 'done' | 'partly' | 'failed' | 'stopped';

export async function transcribe(files: readonly string[], flags: TranscribeFlags): Promise<Ended> {
  const targets = targetsOf(files, flags);
  if (typeof targets === 'string') return misused(targets);
  const engine = await openEngine(flags, process.env);
  if (typeof engine === 'string') return failed(engine);
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onInterrupt);
  const { language = [], keywords = [], splitChannels } = flags;
  const needs: FileNeeds = {
    engine,
    languages: language,
    isSplit: splitChannels === true,
    isFresh: flags.fresh === true,
    folder: dataFolderOf(flags),
    choices: [engine.name, language, keywords, splitChannels === true],
    progress: progressFor(flags),
    signal: stop.signal,
  };
  const outcomes: Outcome[] = [];
  for (const file of files) {
    if (stop.signal.aborted) break;
    outcomes.push(await transcribeOne(file, targets.get(file) ?? [], { needs, flags }));
  }
  process.removeListener('SIGINT', onInterrupt);
  process.removeListener('SIGTERM', onInterrupt);
  return endOf(outcomes);
}

function progressFor({ out, json }: TranscribeFlags): Progress {
  const needs = { isSilent: out === '-', nowMs: () => performance.now() };
  if (json === true) return jsonProgress(needs);
  return process.stderr.isTTY === true ? paintedProgress(needs) : plainProgress(needs);
}

function endOf(outcomes: readonly Outcome[]): Ended {
  if (outcomes.includes('stopped'))
    return { code: 130, sentence: 'stopped. The same command goes on from here.' };
  if (outcomes.every((outcome) => outcome === 'done')) return done;
  return { code: outcomes.every((outcome) => outcome === 'failed') ? 1 : 3, sentence: null };
}

async function transcribeOne(
  file: string,
  targets: readonly Target[],
  { needs, flags }: { readonly needs: FileNeeds; readonly flags: TranscribeFlags },
): Promise<Outcome> {
  const result = await transcribeFile(file, needs);
  if (!result.ok) {
    note(endSentence(result.problem));
    return 'failed';
  }
  const transcribed = result.value;
  if (transcribed === null) return 'stopped';
  const style = styleOf(flags);
  for (const { path, format } of targets) {
    const options = { ...optionsOf(flags), ...(style !== null && { style }) };
    const written = writeSubtitles(transcribed.transcript, format, options);
    const isEmpty = !written.ok && transcribed.transcript.entries.every(({ kind }) => kind !== 'line');
    const refusal = written.ok ? put(path, written.value) : problemSentence(written.problem);
    if (isEmpty) note(`nobody was heard to speak in ${file}. Check that it is the right recording.`);
    else if (refusal !== null) note(refusal);
    // There is nothing to go on with.
    if (isEmpty) transcribed.forget();
    if (refusal !== null) return 'failed';
    if (path !== '-') note(`wrote ${path}`);
  }
  transcribed.forget();
  await suggestSplit(transcribed, flags);
  return tellGaps(file, transcribed);
}

function tellGaps(file: string, { transcript, missing }: Transcribed): Outcome {
  for (const { startMs, endMs } of missing)
    note(
      endMs === null
        ? `${file} ends in the middle, at ${into(startMs)}. Copy it again from where it came from.`
        : `${file} cannot be read from ${into(startMs)} to ${into(endMs)}. Copy it again from where it came from.`,
    );
  const isRead = ({ startMs, endMs }: Span) =>
    !missing.some(
      (part) => part.startMs <= startMs + 1 && endMs <= (part.endMs ?? Number.POSITIVE_INFINITY) + 1,
    );
  const gaps = transcript.entries.filter(
    (entry): entry is TranscriptGap => entry.kind === 'gap' && isRead(entry),
  );
  for (const { startMs, endMs, reason } of gaps)
    note(
      `${file}: what is said from ${into(startMs)} to ${into(endMs)} ${reason === 'notUnderstood' ? 'was not understood' : 'could not be captioned'}.`,
    );
  return gaps.length === 0 && missing.length === 0 ? 'done' : 'partly';
}

async function suggestSplit({ recording }: Transcribed, { splitChannels }: TranscribeFlags): Promise<void> {
  if (splitChannels === true || recording.channels !== 2) return;
  if (await sidesDiffer(recording))
    note('left and right differ, as with one speaker a side. --split-channels keeps them apart.');
}

/** Where each file's texts go, or the sentence that says what is wrong with that. */
function targetsOf(
  files: readonly string[],
  flags: TranscribeFlags,
): ReadonlyMap<string, readonly Target[]> | string {
  const { out, overwrite } = flags;
  const toFolder = out !== undefined && (isFolder(out) || out.endsWith('/'));
  const named = out === undefined || out === '-' || toFolder ? null : formatOf(out);
  const formats = flags.format ?? [named ?? 'srt'];
  const contradiction = contradictionIn(flags, formats);
  if (contradiction !== null) return contradiction;
  if (out !== undefined && !toFolder && (files.length > 1 || formats.length > 1))
    return out === '-'
      ? 'standard output takes one text. Name one file and one format.'
      : `${out} is one file for several texts. Name a folder.`;
  const targets = new Map(
    files.map((file) => [
      file,
      formats.map((format) => ({ format, path: pathOf(file, format, { out, toFolder }) })),
    ]),
  );
  const all = [...targets.values()].flat().map(({ path }) => path);
  const read = new Set(files.map((file) => resolve(file)));
  const own = all.find((path) => path !== '-' && read.has(resolve(path)));
  if (own !== undefined) return `${own} is a recording itself. Name another place with --out.`;
  const twice = all.find((path, index) => all.indexOf(path) !== index);
  if (twice !== undefined) return `${twice} would be written twice. Transcribe these files one at a time.`;
  const taken = overwrite === true ? undefined : all.find((path) => path !== '-' && isFile(path));
  if (taken !== undefined)
    return `${taken} is there already. Name another place with --out, or say --overwrite.`;
  const homeless = all.find((path) => path !== '-' && !isFolder(dirname(path)));
  if (homeless !== undefined)
    return `the folder of ${homeless} does not exist. Make it first, or choose another.`;
  return targets;
}

function pathOf(file: string, format: SubtitleFormat, { out, toFolder }: Place): string {
  if (out !== undefined && !toFolder) return out;
  const name = `${basename(file, extname(file))}.${format}`;
  return join(out ?? dirname(file), name);
}
