/** Keeps what the service has billed, commit by commit, in a file of its own. It knows no price and no month. */
import { DatabaseSync } from 'node:sqlite';
import {
  type Charge,
  chargeKey,
  chargeSchema,
  summed,
  type Usage,
  usageOf,
} from '../../core/engine/usage.ts';

/** Seconds are stored, not money: prices change, also afterwards. */
const CREATE_TABLE = `
  CREATE TABLE charges (
    session_id TEXT NOT NULL, lane TEXT NOT NULL, turn_id TEXT NOT NULL, model TEXT NOT NULL, at_epoch_ms REAL NOT NULL,
    sent_ms REAL NOT NULL, speech_ms REAL NOT NULL, billed_seconds REAL NOT NULL,
    PRIMARY KEY (session_id, lane, turn_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX charges_by_time ON charges (at_epoch_ms);
`;

/** Each raises `user_version` by one. Steps that were released are never changed. */
const MIGRATIONS: readonly string[] = [
  CREATE_TABLE,
  'CREATE TABLE notes (text TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;',
];

const UPSERT = 'INSERT OR REPLACE INTO charges VALUES (?, ?, ?, ?, ?, ?, ?, ?)';
const SUMS = `
  SELECT lane, model, sum(sent_ms) AS sent, sum(speech_ms) AS speech, sum(billed_seconds) AS seconds, count(*) AS commits
  FROM charges
`;
const BY_LANE = 'GROUP BY lane, model ORDER BY lane, model';

/** Blocks at most this long for another program's lock, as node/database.ts does. */
const BUSY_TIMEOUT_MS = 20;

export interface UsageFile {
  /**
   * Whether it is on disk. If not, it waits in memory, is in every sum, and is tried again with the next one.
   * @throws on what is no charge.
   */
  readonly add: (charge: Charge) => boolean;
  /** By lane and model. */
  readonly ofSession: (sessionId: string) => readonly Usage[];
  /** What was committed from a time until before another, in milliseconds since 1970 UTC: core/engine/month.ts. */
  readonly between: (fromEpochMs: number, toEpochMs: number) => readonly Usage[];
  /** Whether it had not been noted before; where that cannot be written, once for as long as the file is open. */
  readonly noteOnce: (text: string) => boolean;
  readonly isNoted: (text: string) => boolean;
  /** False where an earlier file could not be used: what was in it lies beside, and is in no sum. */
  readonly isWhole: boolean;
  /** Whether all was on disk. */
  readonly close: () => boolean;
}

export interface UsageNeeds {
  readonly file: string;
  /** Renames the file and its companions: what cannot be used is kept, never written over. */
  readonly keepAside: (path: string, suffixes: readonly string[]) => string;
}

/**
 * Opens or creates the file, a damaged or newer one as a fresh one beside it. Every charge is on disk when `add` returns
 * (see openDatabase in node/database.ts for how).
 * @throws {Error} SQLite's, where no file can be opened at all.
 */
export function openUsage({ file, keepAside }: UsageNeeds): UsageFile {
  const { database, isWhole } = openOrReplace(file, keepAside);
  const upsert = database.prepare(UPSERT);
  const ofSession = database.prepare(`${SUMS} WHERE session_id = ? ${BY_LANE}`);
  const between = database.prepare(`${SUMS} WHERE at_epoch_ms >= ? AND at_epoch_ms < ? ${BY_LANE}`);
  const note = database.prepare('INSERT OR IGNORE INTO notes VALUES (?)');
  const find = database.prepare('SELECT 1 FROM notes WHERE text = ?');
  const noted = new Set<string>();
  let waiting: ReadonlyMap<string, Charge> = new Map();
  const flush = (): boolean => {
    try {
      database.exec('BEGIN IMMEDIATE');
      for (const charge of waiting.values()) upsert.run(...rowOf(charge));
      database.exec('COMMIT');
      waiting = new Map();
    } catch {
      if (database.isTransaction) database.exec('ROLLBACK');
    }
    return waiting.size === 0;
  };
  const withWaiting = (rows: readonly Record<string, unknown>[], isMeant: (charge: Charge) => boolean) =>
    summed([...rows.map(usageIn), ...usageOf([...waiting.values()].filter(isMeant))]);
  return {
    add: (charge) => {
      waiting = new Map(waiting).set(chargeKey(charge), chargeSchema.parse(charge));
      return flush();
    },
    ofSession: (sessionId) =>
      withWaiting(ofSession.all(sessionId), (charge) => charge.sessionId === sessionId),
    between: (fromEpochMs, toEpochMs) =>
      withWaiting(
        between.all(fromEpochMs, toEpochMs),
        ({ atEpochMs }) => atEpochMs >= fromEpochMs && atEpochMs < toEpochMs,
      ),
    noteOnce: (text) => {
      if (noted.has(text)) return false;
      noted.add(text);
      try {
        return note.run(text).changes > 0;
      } catch {
        return true;
      }
    },
    isNoted: (text) => noted.has(text) || find.get(text) !== undefined,
    isWhole,
    close: () => {
      const isWritten = waiting.size === 0 || flush();
      database.close();
      return isWritten;
    },
  };
}

function openOrReplace(file: string, keepAside: UsageNeeds['keepAside']) {
  try {
    return { database: open(file), isWhole: true };
  } catch (error) {
    if (!isUnusable(error)) throw error;
    keepAside(file, ['-wal', '-shm']);
    return { database: open(file), isWhole: false };
  }
}

/** SQLite's SQLITE_CORRUPT and SQLITE_NOTADB, as of which a newer version counts. */
function isUnusable(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (error.errcode === 11 || error.errcode === 26);
}

/** Its first page can be whole and those with the charges not. */
class DamagedUsageError extends Error {
  readonly errcode = 11;
}

class NewerUsageError extends Error {
  readonly errcode = 26;
}

function open(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE');
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    if (version > MIGRATIONS.length) throw new NewerUsageError(`usage ${version}`);
    for (const step of MIGRATIONS.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}; COMMIT`);
    if (database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] !== 'ok')
      throw new DamagedUsageError();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function rowOf(charge: Charge): (string | number)[] {
  const { sessionId, lane, turnId, model, atEpochMs, sentMs, speechMs, billedSeconds } = charge;
  return [sessionId, lane, turnId, model, atEpochMs, sentMs, speechMs, billedSeconds];
}

function usageIn(row: Record<string, unknown>): Usage {
  return {
    lane: String(row['lane']),
    model: String(row['model']),
    sentMs: Number(row['sent']),
    speechMs: Number(row['speech']),
    billedSeconds: Number(row['seconds']),
    commits: Number(row['commits']),
  };
}
