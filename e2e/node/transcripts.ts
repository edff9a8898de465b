/** Transcripts in a throw-away folder, and what is written into them in tests. Real SQLite. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../../core/base/problem.ts';
import type {
  SessionHead,
  TranscriptChange,
  TranscriptEntry,
  TranscriptLine,
} from '../../core/transcript/transcript.ts';
import { type Database, openDatabase } from '../../node/database.ts';
import { keepAside } from '../../node/files.ts';
import { createTranscripts } from '../../node/transcripts.ts';

export const head: SessionHead = { id: 's1', startedAtEpochMs: 1_700_000_000_000, languages: ['en', 'de'] };

export function line(id: string, text: string, startMs = 0): TranscriptLine {
  const islands = [{ startMs, endMs: startMs + 900 }];
  const anchors = [{ chars: text.length, atMs: startMs + 700 }];
  return {
    kind: 'line',
    lane: 'you',
    id,
    text,
    state: 'final',
    startMs,
    endMs: startMs + 1_000,
    islands,
    anchors,
    speaker: null,
  };
}

export function open(folder: string, openTables: (file: string) => Database = openDatabase) {
  const file = join(folder, 'transcripts.db');
  const problems: (Problem | null)[] = [];
  const onProblem = (problem: Problem | null) => problems.push(problem);
  const transcripts = createTranscripts({ file, open: openTables, keepAside, onProblem });
  return { file, problems, transcripts };
}

export const newFolder = () => mkdtempSync(join(tmpdir(), 'surtitle-transcripts-'));

export const begin = (begun: SessionHead): TranscriptChange => ({ kind: 'begin', head: begun });
export const append = (sessionId: string, entry: TranscriptEntry): TranscriptChange => ({
  kind: 'append',
  sessionId,
  entry,
});
