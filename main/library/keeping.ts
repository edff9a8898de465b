/** What is kept and for how long: edits, backups and ages on one file, of which each step leaves time for captions. */
import type { CallHandlers } from '../../core/app/contract.ts';
import type { AppState } from '../../core/app/state.ts';
import type { ChangingResults } from '../../core/library/changing.ts';
import { type BackupNeeds, createBackup } from './backup.ts';
import { type ChangingNeeds, createChanging } from './changing.ts';
import { createRetention, type RetentionNeeds } from './retention.ts';

export interface KeepingNeeds
  extends Omit<BackupNeeds, 'onRestored' | 'transcripts' | 'getState'>,
    Pick<ChangingNeeds, 'forgetRecordings'>,
    Omit<RetentionNeeds, 'onDeleted' | 'onChecked' | 'copies' | 'transcripts' | 'nowEpochMs' | 'nowMs'> {
  readonly setState: (change: Partial<Pick<AppState, 'hasTranscript' | 'edition' | 'retention'>>) => void;
  readonly subscribe: (listener: (state: AppState, before: AppState) => void) => unknown;
  readonly transcripts: BackupNeeds['transcripts'] &
    ChangingNeeds['transcripts'] &
    RetentionNeeds['transcripts'];
  readonly copiesOf: (file: string) => ReturnType<RetentionNeeds['copies']['list']>;
  readonly removeCopy: (file: string, name: string) => void;
}

export interface Keeping {
  readonly calls: Pick<CallHandlers, keyof ChangingResults>;
  /** To be called every few seconds: writes what waits; deletes what is too old, and erases what it has left. */
  readonly keepUp: () => void;
}

export function createKeeping(needs: KeepingNeeds): Keeping {
  const { file, transcripts, copiesOf, removeCopy } = needs;
  const changing = createChanging(needs);
  const retention = createRetention({
    ...needs,
    copies: { list: () => copiesOf(file), remove: (name) => removeCopy(file, name) },
    nowEpochMs: Date.now,
    nowMs: () => performance.now(),
    onDeleted: changing.followDeletion,
    onChecked: changing.forgetRecordings,
  });
  const onRestored = () => {
    changing.beginEdition();
    retention.followFile();
  };
  const backup = createBackup({ ...needs, onRestored });
  changing.recount();
  needs.subscribe((now, before) => {
    if (now.settings.general.keepDays !== before.settings.general.keepDays) retention.recheck();
  });
  /** What a person just did may change what is to go. */
  const andRecheck = <Done>(done: Done): Done => {
    retention.recheck();
    return done;
  };
  const { describeSession, deleteSession } = changing.calls;
  return {
    calls: {
      ...changing.calls,
      ...retention.calls,
      ...backup,
      describeSession: (described) => andRecheck(describeSession(described)),
      deleteSession: (id) => andRecheck(deleteSession(id)),
    },
    keepUp: () => {
      transcripts.retry();
      if (!retention.step()) changing.erase();
    },
  };
}
