/** What main and the process that transcribes a recording say to each other. Transcribes nothing. */
import * as z from 'zod';
import { problemSchema } from '../base/problem.ts';
import { sessionHeadSchema, transcriptChangeSchema } from './transcript.ts';

const ms = z.number().nonnegative().finite();
const count = z.int().nonnegative();

/** To the process. Each process transcribes one recording. */
export const transcribingOrderSchema = z.discriminatedUnion('kind', [
  /** `sessionId`: of the session that the words belong to, unless an earlier run has begun one. */
  z.strictObject({
    kind: z.literal('transcribe'),
    path: z.string().min(1),
    sessionId: sessionHeadSchema.shape.id,
    languages: sessionHeadSchema.shape.languages,
  }),
  /** It ends; the next process goes on from there. */
  z.strictObject({ kind: z.literal('stop') }),
  /** All that it told is on disk: what would let another go on is of no use any more. */
  z.strictObject({ kind: z.literal('kept') }),
]);
export type TranscribingOrder = Readonly<z.infer<typeof transcribingOrderSchema>>;

/** From the process. The last one is failed, stopped or done. */
export const transcribingReportSchema = z.discriminatedUnion('kind', [
  /** How long the recording is, null where its file does not say, and how far earlier runs had come. */
  z.strictObject({ kind: z.literal('begin'), durationMs: ms.nullable(), fromMs: ms }),
  /** Of the session: it begins, also where it goes on, and entries that no later run hears again. */
  z.strictObject({ kind: z.literal('change'), change: transcriptChangeSchema }),
  /** How far it has come, and what is left by how fast it goes; null while that is not known. */
  z.strictObject({ kind: z.literal('progress'), playedMs: ms, leftMs: ms.nullable() }),
  z.strictObject({ kind: z.literal('failed'), problem: problemSchema }),
  z.strictObject({ kind: z.literal('stopped') }),
  /** `isCut`: the file ends before its sound does. */
  z.strictObject({
    kind: z.literal('done'),
    durationMs: ms,
    lines: count,
    gaps: count,
    isCut: z.boolean(),
  }),
]);
export type TranscribingReport = Readonly<z.infer<typeof transcribingReportSchema>>;
