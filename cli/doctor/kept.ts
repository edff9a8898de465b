/** What the app keeps here: models, key, transcripts. It reads no caption and shows no key. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelName } from '../../core/hearing/models.ts';
import { keyFileIn, transcriptsIn } from '../../node/command/dataFolder.ts';
import { countJournals } from '../../node/command/journal.ts';
import { storedKeyState } from '../../node/command/storedKey.ts';
import { openStoredSessions } from '../../node/command/storedSessions.ts';
import { isUnusable } from '../../node/databaseProblem.ts';
import { findModel } from '../../node/recognizer/models.ts';
import { type Finding, here, missing, unknown } from './finding.ts';

const MODEL_NAMES: readonly ModelName[] = ['moonshine-base', 'moonshine-tiny'];

/** Each with its checksum, which reads every byte of it. */
export async function findModels(root: string): Promise<readonly Finding[]> {
  return await Promise.all(
    MODEL_NAMES.map(async (name) => {
      const found = await findModel(join(root, 'assets'), name);
      if (found.ok) return here(name, 'intact');
      return missing(name, found.kind === 'noModel' ? 'not here' : found.reason, 'npm run setup fetches it');
    }),
  );
}

export function findKey(folder: string, env: NodeJS.ProcessEnv): Finding {
  const state = storedKeyState(keyFileIn(folder));
  if (state === 'unreadable')
    return unknown('API key', 'one is stored, and its file cannot be read', 'enter it again in Settings');
  if (state !== 'none')
    return here('API key', state === 'encrypted' ? 'stored, encrypted' : 'stored as plain text');
  if ((env['OPENAI_API_KEY'] ?? '').trim() !== '') return here('API key', 'in OPENAI_API_KEY');
  return missing(
    'API key',
    'none',
    'captions run without one, in English, on this computer; enter one in Settings for the service',
  );
}

/** What `transcribe` and the tray keep so that a recording that was stopped goes on. */
export function findUnfinished(folder: string): Finding {
  const { count, bytes } = countJournals(folder);
  const recordings = `${count} ${count === 1 ? 'recording' : 'recordings'}`;
  return here('unfinished', `${recordings}, ${(bytes / 1e6).toFixed(1)} MB; gone after 30 days at most`);
}

export function findTranscripts(folder: string): Finding {
  const file = transcriptsIn(folder);
  try {
    const opened = openStoredSessions(file);
    if (!opened.ok) return ofReason(opened.reason, file);
    try {
      const { length } = opened.sessions.list();
      const bytes = statSync(file).size + (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0);
      return here(
        'transcripts',
        `${length} ${length === 1 ? 'session' : 'sessions'}, ${(bytes / 1e6).toFixed(1)} MB, ${file}`,
      );
    } finally {
      opened.sessions.close();
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return isUnusable(error)
      ? missing(
          'transcripts',
          `damaged: ${file}`,
          'start the app, which keeps the file aside and begins a new one',
        )
      : unknown(
          'transcripts',
          `${file} cannot be opened now: ${error.message}`,
          'allow reading it, and close what holds it',
        );
  }
}

function ofReason(reason: 'absent' | 'newer' | 'older', file: string): Finding {
  switch (reason) {
    case 'absent':
      return unknown('transcripts', `none yet: ${file}`, null);
    case 'older':
      return unknown(
        'transcripts',
        `of an earlier version: ${file}`,
        'start the app once, which brings them up to date',
      );
    case 'newer':
      return missing('transcripts', `of a newer version: ${file}`, 'update Surtitle');
  }
}
