/** Accepts what is told in this room's words from outside: a page that captions, another server on the bus. */
import * as z from 'zod';
import { sessionStatusSchema } from '../../core/live/status.ts';
import { sessionStartSchema } from '../../core/transcript/part.ts';
import {
  entrySchema,
  laneNameSchema,
  sessionHeadSchema,
  transcriptChangeSchema,
} from '../../core/transcript/transcript.ts';
import type { Told } from './events.ts';
import type { FromPage } from './speaking.ts';

const clockMs = z.number().nonnegative().finite();
const id = z.string().min(1).max(300);
const text = z.string().max(100_000);
const place = {
  session: z.string().min(1).max(100),
  lane: z.string().min(1).max(50),
  id,
  startMs: clockMs,
  endMs: clockMs,
};

export const toldSchema: z.ZodType<Told> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('delta'), ...place, from: z.int().min(0).max(100_000), text }),
  z.strictObject({
    type: z.literal('final'),
    ...place,
    text,
    shown: text.exactOptional(),
    state: z.enum(['final', 'interrupted', 'failed']),
  }),
  z.strictObject({ type: z.literal('gap'), ...place, text }),
  z.strictObject({
    type: z.literal('status'),
    session: place.session,
    lane: place.lane,
    label: z.string().max(60),
    status: z.enum(['idle', 'connecting', 'live', 'retrying', 'failed']),
    startedAtEpochMs: clockMs,
  }),
]);

/** What goes over the bus: what followers are told, what a download is made of, and which lanes a server still captions. */
export const busMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('told'), told: toldSchema }),
  z.strictObject({ kind: z.literal('kept'), head: sessionHeadSchema, entry: entrySchema }),
  z.strictObject({
    kind: z.literal('alive'),
    lanes: z.array(z.strictObject({ session: place.session, lane: place.lane })),
  }),
]);
export type BusMessage = Readonly<z.infer<typeof busMessageSchema>>;

const number = z.int().positive();

/** What a page may send that is spoken to. */
export const fromPageSchema: z.ZodType<FromPage> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    key: z.string().min(16).max(100),
    label: laneNameSchema,
    session: sessionHeadSchema
      .pick({ id: true, startedAtEpochMs: true, languages: true })
      .extend({ proof: z.string().max(100) })
      .exactOptional(),
    arrived: z.int().nonnegative().exactOptional(),
  }),
  z.strictObject({ type: z.literal('begin'), number, start: sessionStartSchema }),
  z.strictObject({ type: z.literal('record'), number, change: transcriptChangeSchema }),
  z.strictObject({ type: z.literal('status'), status: sessionStatusSchema }),
  z.strictObject({ type: z.literal('tell'), events: z.array(toldSchema).max(200) }),
  z.strictObject({ type: z.literal('end') }),
]);
