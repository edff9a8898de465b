/** This machine's transcripts, as the server keeps them: in a folder that one server has at a time. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../core/base/problem.ts';
import { takeLock } from '../node/command/lock.ts';
import { type Database, openDatabase } from '../node/database.ts';
import { keepAside } from '../node/files.ts';
import { createTranscripts, type Transcripts } from '../node/transcripts.ts';

export interface Keeping {
  readonly transcripts: Transcripts<Database>;
  /** What is wrong with the disk, or null. */
  readonly problem: () => Problem | null;
  /** Writes what waits, and lets others have the folder. */
  readonly close: () => void;
}

/** What could not be written is tried again so often. */
const RETRY_MS = 3_000;

/** null where another server has the folder. @throws what the disk says, where the folder can be neither made nor written. */
export function openKeeping(folder: string, onProblem: (problem: Problem | null) => void): Keeping | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const letGo = takeLock(join(folder, 'server.lock'));
  if (letGo === null) return null;
  let unwritten: Problem | null = null;
  let unopened: Problem | null = null;
  const transcripts = createTranscripts<Database>({
    file: join(folder, 'transcripts.db'),
    open: openDatabase,
    keepAside,
    onProblem: (problem) => {
      // A fresh file is there: who serves this is told once, and everything is kept.
      unwritten = problem?.kind === 'transcriptsReplaced' ? null : problem;
      onProblem(problem);
    },
  });
  // Opens it: what stood when the last server ended becomes entries before anything new does.
  const open = () => {
    const opened = transcripts.query(() => undefined);
    const problem = opened.ok ? null : opened.problem;
    if (problem?.kind !== unopened?.kind) onProblem(problem);
    unopened = problem;
  };
  open();
  const retries = setInterval(() => {
    transcripts.retry();
    if (unopened !== null) open();
  }, RETRY_MS);
  retries.unref();
  return {
    transcripts,
    problem: () => unwritten ?? unopened,
    close: () => {
      clearInterval(retries);
      transcripts.dispose();
      letGo();
    },
  };
}
