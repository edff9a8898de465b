/** Deletes what is too old, a step at a time, and tells windows what will go. When it may, core/library/retention.ts says. */
import type { CallHandlers } from '../../core/app/contract.ts';
import type { AppState } from '../../core/app/state.ts';
import { type Result, success } from '../../core/base/result.ts';
import {
  type Aged,
  type Announced,
  type Checked,
  checkAges,
  copyDays,
  DAY_MS,
  type Due,
  type Ended,
  endedBefore,
  goingBy,
  type LastDeleted,
  type Leaving,
} from '../../core/library/retention.ts';

/** What of the database is asked and changed (node/library/retention.ts). */
interface Tables {
  readonly transact: <Value>(work: () => Value) => Value;
  readonly library: {
    readonly retention: {
      readonly beginRun: () => number;
      readonly announced: () => Announced;
      readonly announce: (due: ReadonlyMap<string, Due>, nowEpochMs: number) => void;
      readonly remove: (id: string, nowEpochMs: number, keepDays: number) => void;
      readonly isLong: (id: string) => boolean;
      readonly lastDeleted: () => LastDeleted | null;
      readonly endedBefore: (epochMs: number) => readonly Ended[];
    };
  };
}

export interface RetentionNeeds {
  readonly transcripts: { readonly query: <Value>(question: (tables: Tables) => Value) => Result<Value> };
  /** Copies beside the file, by their names (node/library/copies.ts). */
  readonly copies: { readonly list: () => readonly Aged[]; readonly remove: (name: string) => void };
  readonly isRunning: (sessionId: string) => boolean;
  readonly getState: () => AppState;
  readonly setState: (change: Pick<AppState, 'retention'>) => void;
  /** The clock of the wall, and one that is never set. */
  readonly nowEpochMs: () => number;
  readonly nowMs: () => number;
  /** A session is gone. */
  readonly onDeleted: () => void;
  /** An hour has passed: what is too old was looked for. */
  readonly onChecked: () => void;
}

export interface Retention {
  readonly calls: Pick<CallHandlers, 'previewKeeping' | 'readLeaving'>;
  /** One step, which may take as long as deleting one session does: a long one waits while captions are on. Whether there was one to do. */
  readonly step: () => boolean;
  /** What is kept has changed, or how long: what was to go may stay. */
  readonly recheck: () => void;
  /** Another file is kept now, which has counted its runs by itself. */
  readonly followFile: () => void;
}

/** What became too old is found within so long. */
const CHECK_EVERY_MS = 3_600_000;

export function createRetention(needs: RetentionNeeds): Retention {
  const { transcripts, copies, isRunning, getState, setState, nowEpochMs, nowMs } = needs;
  let run = 0;
  let nextRunAtMs = Number.NEGATIVE_INFINITY;
  let nextCheckAtMs = Number.NEGATIVE_INFINITY;
  /** Each waits for a step of its own. */
  let deletable: readonly string[] = [];
  let leaving: readonly Leaving[] = [];
  const keepDays = () => getState().settings.general.keepDays;

  const endedBy = ({ library }: Tables, days: number) =>
    library.retention.endedBefore(endedBefore(nowEpochMs(), days)).filter(({ id }) => !isRunning(id));
  const tell = (lastDeleted: LastDeleted | null, shown: readonly Leaving[]) => {
    const [first] = shown;
    const summary = first === undefined ? null : { count: shown.length, firstAtEpochMs: first.atEpochMs };
    const next = { leaving: summary, lastDeleted };
    // Every change is sent to every window.
    if (JSON.stringify(next) !== JSON.stringify(getState().retention)) setState({ retention: next });
  };
  const checkCopies = (thisRun: number, before: Announced): Checked => {
    const check = { nowEpochMs: nowEpochMs(), run: thisRun, keepDays: copyDays(keepDays()) };
    return checkAges(check, copies.list(), before);
  };
  /** Changes nothing here: what it finds holds once it is on disk. */
  const check = (tables: Tables) => {
    const { retention } = tables.library;
    const isAnother = nowMs() >= nextRunAtMs;
    const thisRun = isAnother ? retention.beginRun() : run;
    const before = retention.announced();
    const days = keepDays();
    const ended = days === null ? [] : endedBy(tables, days);
    const sessions = checkAges({ nowEpochMs: nowEpochMs(), run: thisRun, keepDays: days }, ended, before);
    const old = checkCopies(thisRun, before);
    retention.announce(new Map([...sessions.due, ...old.due]), nowEpochMs());
    const empty = new Set(ended.filter(({ isEmpty }) => isEmpty).map(({ id }) => id));
    return {
      run: thisRun,
      isAnother,
      leaving: sessions.leaving.filter(({ id }) => !empty.has(id)),
      deletable: sessions.deletable,
      lastDeleted: retention.lastDeleted(),
      copies: old.deletable,
    };
  };
  /** One that cannot be removed now can be at a later check. */
  const removeQuietly = (name: string) => {
    try {
      copies.remove(name);
    } catch {
      console.error('A copy of the transcripts that is too old could not be removed.');
    }
  };
  const nextDeletable = (): string | null => {
    const [first = null] = deletable;
    const { intent, session } = getState();
    if (first === null || (!intent.captions && session.status === 'idle')) return first;
    const short = transcripts.query(({ library: { retention } }) =>
      deletable.find((id) => !retention.isLong(id)),
    );
    return (short.ok ? short.value : null) ?? null;
  };
  /** In a transaction of its own, so that a sudden end leaves each session whole or gone. */
  const deleteOne = (id: string, days: number) => {
    if (isRunning(id)) return;
    const done = transcripts.query(({ library: { retention }, transact }) =>
      transact(() => {
        retention.remove(id, nowEpochMs(), days);
        return retention.lastDeleted();
      }),
    );
    if (!done.ok) return;
    leaving = leaving.filter((other) => other.id !== id);
    tell(done.value, leaving);
    needs.onDeleted();
  };
  const checkNow = () => {
    const checked = transcripts.query((tables) => tables.transact(() => check(tables)));
    // Where another program holds the file, the next step tries again.
    nextCheckAtMs = checked.ok ? nowMs() + CHECK_EVERY_MS : Number.NEGATIVE_INFINITY;
    deletable = checked.ok ? checked.value.deletable : [];
    if (!checked.ok) return;
    ({ run, leaving } = checked.value);
    if (checked.value.isAnother) nextRunAtMs = nowMs() + DAY_MS;
    tell(checked.value.lastDeleted, leaving);
    for (const name of checked.value.copies) removeQuietly(name);
  };
  return {
    recheck: checkNow,
    followFile: () => {
      nextRunAtMs = Number.NEGATIVE_INFINITY;
      checkNow();
    },
    step: () => {
      if (nowMs() >= nextCheckAtMs) {
        checkNow();
        needs.onChecked();
        return true;
      }
      const days = keepDays();
      const id = days === null ? null : nextDeletable();
      if (id === null || days === null) return false;
      deletable = deletable.filter((other) => other !== id);
      deleteOne(id, days);
      return true;
    },
    calls: {
      readLeaving: () => success(leaving),
      previewKeeping: (days) =>
        days === null
          ? success(null)
          : transcripts.query((tables) => goingBy(nowEpochMs(), days, endedBy(tables, days))),
    },
  };
}
