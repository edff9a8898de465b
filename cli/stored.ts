/** Asks the app's transcripts, or says in a sentence why they cannot be asked. It reads only. */
import { homedir } from 'node:os';
import { dataFolder, transcriptsIn } from '../node/command/dataFolder.ts';
import { openStoredSessions, type StoredSessions } from '../node/command/storedSessions.ts';
import { isUnusable, problemOfDatabase } from '../node/databaseProblem.ts';
import { type Ended, failed } from './frame.ts';

export interface DataFlag {
  readonly data?: string;
}

export function dataFolderOf({ data }: DataFlag): string {
  return data ?? dataFolder({ platform: process.platform, env: process.env, home: homedir() });
}

export function withSessions(flags: DataFlag, ask: (sessions: StoredSessions) => Ended): Ended {
  const file = transcriptsIn(dataFolderOf(flags));
  try {
    const opened = openStoredSessions(file);
    if (!opened.ok) return failed(REASONS[opened.reason].replace('%', () => file));
    try {
      return ask(opened.sessions);
    } finally {
      opened.sessions.close();
    }
  } catch (error) {
    return failed(sentenceOf(error, file));
  }
}

const REASONS = {
  absent: 'there are no transcripts at %. Start captions once, or name the app’s folder with --data.',
  newer: 'the transcripts at % are of a newer Surtitle. Update this one.',
  older: 'the transcripts at % are of an earlier Surtitle. Start the app once, which brings them up to date.',
} as const;

/** @throws what is no error of SQLite's. */
function sentenceOf(error: unknown, file: string): string {
  if (!(error instanceof Error) || !('errcode' in error)) throw error;
  if (isUnusable(error))
    return `the transcripts at ${file} are damaged. Start the app, which keeps the file aside and begins a new one, or name a copy’s folder with --data.`;
  switch (problemOfDatabase(error).kind) {
    case 'transcriptsLocked':
      return `another program holds the transcripts at ${file}. Close it, then try again.`;
    case 'transcriptsReadOnly':
      return `the transcripts at ${file} cannot be opened. Allow reading the file and writing in its folder, where SQLite keeps its notes.`;
    default:
      return `the transcripts at ${file} cannot be read (${error.message}). Check the disk, then try again.`;
  }
}
