/**
 * What a test may ask of the server beside the protocol: its faults and interruptions, as one union. It
 * carries nothing out.
 */
import { z } from 'zod';

/** How many requests it holds for; null until changed. */
const times = z.int().positive().nullable().default(null);

const refuse = z.strictObject({
  kind: z.literal('refuse'),
  status: z.int().min(400).max(599),
  /** For example `insufficient_quota` with 429. */
  code: z.string().nullable().default(null),
  /** Seconds in a Retry-After header; null for none. */
  retryAfterS: z.int().positive().nullable().default(null),
  times,
});
const normal = z.strictObject({ kind: z.literal('normal') });
const answerSchema = z.discriminatedUnion('kind', [normal, refuse]);

const callAnswerSchema = z.discriminatedUnion('kind', [
  normal,
  refuse,
  /** 200 with a JSON body where an SDP answer belongs. */
  z.strictObject({ kind: z.literal('json'), times }),
  /** Connects, but the data channel never opens. */
  z.strictObject({ kind: z.literal('noChannel'), times }),
  /** An answer whose candidates lead nowhere. */
  z.strictObject({ kind: z.literal('noIce'), times }),
]);

const acceptAnswerSchema = z.discriminatedUnion('kind', [
  normal,
  refuse,
  /** The call is accepted, and its answer goes missing. */
  z.strictObject({ kind: z.literal('lost'), times }),
]);

const stepSchema = z.union([
  z.strictObject({ atMs: z.number().nonnegative(), event: z.record(z.string(), z.unknown()) }),
  z.strictObject({ atMs: z.number().nonnegative(), raw: z.string() }),
]);

export const commandSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('mint'), answer: answerSchema }),
  z.strictObject({ type: z.literal('calls'), answer: callAnswerSchema }),
  z.strictObject({ type: z.literal('sockets'), answer: answerSchema }),
  z.strictObject({ type: z.literal('accept'), answer: acceptAnswerSchema }),
  /** Where webhooks go; null: nowhere. */
  z.strictObject({
    type: z.literal('webhooks'),
    endpoint: z
      .strictObject({ url: z.url(), secrets: z.array(z.string()).min(1), copies: z.int().min(1).default(1) })
      .nullable(),
  }),
  /** A phone rings: the caller speaks the talk, or a WAV file, once the call is accepted. */
  z.strictObject({
    type: z.literal('ring'),
    from: z.string(),
    to: z.string(),
    audio: z.string().nullable().default(null),
    hangsUp: z.boolean().default(true),
    ringMs: z.int().positive().default(30_000),
  }),
  /**
   * lost: what is heard from now on never becomes text; lostInItem: the same until the next commit;
   * held: it becomes text late, when this is set to flowing again.
   */
  z.strictObject({ type: z.literal('text'), mode: z.enum(['flowing', 'lost', 'lostInItem', 'held']) }),
  z.strictObject({ type: z.literal('deltas'), mode: z.enum(['plain', 'withoutItem', 'none']) }),
  /**
   * swapped: every second `completed` comes before the one of the item ahead of it; different: other text
   * than the deltas.
   */
  z.strictObject({
    type: z.literal('finals'),
    mode: z.enum(['plain', 'swapped', 'repeated', 'empty', 'failed', 'different', 'missing']),
    times,
  }),
  /** Unknown events and malformed JSON between the others. */
  z.strictObject({ type: z.literal('stray'), on: z.boolean() }),
  /** Added to every delta and final. */
  z.strictObject({ type: z.literal('latency'), extraMs: z.number().nonnegative() }),
  /** Ends every connection at once, without a goodbye. */
  z.strictObject({ type: z.literal('drop') }),
  /** Ends every socket that is attached to a call; the calls go on. */
  z.strictObject({ type: z.literal('detach') }),
  /** lost: the sound of calls goes missing on its way, as packets do; everything else goes on. */
  z.strictObject({ type: z.literal('packets'), mode: z.enum(['flowing', 'lost']) }),
  /** Leaves every connection open but neither answers nor sends a packet any more. */
  z.strictObject({ type: z.literal('vanish') }),
  /** lost: nothing gets through to the server or back, and nothing is refused either; flowing: it does again. */
  z.strictObject({ type: z.literal('network'), mode: z.enum(['flowing', 'lost']) }),
  /** Ends every connection properly: the channel closes. */
  z.strictObject({ type: z.literal('hangUp') }),
  /** `session_expired` and the end of every connection, now. */
  z.strictObject({ type: z.literal('expire') }),
  /** Sends events to every connection; `atMs` counts from the command. May be sent in chunks. */
  z.strictObject({ type: z.literal('replay'), steps: z.array(stepSchema).readonly() }),
  /** Takes back every fault. */
  z.strictObject({ type: z.literal('reset') }),
]);

export type Command = z.input<typeof commandSchema>;
export type ParsedCommand = z.output<typeof commandSchema>;
export type AcceptAnswer = z.output<typeof acceptAnswerSchema>;
export type Answer = z.output<typeof answerSchema>;
export type CallAnswer = z.output<typeof callAnswerSchema>;
export type ReplayStep = z.output<typeof stepSchema>;
