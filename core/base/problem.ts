/**
 * What can go wrong, as a closed set of kinds. Nothing here detects a problem; its words for people are in
 * core/app/problemWords.ts.
 */
import * as z from 'zod';

const plain = <Kind extends string>(kind: Kind) => z.strictObject({ kind: z.literal(kind) });
const short = z.string().max(300);
const path = z.string().max(4_096);

/** Why a file of sound cannot be read. */
export const RECORDING_FAULTS = [
  'missing',
  'folder',
  'notOrdinary',
  'notReadable',
  'empty',
  'notSound',
  'noSound',
  'noChannels',
  'protected',
  'damaged',
  'unknownKind',
  'noDecoder',
  'inUse',
] as const;
export type RecordingFault = (typeof RECORDING_FAULTS)[number];

/** Every expected failure. Fields carry only what the words need; never caption text, keys or secrets. */
export const problemSchema = z.discriminatedUnion('kind', [
  plain('noMicrophone'),
  plain('microphoneDenied'),
  plain('microphoneBusy'),
  plain('microphoneLost'),
  plain('microphoneSilent'),
  /** The system gives no sound of what it plays. */
  plain('computerSoundDenied'),
  plain('computerSoundLost'),
  /** The system gives what plays on this output too softly. */
  z.strictObject({ kind: z.literal('computerSoundFaint'), output: short, percent: z.int().nonnegative() }),
  plain('microphoneHearsOthers'),
  plain('speechDetectorFailed'),
  plain('noKey'),
  plain('badKey'),
  z.strictObject({ kind: z.literal('serverNotAllowed'), host: short }),
  plain('keyNotAllowed'),
  plain('noQuota'),
  /** Of the month’s budget that a person has set, 80 % and all. */
  plain('budgetNear'),
  z.strictObject({ kind: z.literal('budgetSpent'), next: z.enum(['local', 'stop']) }),
  /** `retryAfterMs`: as the service asked. */
  z.strictObject({ kind: z.literal('rateLimited'), retryAfterMs: z.number().positive().optional() }),
  z.strictObject({ kind: z.literal('requestRefused'), detail: short }),
  z.strictObject({ kind: z.literal('serverError'), httpStatus: z.int() }),
  plain('offline'),
  z.strictObject({ kind: z.literal('hostNotFound'), host: short }),
  z.strictObject({ kind: z.literal('connectionRefused'), host: short }),
  z.strictObject({ kind: z.literal('untrustedConnection'), host: short }),
  plain('badAnswer'),
  plain('connectionTimedOut'),
  plain('connectionLost'),
  plain('noTextComing'),
  plain('noSpeechModel'),
  plain('recognizerFailed'),
  plain('computerTooSlow'),
  /** `languages`: codes of what is expected and this computer does not know, with `, ` between them. */
  z.strictObject({ kind: z.literal('languageNotLocal'), languages: short }),
  plain('sessionExpired'),
  z.strictObject({ kind: z.literal('settingsReset'), keptAs: path }),
  plain('settingsNotSaved'),
  plain('keyUnreadable'),
  plain('plainTextStorage'),
  plain('transcriptsLocked'),
  plain('transcriptsReadOnly'),
  z.strictObject({ kind: z.literal('transcriptsReplaced'), keptAs: path }),
  plain('transcriptsFailed'),
  plain('diskFull'),
  plain('nothingToExport'),
  plain('clockTooLong'),
  plain('badTranscript'),
  /** gone: the line is not there any more; apart: the lines do not follow each other; empty: no words would be left. */
  z.strictObject({ kind: z.literal('editRefused'), reason: z.enum(['gone', 'apart', 'empty']) }),
  /** What would be deleted or replaced is being written. */
  plain('sessionRunning'),
  plain('badBackup'),
  /** `codec`: how its sound is coded, where that is known. */
  z.strictObject({
    kind: z.literal('badRecording'),
    path: path,
    fault: z.enum(RECORDING_FAULTS),
    codec: short.optional(),
  }),
  /** `languages`: as for languageNotLocal. */
  z.strictObject({ kind: z.literal('fileLanguageNotLocal'), languages: short }),
  plain('filesNotHere'),
  z.strictObject({ kind: z.literal('exportNotWritable'), path: path }),
  /** All that are taken: as settings hold them, and as this system's menus spell them. */
  z.strictObject({
    kind: z.literal('shortcutTaken'),
    shortcuts: z
      .array(z.strictObject({ accelerator: short, name: short }))
      .min(1)
      .readonly(),
  }),
  z.strictObject({ kind: z.literal('badShortcut'), accelerator: short }),
  plain('launchAtLoginFailed'),
  /** Captions cannot be shared: other programs have each of these ports. */
  z.strictObject({ kind: z.literal('portsTaken'), first: z.int(), last: z.int() }),
  z.strictObject({ kind: z.literal('internal'), detail: short }),
]);

export type Problem = Readonly<z.infer<typeof problemSchema>>;
export type ProblemKind = Problem['kind'];
