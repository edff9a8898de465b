/** What the library's changing calls do. Changes by what it is given, each time as a whole or not at all. */
import type { CallHandlers } from '../../core/app/contract.ts';
import type { AppState } from '../../core/app/state.ts';
import { failure, type Result } from '../../core/base/result.ts';
import type { ChangingResults, KeepingResults } from '../../core/library/changing.ts';
import type { Description, DescriptionPatch } from '../../core/transcript/description.ts';
import type { Edit, Edited } from '../../core/transcript/edit.ts';
import type { KeepDays } from '../../core/transcript/keepDays.ts';

/** What of the database is changed (node/library). */
interface Tables {
  readonly transact: <Value>(work: () => Value) => Value;
  readonly hasEntries: () => boolean;
  readonly library: {
    readonly edits: {
      readonly edit: (sessionId: string, edit: Edit) => Result<Edited>;
      readonly undo: (sessionId: string) => Edited;
      readonly redo: (sessionId: string) => Edited;
    };
    readonly sessions: {
      readonly describe: (id: string, patch: DescriptionPatch) => Description | null;
      readonly remove: (ids: readonly string[]) => void;
      readonly isDeleted: (id: string) => boolean;
    };
    readonly erasing: {
      readonly eraseSome: () => boolean;
      readonly isRewriteDue: () => boolean;
      readonly rewrite: () => void;
    };
  };
}

export interface ChangingNeeds {
  readonly transcripts: {
    readonly retry: () => void;
    readonly query: <Value>(question: (tables: Tables) => Value) => Result<Value>;
  };
  readonly isRunning: (sessionId: string) => boolean;
  /** Removes what is kept to go on with a recording, where its session is deleted or nobody has gone on for long. May throw. */
  readonly forgetRecordings: (old: {
    readonly nowMs: number;
    readonly keepDays: KeepDays;
    readonly isDeleted: (sessionId: string) => boolean;
  }) => void;
  readonly getState: () => Pick<AppState, 'intent' | 'session' | 'edition' | 'settings'>;
  readonly setState: (change: Partial<Pick<AppState, 'hasTranscript' | 'edition'>>) => void;
}

export interface Changing {
  readonly calls: Pick<CallHandlers, Exclude<keyof ChangingResults, keyof KeepingResults | 'readLeaving'>>;
  /** To be called every few seconds: erases some of what deleted sessions have left. */
  readonly erase: () => void;
  /** What is kept has changed: whether there is anything to export. */
  readonly recount: () => void;
  /** Removes what is kept to go on with recordings whose sessions are deleted, or that are old. */
  readonly forgetRecordings: () => void;
  /** A session is gone: both. */
  readonly followDeletion: () => void;
  /** Other sessions are kept now. */
  readonly beginEdition: () => void;
}

export function createChanging(needs: ChangingNeeds): Changing {
  const { transcripts, isRunning, getState, setState } = needs;
  /** In one transaction, after what waited to be written. */
  const change = <Value>(act: (library: Tables['library']) => Value): Result<Value> => {
    transcripts.retry();
    return transcripts.query(({ library, transact }) => transact(() => act(library)));
  };
  const isCaptioning = () => getState().intent.captions || getState().session.status !== 'idle';
  /** One that cannot be removed now can be later. */
  const forgetRecordings = () => {
    try {
      needs.forgetRecordings({
        nowMs: Date.now(),
        keepDays: getState().settings.general.keepDays,
        isDeleted: (id) => {
          const deleted = transcripts.query(({ library: { sessions } }) => sessions.isDeleted(id));
          return deleted.ok && deleted.value;
        },
      });
    } catch {
      console.error('What was kept to go on with a recording could not be removed.');
    }
  };
  const recount = () => {
    const left = transcripts.query((tables) => tables.hasEntries());
    if (left.ok) setState({ hasTranscript: left.value });
  };
  const followDeletion = () => {
    recount();
    forgetRecordings();
  };
  return {
    recount,
    forgetRecordings,
    followDeletion,
    beginEdition: () => {
      recount();
      setState({ edition: getState().edition + 1 });
    },
    calls: {
      editSession: ({ sessionId, edit }) => {
        const done = change(({ edits }) => edits.edit(sessionId, edit));
        return done.ok ? done.value : done;
      },
      undoEdit: (sessionId) => change(({ edits }) => edits.undo(sessionId)),
      redoEdit: (sessionId) => change(({ edits }) => edits.redo(sessionId)),
      describeSession: ({ sessionId, patch }) =>
        change(({ sessions }) => sessions.describe(sessionId, patch)),
      deleteSession: (sessionId) => {
        if (isRunning(sessionId)) return failure({ kind: 'sessionRunning' });
        const done = change(({ sessions }): undefined => void sessions.remove([sessionId]));
        followDeletion();
        return done;
      },
    },
    erase: () => {
      transcripts.query(({ library: { erasing } }) => {
        if (!erasing.eraseSome() && erasing.isRewriteDue() && !isCaptioning()) erasing.rewrite();
      });
    },
  };
}
