/** `surtitle transcribe`: recordings as subtitles and transcripts. How each is heard is file.ts's matter. */
import type { Span } from '../../core/base/span.ts';
import { writeSubtitles } from '../../core/subtitles/subtitles.ts';
import type { TranscriptGap } from '../../core/transcript/transcript.ts';
import { sidesDiffer } from '../../node/audio/recording.ts';
import { type Ended, misused, STOPPED_BY } from '../frame.ts';
import { optionsOf, styleOf } from '../options/subtitles.ts';
import { put } from '../output.ts';
import { type DataFlag, dataFolderOf } from '../stored.ts';
import { fileSentence, problemSentence } from '../words.ts';
import { type EngineFlags, openEngine } from './engine.ts';
import { type FileNeeds, type Transcribed, transcribeFile } from './file.ts';
import { jsonAccount, jsonProgress, plainProgress } from './lines.ts';
import { paintedProgress } from './painted.ts';
import { endSentence } from './problemWords.ts';
import { type Account, account, type Outcome, type Progress } from './progress.ts';
import { type Target, type TargetFlags, takenSentence, targetsOf } from './targets.ts';

export interface TranscribeFlags extends TargetFlags, EngineFlags, DataFlag {
  readonly splitChannels?: true;
  readonly fresh?: true;
}

export async function transcribe(files: readonly string[], flags: TranscribeFlags): Promise<Ended> {
  const targets = targetsOf(files, flags);
  if (typeof targets === 'string') return misused(targets);
  const engine = await openEngine(flags, process.env);
  if (typeof engine === 'string') {
    accountFor(flags).failed(null, engine);
    return { code: 1, sentence: null };
  }
  const stop = new AbortController();
  let stoppedBy: keyof typeof STOPPED_BY = 'SIGINT';
  const onSignal = (signal: NodeJS.Signals) => {
    if (signal === 'SIGTERM') stoppedBy = signal;
    stop.abort();
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  const told = watchOutput(flags);
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
    if (!stop.signal.aborted)
      outcomes.push(await transcribeOne(file, targets.get(file) ?? [], { needs, flags }));
    else {
      // It was not begun: programs hear of it all the same.
      accountFor(flags).ended(file, 'stopped');
      outcomes.push('stopped');
    }
  }
  process.removeListener('SIGINT', onSignal);
  process.removeListener('SIGTERM', onSignal);
  if (outcomes.includes('stopped'))
    return { code: STOPPED_BY[stoppedBy], sentence: 'stopped. The same command goes on from here.' };
  return endOf(outcomes, told());
}

/** Texts go to files although nobody reads what is told; only where standard output is the text itself it is all there is. */
function watchOutput({ out }: TranscribeFlags): () => NodeJS.ErrnoException | null {
  let failure: NodeJS.ErrnoException | null = null;
  if (out !== '-')
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      // Who reads has enough, as `head` has.
      if (error.code !== 'EPIPE') failure ??= error;
    });
  return () => failure;
}

function progressFor({ out, json }: TranscribeFlags): Progress {
  const needs = { isSilent: out === '-', nowMs: () => performance.now() };
  if (json === true) return jsonProgress(needs);
  return process.stderr.isTTY === true ? paintedProgress(needs) : plainProgress(needs);
}

const accountFor = ({ json }: TranscribeFlags): Account => (json === true ? jsonAccount : account);

function endOf(outcomes: readonly Outcome[], unwritten: NodeJS.ErrnoException | null): Ended {
  const sentence = unwritten === null ? null : fileSentence(unwritten, 'the output', 'write');
  if (outcomes.every((outcome) => outcome === 'done')) return { code: sentence === null ? 0 : 3, sentence };
  return { code: outcomes.every((outcome) => outcome === 'failed') ? 1 : 3, sentence };
}

async function transcribeOne(
  file: string,
  targets: readonly Target[],
  { needs, flags }: { readonly needs: FileNeeds; readonly flags: TranscribeFlags },
): Promise<Outcome> {
  const { missing, failed, ended } = accountFor(flags);
  const result = await transcribeFile(file, needs);
  if (!result.ok) failed(file, endSentence(result.problem));
  let outcome: Outcome = result.ok ? 'stopped' : 'failed';
  if (result.ok && result.value !== null) {
    const transcribed = result.value;
    outcome = writeAll(file, targets, { transcribed, flags });
    for (const part of transcribed.missing) missing(file, part);
    if (outcome !== 'failed') await suggestSplit(transcribed, needs);
    if (outcome !== 'failed') outcome = tellGaps(file, transcribed, flags);
  }
  ended(file, outcome);
  return outcome;
}

/** What cannot be written is kept for a second run, unless there is nothing. */
function writeAll(
  file: string,
  targets: readonly Target[],
  { transcribed, flags }: { readonly transcribed: Transcribed; readonly flags: TranscribeFlags },
): 'done' | 'failed' {
  const { written, failed } = accountFor(flags);
  const { transcript, forget, letGo } = transcribed;
  const style = styleOf(flags);
  for (const { path, format } of targets) {
    const options = { ...optionsOf(flags), ...(style !== null && { style }) };
    const text = writeSubtitles(transcript, format, options);
    const isEmpty = !text.ok && transcript.entries.every(({ kind }) => kind !== 'line');
    const refusal = text.ok
      ? (takenSentence(path, flags) ?? put(path, text.value))
      : problemSentence(text.problem);
    if (refusal === null) {
      written(file, path);
      continue;
    }
    const sentence = `nobody was heard to speak in ${file}. Check that it is the right recording.`;
    failed(file, isEmpty ? sentence : refusal);
    if (isEmpty) forget();
    else letGo();
    return 'failed';
  }
  forget();
  return 'done';
}

function tellGaps(file: string, { transcript, missing }: Transcribed, flags: TranscribeFlags): Outcome {
  const isRead = ({ startMs, endMs }: Span) =>
    !missing.some(
      (part) => part.startMs <= startMs + 1 && endMs <= (part.endMs ?? Number.POSITIVE_INFINITY) + 1,
    );
  const gaps = transcript.entries.filter(
    (entry): entry is TranscriptGap => entry.kind === 'gap' && isRead(entry),
  );
  for (const gap of gaps) accountFor(flags).gap(file, gap);
  return gaps.length === 0 && missing.length === 0 ? 'done' : 'partly';
}

async function suggestSplit({ recording }: Transcribed, { isSplit, progress }: FileNeeds): Promise<void> {
  if (isSplit || recording.channels !== 2) return;
  if (await sidesDiffer(recording))
    progress.warn('left and right differ, as with one speaker a side. --split-channels keeps them apart.');
}
