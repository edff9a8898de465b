/** What SQLite's errors mean for the person whose words are waiting. Opens no file. */
import type { Problem } from '../core/base/problem.ts';

/** SQLite's primary result codes. Source: SQLite, Result and Error Codes. */
const SQLITE = {
  perm: 3,
  busy: 5,
  locked: 6,
  readOnly: 8,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

/** The extended code carries the primary one in its low byte. */
function primaryCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  return error.errcode & 0xff;
}

/** Damaged, no database at all, or from a newer version: ours to keep, not to write into. */
export function isUnusable(error: unknown): boolean {
  const code = primaryCode(error);
  return code === SQLITE.corrupt || code === SQLITE.notADatabase;
}

/** Any error of the database as a Problem; what SQLite did not say is transcriptsFailed. */
export function problemOfDatabase(error: unknown): Problem {
  switch (primaryCode(error)) {
    case SQLITE.busy:
    case SQLITE.locked:
      return { kind: 'transcriptsLocked' };
    case SQLITE.readOnly:
    case SQLITE.perm:
    // In a folder that may not be written, WAL's companions cannot be made.
    case SQLITE.cannotOpen:
      return { kind: 'transcriptsReadOnly' };
    case SQLITE.full:
      return { kind: 'diskFull' };
    default:
      return { kind: 'transcriptsFailed' };
  }
}
