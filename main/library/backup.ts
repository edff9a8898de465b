/** Where a backup goes or comes from, as a dialog says: no page names a path. How it is written is given. */
import { join } from 'node:path';
import type {
  App,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';
import type { CallHandlers } from '../../core/app/contract.ts';
import type { AppState } from '../../core/app/state.ts';
import { failure, type Result, success } from '../../core/base/result.ts';

export interface BackupNeeds {
  readonly app: Pick<App, 'getPath'>;
  readonly dialogs: {
    readonly showOpenDialog: (options: OpenDialogOptions) => Promise<OpenDialogReturnValue>;
    readonly showSaveDialog: (options: SaveDialogOptions) => Promise<SaveDialogReturnValue>;
  };
  /** Of the transcripts. */
  readonly file: string;
  /** Writes what waits; closes the file, which the next question opens again. */
  readonly transcripts: { readonly retry: () => void; readonly dispose: () => void };
  readonly backUp: (file: string, target: string) => Promise<void>;
  /** Removes what a sudden end has left of one. May reject. */
  readonly removeUnfinished: (file: string) => Promise<void>;
  /** A backup that can take the place of the file, null where it cannot. */
  readonly readBackup: (
    file: string,
    source: string,
  ) => Promise<{
    readonly putInPlace: () => { readonly keptAs: string | null } | 'inUse';
    readonly discard: () => void;
  } | null>;
  readonly getState: () => Pick<AppState, 'intent' | 'session' | 'transcription'>;
  /** Other sessions are kept now. */
  readonly onRestored: () => void;
}

export type BackupCalls = Pick<CallHandlers, 'backUp' | 'restoreBackup'>;

const FILTERS = [{ name: 'Surtitle', extensions: ['db'] }];

export function createBackup(needs: BackupNeeds): BackupCalls {
  let last: Promise<unknown> = needs.removeUnfinished(needs.file).catch(() => {
    console.error('What was left of a backup could not be removed.');
  });
  /** One at a time: two would write into one file. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const isWriting = () => {
    const { intent, session, transcription } = needs.getState();
    return intent.captions || session.status !== 'idle' || transcription?.status === 'running';
  };
  const backUpTo = async (target: string): Promise<Result<string>> => {
    needs.transcripts.retry();
    try {
      await needs.backUp(needs.file, target);
      return success(target);
    } catch {
      return failure({ kind: 'exportNotWritable', path: target });
    }
  };
  const restoreFrom = async (source: string): Promise<Result<{ readonly keptAs: string | null }>> => {
    if (isWriting()) return failure({ kind: 'sessionRunning' });
    const read = await attempt(() => needs.readBackup(needs.file, source));
    if (!read.ok) return read;
    if (read.value === null) return failure({ kind: 'badBackup' });
    const { putInPlace, discard } = read.value;
    try {
      // Somebody may have begun to speak while it was read.
      if (isWriting()) return failure({ kind: 'sessionRunning' });
      needs.transcripts.dispose();
      const restored = await attempt(putInPlace);
      if (!restored.ok) return restored;
      if (restored.value === 'inUse') return failure({ kind: 'transcriptsLocked' });
      needs.onRestored();
      return success(restored.value);
    } finally {
      discard();
    }
  };
  return {
    backUp: async () => {
      const defaultPath = join(needs.app.getPath('documents'), 'surtitle-backup.db');
      const answer = await needs.dialogs.showSaveDialog({ defaultPath, filters: FILTERS });
      if (answer.canceled || answer.filePath === '') return success(null);
      return inTurn(() => backUpTo(answer.filePath));
    },
    restoreBackup: async () => {
      const answer = await needs.dialogs.showOpenDialog({ filters: FILTERS, properties: ['openFile'] });
      const [source] = answer.filePaths;
      return answer.canceled || source === undefined ? success(null) : inTurn(() => restoreFrom(source));
    },
  };
}

/** What fails is that the data folder cannot be written. */
async function attempt<Value>(work: () => Value | Promise<Value>): Promise<Result<Value>> {
  try {
    return success(await work());
  } catch {
    return failure({ kind: 'transcriptsReadOnly' });
  }
}
