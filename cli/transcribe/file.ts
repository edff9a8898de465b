/** One recording from its file to its transcript. Writes no subtitles; what it keeps meanwhile is the journal's. */

import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defaultSettings } from '../../core/app/settings.ts';
import { type Result, success } from '../../core/base/result.ts';
import { captionText } from '../../core/captions/caption.ts';
import { problemOf } from '../../core/live/status.ts';
import { entryKey, mergeEntries } from '../../core/transcript/entries.ts';
import { resumeFrom } from '../../core/transcript/resume.ts';
import type {
  SessionHead,
  Transcript,
  TranscriptChange,
  TranscriptEntry,
} from '../../core/transcript/transcript.ts';
import { type RecordedLane, transcribeRecording } from '../../live/recording/transcribe.ts';
import { type Missing, openRecording, type Recording } from '../../node/audio/recording.ts';
import { type Journal, openJournal } from '../../node/command/journal.ts';
import { fileSentence } from '../words.ts';
import type { RecordingEngine } from './localEngine.ts';
import { waitSentence } from './problemWords.ts';
import type { Progress } from './progress.ts';
import { soundOf } from './sound.ts';

/** Left and right of a recording with one speaker a side. */
const SIDES = [
  { lane: 'left', side: 0, speaker: 'Left' },
  { lane: 'right', side: 1, speaker: 'Right' },
] as const;
const WHOLE = [{ lane: 'file', side: null, speaker: null }] as const;

export interface FileNeeds {
  readonly engine: RecordingEngine;
  readonly languages: readonly string[];
  readonly isSplit: boolean;
  /** Nothing of an earlier run is used. */
  readonly isFresh: boolean;
  /** The app's data folder, where journals lie. */
  readonly folder: string;
  /** All that the text depends on. */
  readonly choices: unknown;
  /** Of a session that is begun; one that an earlier run began goes on under its own. Default: the file's name. */
  readonly sessionId?: string;
  readonly progress: Progress;
  /** Every change, once the journal has it; first the head, and what of earlier runs is kept. */
  readonly onChange?: (change: TranscriptChange) => void;
  readonly signal: AbortSignal;
}

export interface Transcribed {
  readonly transcript: Transcript;
  /** What of the file could not be read, in order. */
  readonly missing: readonly Missing[];
  readonly recording: Recording;
  /** What was kept for a second run is of no use any more. */
  readonly forget: () => void;
}

/** Aborted, it gives null, and a second run goes on from there. */
export async function transcribeFile(path: string, needs: FileNeeds): Promise<Result<Transcribed | null>> {
  const { engine, progress, signal, isSplit, onChange = () => undefined } = needs;
  const opened = await openRecording(path, { signal });
  if (signal.aborted) return success(null);
  if (!opened.ok) return opened;
  const recording = opened.value;
  const journal = journalOf(path, needs);
  const resumed = resumeFrom(journal.entries, journal.standings);
  const head = journal.head ?? headOf(path, recording, needs);
  const part = { sessionId: head.id, number: journal.parts + 1, offsetMs: resumed.fromMs };
  const keep = keeping(journal, needs);
  keep({ kind: 'begin', head });
  onChange({ kind: 'begin', head });
  for (const entry of resumed.entries) onChange({ kind: 'append', sessionId: head.id, entry });
  const entries = new Map(resumed.entries.map((entry) => [entryKey(entry), entry]));
  const missing: Missing[] = [];
  let waiting: string | null = null;
  // Two lanes hear of the same.
  const noteMissing = (part: Missing) => {
    if (!missing.some(({ startMs }) => startMs === part.startMs)) missing.push(part);
  };
  const sides = isSplit ? SIDES : WHOLE;
  const lanes = sides.map(
    ({ lane, side }): RecordedLane => ({
      lane,
      parts: soundOf(recording, {
        fromMs: resumed.fromMs,
        side,
        onMissing: noteMissing,
      }),
      detect: engine.createDetect(),
      engines: (capture) => [engine.engineFor(capture)],
    }),
  );
  const record = async (change: TranscriptChange) => {
    keep(change);
    if (change.kind !== 'append') return onChange(change);
    const { lane } = change.entry;
    const entry = spokenBy(change.entry, sides.find((side) => side.lane === lane)?.speaker ?? null);
    const isNew = !entries.has(entryKey(entry));
    entries.set(entryKey(entry), entry);
    onChange({ ...change, entry });
    if (isNew && entry.kind === 'line') progress.line(entry);
  };
  progress.begin({
    file: basename(path),
    engine: engine.name,
    durationMs: recording.durationMs,
    fromMs: resumed.fromMs,
  });
  const result = await transcribeRecording(
    {
      lanes,
      clock,
      random: Math.random,
      epochMs: Date.now,
      begin: async () => part,
      record,
      show: (_lane, { captions }) => {
        const last = captions?.at(-1);
        if (last !== undefined) progress.open(captionText(last));
      },
      report: (status) => {
        const problem = problemOf(status);
        const sentence = problem === null ? null : waitSentence(problem);
        // Each attempt is reported; what it waits for is the same.
        if (status.status === 'connecting' || sentence === waiting) return;
        waiting = sentence;
        progress.waits(sentence);
      },
      signal,
      onProgress: (playedMs) => progress.moved(playedMs + resumed.fromMs),
    },
    { ...defaultSettings, languages: [...needs.languages] },
  );
  progress.end();
  if (signal.aborted) return success(null);
  if (!result.ok) return result;
  const transcript = { session: head, entries: mergeEntries([...entries.values()]) };
  return success({ transcript, missing, recording, forget: journal.remove });
}

/** Where the journal cannot be written the recording is transcribed all the same; a second run has what it got. */
function keeping(journal: Journal, { folder, progress }: FileNeeds): Journal['note'] {
  let isOver = false;
  return (change) => {
    if (isOver) return;
    try {
      journal.note(change);
    } catch (error) {
      isOver = true;
      const reason = fileSentence(error, join(folder, 'transcribing'), 'write');
      progress.warn(`from here on nothing is kept for a second run: ${reason}`);
    }
  };
}

function journalOf(path: string, { folder, choices, isFresh }: FileNeeds): Journal {
  const journal = openJournal(folder, path, choices);
  if (!isFresh) return journal;
  journal.remove();
  return openJournal(folder, path, choices);
}

function headOf(path: string, { durationMs }: Recording, needs: FileNeeds): SessionHead {
  // A recorder has written the last of it when the file was last changed.
  const startedAtEpochMs = Math.max(0, statSync(path).mtimeMs - (durationMs ?? 0));
  const { languages, sessionId = basename(path).slice(0, 100) } = needs;
  return { id: sessionId, startedAtEpochMs, languages };
}

const spokenBy = (entry: TranscriptEntry, speaker: string | null): TranscriptEntry =>
  entry.kind === 'line' ? { ...entry, speaker } : entry;

const clock = {
  nowMs: () => performance.now(),
  after: (delayMs: number, act: () => void) => {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
};
