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
import { failure, success } from '../../core/base/result.ts';

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
  readonly backUp: (file: string, target: string) => void;
  readonly restore: (file: string, source: string) => { readonly keptAs: string | null } | 'bad' | 'inUse';
  readonly getState: () => Pick<AppState, 'intent' | 'session' | 'transcription'>;
  /** Other sessions are kept now. */
  readonly onRestored: () => void;
}

export type BackupCalls = Pick<CallHandlers, 'backUp' | 'restoreBackup'>;

const FILTERS = [{ name: 'Surtitle', extensions: ['db'] }];

export function createBackup(needs: BackupNeeds): BackupCalls {
  const isWriting = () => {
    const { intent, session, transcription } = needs.getState();
    return intent.captions || session.status !== 'idle' || transcription?.status === 'running';
  };
  return {
    backUp: async () => {
      const defaultPath = join(needs.app.getPath('documents'), 'surtitle-backup.db');
      const answer = await needs.dialogs.showSaveDialog({ defaultPath, filters: FILTERS });
      if (answer.canceled || answer.filePath === '') return success(null);
      // Over the transcripts themselves it would be no backup.
      if (answer.filePath === needs.file)
        return failure({ kind: 'exportNotWritable', path: answer.filePath });
      needs.transcripts.retry();
      try {
        needs.backUp(needs.file, answer.filePath);
        return success(answer.filePath);
      } catch {
        return failure({ kind: 'exportNotWritable', path: answer.filePath });
      }
    },
    restoreBackup: async () => {
      const answer = await needs.dialogs.showOpenDialog({ filters: FILTERS, properties: ['openFile'] });
      const [source] = answer.filePaths;
      if (answer.canceled || source === undefined) return success(null);
      if (isWriting()) return failure({ kind: 'sessionRunning' });
      needs.transcripts.dispose();
      try {
        const restored = needs.restore(needs.file, source);
        if (restored === 'inUse') return failure({ kind: 'transcriptsLocked' });
        return restored === 'bad' ? failure({ kind: 'badBackup' }) : success(restored);
      } catch {
        return failure({ kind: 'transcriptsReadOnly' });
      } finally {
        needs.onRestored();
      }
    },
  };
}
