/** All that a person does to sessions that are kept, on one database. Decides nothing by itself. */
import type { DatabaseSync } from 'node:sqlite';
import { createEdits, type Edits, type EntryTables } from './edits.ts';
import { createErasing, type Erasing } from './erasing.ts';
import { createRetentionTables, type RetentionTables } from './retention.ts';
import { createSessions, type Sessions } from './sessions.ts';

export interface Library {
  readonly edits: Edits;
  readonly sessions: Sessions;
  readonly erasing: Erasing;
  readonly retention: RetentionTables;
}

export function createLibrary(database: DatabaseSync, tables: EntryTables): Library {
  const sessions = createSessions(database);
  return {
    edits: createEdits(database, tables),
    sessions,
    erasing: createErasing(database),
    retention: createRetentionTables(database, sessions),
  };
}
