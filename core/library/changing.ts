/** What the library does to the sessions that are kept, and what comes of it. */
import * as z from 'zod';
import type { Result } from '../base/result.ts';
import { type Description, descriptionPatchSchema } from '../transcript/description.ts';
import { type Edited, editSchema } from '../transcript/edit.ts';
import { keepDaysSchema } from '../transcript/keepDays.ts';
import type { Going, Leaving } from './retention.ts';

const sessionId = z.string().min(1).max(100);

/** What the settings do to all sessions at once. */
export const keepingCalls = {
  /** What would be deleted for its age if sessions were kept for so long. */
  previewKeeping: keepDaysSchema,
  /** All that is kept, as one file that a dialog names. */
  backUp: z.undefined(),
  /** Puts a backup in the place of all that is kept, which stays beside it for a while. Not while captions are on. */
  restoreBackup: z.undefined(),
} as const;

/** The calls that change what is kept, each with the schema of its argument. */
export const changingCalls = {
  editSession: z.strictObject({ sessionId, edit: editSchema }),
  /** Nothing happens where no edit stands, or none was undone. */
  undoEdit: sessionId,
  redoEdit: sessionId,
  /** Title, tags and note: what is not given stays. */
  describeSession: z.strictObject({ sessionId, patch: descriptionPatchSchema }),
  /** For good. Not while it is being written. */
  deleteSession: sessionId,
  /** Sessions that will be deleted for their age, soonest first. */
  readLeaving: z.undefined(),
} as const;

/** What each of the calls gives back. An edit that is refused fails with `editRefused`. */
export interface ChangingResults extends KeepingResults {
  readonly editSession: Result<Edited>;
  readonly undoEdit: Result<Edited>;
  readonly redoEdit: Result<Edited>;
  /** All that is written about it now; null when there is no such session. */
  readonly describeSession: Result<Description | null>;
  readonly deleteSession: Result<undefined>;
  readonly readLeaving: Result<readonly Leaving[]>;
}

/** What each of the calls about all sessions gives back. */
export interface KeepingResults {
  /** null: nothing. */
  readonly previewKeeping: Result<Going | null>;
  /** The path that was written, or null when the dialog was cancelled. */
  readonly backUp: Result<string | null>;
  /** Where what was kept before is now; null when the dialog was cancelled. */
  readonly restoreBackup: Result<{ readonly keptAs: string | null } | null>;
}
