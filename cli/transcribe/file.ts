/** One recording from its file to its transcript. Writes no subtitles; what it keeps meanwhile is the journal's. */

import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { defaultSettings } from '../../core/app/settings.ts';
import { failure, type Result, success } from '../../core/base/result.ts';
import { captionText } from '../../core/captions/caption.ts';
import { problemOf } from '../../core/live/status.ts';
import { entryKey, mergeEntries } from '../../core/transcript/entries.ts';
import { laneResumesAtMs, resumeFrom } from '../../core/transcript/resume.ts';
import type {
  SessionHead,
  Transcript,
  TranscriptChange,
  TranscriptEntry,
} from '../../core/transcript/transcript.ts';
import { type RecordedLane, transcribeRecording } from '../../live/recording/transcribe.ts';
import { type Missing, openRecording, type Recording } from '../../node/audio/recording.ts';
import { type Keeping, type KeepingNeeds, openKeeping } from './keeping.ts';
import type { RecordingEngine } from './localEngine.ts';
import { waitSentence } from './problemWords.ts';
import type { Progress } from './progress.ts';
import { soundOf } from './sound.ts';

/** Left and right of a recording with one speaker a side. */
const SIDES = [
  { lane: 'left', side: 0, speaker: 'Left' },
  { lane: 'right', side: 1, speaker: 'Right' },
] as const;
/** As problems allow (core/base/problem.ts). */
const MOST_PATH = 4_096;

const WHOLE = [{ lane: 'file', side: null, speaker: null }] as const;

export interface FileNeeds extends KeepingNeeds {
  readonly engine: RecordingEngine;
  readonly languages: readonly string[];
  readonly isSplit: boolean;
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
  /** It is kept, and another run may have it. */
  readonly letGo: () => void;
}

/** Aborted, it gives null, and a second run goes on from there. Fails also while another run is at it. */
export async function transcribeFile(path: string, needs: FileNeeds): Promise<Result<Transcribed | null>> {
  const { signal } = needs;
  const opened = await openRecording(path, { signal });
  if (signal.aborted) return success(null);
  if (!opened.ok) return opened;
  const keeping = openKeeping(path, needs);
  if (keeping === null)
    return failure({ kind: 'badRecording', path: path.slice(0, MOST_PATH), fault: 'inUse' });
  let result: Result<Transcribed | null> = success(null);
  try {
    result = await transcribeOpened(opened.value, keeping, needs);
    return result;
  } finally {
    if (!result.ok || result.value === null) keeping.letGo();
  }
}

async function transcribeOpened(
  recording: Recording,
  { journal, keep, forget, letGo }: Keeping,
  needs: FileNeeds,
): Promise<Result<Transcribed | null>> {
  const { path } = recording;
  const { engine, progress, signal, isSplit, onChange = () => undefined } = needs;
  const sides = (isSplit ? SIDES : WHOLE).map((side) => ({
    ...side,
    resumesAtMs: laneResumesAtMs(side.lane, journal.entries, journal.standings),
  }));
  const resumed = {
    fromMs: Math.min(...sides.map(({ resumesAtMs }) => resumesAtMs)),
    entries: resumeFrom(journal.entries, journal.standings).entries,
  };
  const head = { ...(journal.head ?? headOf(path, recording, needs)), transcribedAtEpochMs: Date.now() };
  const part = { sessionId: head.id, number: journal.parts + 1, offsetMs: resumed.fromMs };
  keep({ kind: 'begin', head });
  onChange({ kind: 'begin', head });
  for (const entry of resumed.entries) onChange({ kind: 'append', sessionId: head.id, entry });
  const entries = new Map(resumed.entries.map((entry) => [entryKey(entry), entry]));
  const missing: Missing[] = [];
  let waiting: string | null = null;
  const { fromMs } = resumed;
  const sounds = soundOf(recording, sides, { fromMs, onMissing: (part) => missing.push(part) });
  const lanes = sounds.map(
    (parts, index): RecordedLane => ({
      lane: sides[index]?.lane ?? WHOLE[0].lane,
      parts,
      detect: engine.createDetect(),
      engines: (capture) => [engine.engineFor(capture)],
    }),
  );
  const speakerOf = (lane: string) => sides.find((side) => side.lane === lane)?.speaker ?? null;
  const record = async (change: TranscriptChange) => {
    if (change.kind !== 'append') {
      keep(change);
      return onChange(change);
    }
    const entry = spokenBy(change.entry, speakerOf(change.entry.lane));
    keep({ ...change, entry });
    const before = entries.get(entryKey(entry));
    entries.set(entryKey(entry), entry);
    onChange({ ...change, entry });
    const told = before?.kind === 'line' ? before.text : null;
    if (entry.kind === 'line' && entry.text !== told) progress.line(entry, told === null);
  };
  progress.begin({
    file: path,
    sessionId: head.id,
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
  return success({ transcript, missing, recording, forget, letGo });
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
