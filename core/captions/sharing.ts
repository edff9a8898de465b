/** What main and the process that shares captions say to each other, and what a person sees of it. Shares nothing. */
import * as z from 'zod';
import { problemSchema } from '../base/problem.ts';
import { entrySchema, sessionHeadSchema, transcriptChangeSchema } from '../transcript/transcript.ts';
import { placedCaptionSchema } from './placed.ts';

/** Who can read along: everybody in this network, or who is at this computer, such as a streaming program. */
export const REACHES = ['network', 'computer'] as const;
export type Reach = (typeof REACHES)[number];

/**
 * A lane's captions as they are painted: all that are open, and those that have settled since they were last told. What
 * was open and is not among them was taken back.
 */
export const paintedLaneSchema = z.strictObject({
  sessionId: sessionHeadSchema.shape.id,
  lane: z.string().min(1).max(50),
  captions: z.array(placedCaptionSchema).max(100).readonly(),
});
export type PaintedLane = Readonly<z.infer<typeof paintedLaneSchema>>;

/** To the process. `open` is the first, `close` the last: then it tells readers, and ends. */
export const sharingOrderSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('open'),
    reach: z.enum(REACHES),
    /** Links that were given out open nothing any more. */
    newLinks: z.boolean(),
  }),
  /** What has been said so far in the session that runs. */
  z.strictObject({
    kind: z.literal('fill'),
    head: sessionHeadSchema,
    entries: z.array(entrySchema).readonly(),
  }),
  z.strictObject({ kind: z.literal('change'), change: transcriptChangeSchema }),
  z.strictObject({ kind: z.literal('painted'), painted: paintedLaneSchema }),
  z.strictObject({
    kind: z.literal('status'),
    status: z.enum(['idle', 'connecting', 'live', 'retrying', 'failed']),
  }),
  z.strictObject({ kind: z.literal('close') }),
]);
export type SharingOrder = Readonly<z.infer<typeof sharingOrderSchema>>;

const address = z.string().max(500);

export const sharedLinksSchema = z.strictObject({
  /** For who reads, one for each address of this computer, best first. */
  captions: z.array(address).max(50).readonly(),
  /** For a streaming program on this computer. */
  overlay: address.nullable(),
});

/** From the process. */
export const sharingReportSchema = z.discriminatedUnion('kind', [
  /** Again when this computer's addresses change. `hasMoved`: another program has the port of links given out before. */
  z.strictObject({ kind: z.literal('open'), links: sharedLinksSchema, hasMoved: z.boolean() }),
  /** So many follow now. */
  z.strictObject({ kind: z.literal('readers'), count: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('failed'), problem: problemSchema }),
]);
export type SharingReport = Readonly<z.infer<typeof sharingReportSchema>>;

/** What is known of sharing while it is wanted. */
export type Sharing =
  | { readonly status: 'starting' }
  | {
      readonly status: 'open';
      readonly links: Readonly<z.infer<typeof sharedLinksSchema>>;
      readonly hasMoved: boolean;
      readonly readers: number;
    };
