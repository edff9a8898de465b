/** All that a person does to sessions that are kept, on one database. Decides nothing by itself. */
import type { DatabaseSync } from 'node:sqlite';
import { createEdits, type Edits, type EntryTables } from './edits.ts';
import { createErasing, type Erasing } from './erasing.ts';
import { createSessions, type Sessions } from './sessions.ts';

export interface Library {
  readonly edits: Edits;
  readonly sessions: Sessions;
  readonly erasing: Erasing;
}

export function createLibrary(database: DatabaseSync, tables: EntryTables): Library {
  return {
    edits: createEdits(database, tables),
    sessions: createSessions(database),
    erasing: createErasing(database),
  };
}
