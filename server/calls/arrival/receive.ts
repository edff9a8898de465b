/** What the service tells of a call that comes in, and what the rules decide about it, as it is written down. Answers nothing. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { goodItems } from '../../../core/base/lenient.ts';
import type { CallState, StoredCall } from '../../../node/calls/calls.ts';
import { callerLabel, partiesOf } from './parties.ts';
import { type CallRule, type Decision, decide } from './rules.ts';

const MOST_HEADERS = 1_000;

const incomingSchema = z.object({
  data: z.object({
    /** It becomes part of an address and the name of a file. */
    call_id: z.string().regex(/^[\w-]{1,200}$/),
    /** One that cannot be read costs no call: it is left out. */
    sip_headers: goodItems(z.object({ name: z.string(), value: z.string() }), MOST_HEADERS),
  }),
});

export interface Circumstances {
  readonly rules: readonly CallRule[];
  /** All calls that have not ended. */
  readonly open: readonly StoredCall[];
  readonly nowEpochMs: number;
}

const STATES = { accept: 'accepting', ring: 'ringing', reject: 'rejecting' } as const satisfies Record<
  Decision['kind'],
  CallState
>;

/** Null where the event cannot be read. */
export function receiveCall(event: unknown, { rules, open, nowEpochMs }: Circumstances): StoredCall | null {
  const parsed = incomingSchema.safeParse(event);
  if (!parsed.success) return null;
  const { call_id: callId, sip_headers } = parsed.data.data;
  const parties = partiesOf(sip_headers);
  const taken = open.flatMap(({ state, rule }) => (state === 'rejecting' || state === 'ended' ? [] : [rule]));
  const decision = decide(rules, { parties, nowEpochMs, open: taken });
  const { rule } = decision;
  return {
    callId,
    sessionId: randomUUID(),
    state: STATES[decision.kind],
    rule: rule?.name ?? '',
    caller: callerLabel(parties, rule?.caller ?? 'hidden'),
    statusCode: decision.kind === 'reject' ? decision.statusCode : null,
    receivedAtEpochMs: nowEpochMs,
    answeredAtEpochMs: null,
    endedAtEpochMs: null,
    outcome: null,
    reachedMs: 0,
    isOwed: false,
    asked: null,
  };
}
