/** How a live session is, as its page reports it. Holds no timer and decides nothing. */
import * as z from 'zod';
import { type Problem, problemSchema } from '../base/problem.ts';
import { ENGINE_NAMES } from '../engine/engine.ts';

/**
 * What the overlay reports. `warning` is a problem that does not end the session, such as a silent
 * microphone.
 */
export const sessionStatusSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('idle') }),
  z.strictObject({ status: z.literal('connecting') }),
  z.strictObject({
    status: z.literal('live'),
    /** Who listens. */
    engine: z.enum(ENGINE_NAMES),
    /** What keeps the engine from listening that it stands in for; null when it stands in for none. */
    fallbackFor: problemSchema.nullable(),
    warning: problemSchema.nullable(),
  }),
  z.strictObject({
    status: z.literal('retrying'),
    /** 1 for the first retry. */
    attempt: z.int().positive(),
    delayMs: z.number().nonnegative(),
    problem: problemSchema,
  }),
  z.strictObject({ status: z.literal('failed'), problem: problemSchema }),
]);

export type SessionStatus = Readonly<z.infer<typeof sessionStatusSchema>>;

export const idle: SessionStatus = { status: 'idle' };

const BEST_FIRST = ['live', 'connecting', 'retrying', 'failed', 'idle'] as const;

/** A session as a whole: as well as the best of its lanes, warned of what another lacks. */
export function joinStatuses(lanes: readonly SessionStatus[]): SessionStatus {
  const [best = idle, ...others] = lanes.toSorted(
    (first, second) => BEST_FIRST.indexOf(first.status) - BEST_FIRST.indexOf(second.status),
  );
  if (best.status !== 'live' || best.warning !== null) return best;
  const warning = others.map(problemOf).find((problem) => problem !== null) ?? null;
  return warning === null ? best : { ...best, warning };
}

/** What is wrong, if anything is. */
export function problemOf(status: SessionStatus): Problem | null {
  if (status.status === 'live') return status.warning;
  return 'problem' in status ? status.problem : null;
}
