/** What is heard of both sides of a call while a person tests them. Of sound it carries levels, nothing else. */
import * as z from 'zod';
import { problemSchema } from '../base/problem.ts';

const heardSideSchema = z.strictObject({
  /** Which device is heard, for people; empty where the system does not say. */
  device: z.string().max(300),
  /** The loudest since the last time, in dBFS. */
  levelDb: z.number().min(-100).max(20),
  problem: problemSchema.nullable(),
});

/** A side is null while it is being opened, and where this system cannot give it. */
export const sidesHeardSchema = z.strictObject({
  you: heardSideSchema.nullable(),
  others: heardSideSchema.nullable(),
});

export type HeardSide = Readonly<z.infer<typeof heardSideSchema>>;
export type SidesHeard = Readonly<z.infer<typeof sidesHeardSchema>>;

export const nothingHeard: SidesHeard = { you: null, others: null };

/** As in core/audio/sides.ts: quieter is a room, and a voice that is meant to be understood comes louder. */
const HEARD_FROM_DB = -50;

export const isHeard = (side: HeardSide | null): boolean =>
  side !== null && side.problem === null && side.levelDb >= HEARD_FROM_DB;
