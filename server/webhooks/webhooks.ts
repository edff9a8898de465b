/** `POST /webhooks/openai`: takes in each webhook of the service once, and answers before anything is done about it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type OpenAI from 'openai';
import { type Result, success } from '../../core/base/result.ts';
import type { Database } from '../../node/database.ts';
import type { Transcripts } from '../../node/transcripts.ts';
import { verifyWebhook } from './verify.ts';

export interface WebhookNeeds {
  readonly openai: Pick<OpenAI, 'webhooks'>;
  /** As the service shows it once, with `whsec_`. */
  readonly secret: string;
  readonly transcripts: Pick<Transcripts<Database>, 'query'>;
  readonly epochMs: () => number;
  /** By type. All others are acknowledged and ignored. */
  readonly queues: Readonly<Record<string, Queue>>;
}

/**
 * Writes down what is to be done about an event, in the transaction that notes the webhook; gives back what begins it,
 * or null where there is nothing to do. @throws SQLite's errors: then the webhook is not taken in.
 */
export type Queue = (event: unknown, tables: Database) => (() => void) | null;

/** The service's webhooks have one or two. */
const LARGEST_BODY_BYTES = 64 * 2 ** 10;

/** The service sends from few addresses, and all at once after an outage; a signature is checked in a fraction of a millisecond. */
const OFTEN = { rateLimit: { max: 60_000, timeWindow: 60_000 } } as const;

/** Old ids are forgotten about this often. */
const SWEEP_EVERY_MS = 3_600_000;

type Taken = Result<(() => void) | null>;

interface Waiting {
  readonly id: string;
  readonly event: { readonly type: string };
  readonly queue: Queue;
  readonly resolve: (taken: Taken) => void;
}

export function registerWebhooks(app: FastifyInstance, needs: WebhookNeeds): void {
  app.register(async (scope) => {
    // What was signed are the bytes: nothing may parse them before.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    const take = createTaking(needs);
    scope.post('/webhooks/openai', { bodyLimit: LARGEST_BODY_BYTES, config: OFTEN }, take);
  });
}

function createTaking({ openai, secret, transcripts, epochMs, queues }: WebhookNeeds) {
  let sweptAtEpochMs = 0;

  let waiting: readonly Waiting[] = [];

  /** What has come since the last time is written in one transaction: each waits for the disk once, however many they are. */
  const takeInAll = () => {
    const batch = waiting;
    waiting = [];
    const taken = transcripts.query((tables) => {
      const begins: ((() => void) | null)[] = [];
      const now = epochMs();
      tables.transact(() => {
        if (now - sweptAtEpochMs > SWEEP_EVERY_MS) tables.webhookIds.sweep(now);
        for (const { id, event, queue } of batch)
          begins.push(tables.webhookIds.note(id, now) ? queue(event, tables) : null);
      });
      if (now - sweptAtEpochMs > SWEEP_EVERY_MS) sweptAtEpochMs = now;
      return begins;
    });
    for (const [index, { resolve }] of batch.entries())
      resolve(taken.ok ? success(taken.value[index] ?? null) : taken);
  };

  /** What begins its work; null where there is none, or it was taken in before. */
  const takeIn = (id: string, event: { readonly type: string }, queue: Queue): Promise<Taken> => {
    const { promise, resolve } = Promise.withResolvers<Taken>();
    if (waiting.length === 0) setImmediate(takeInAll);
    waiting = [...waiting, { id, event, queue, resolve }];
    return promise;
  };

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const body = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
    const verified = await verifyWebhook(openai, secret, { body, headers: request.headers });
    if (!verified.ok) {
      request.log.warn({ reason: verified.reason }, 'webhook refused');
      return await reply.code(verified.statusCode).send();
    }
    const { id, event } = verified.webhook;
    const queue = Object.hasOwn(queues, event.type) ? queues[event.type] : undefined;
    if (queue === undefined) return await reply.code(200).send();
    const taken = await takeIn(id, event, queue);
    if (!taken.ok) {
      // The service tries again for three days.
      request.log.error({ problem: taken.problem.kind }, 'webhook not taken in');
      return await reply.code(503).send();
    }
    // A failure of its work is no failure of the delivery.
    if (taken.value !== null) setImmediate(taken.value);
    return await reply.code(200).send();
  };
}
