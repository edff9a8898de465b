/** Webhooks to others: every line and gap of this server's rooms, and a list on disk of those that nobody took. */
import { randomUUID } from 'node:crypto';
import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../../node/files.ts';
import { type Line, WIRE_VERSION } from '../wire/events.ts';
import { createDelivery, type Deliver } from './delivery.ts';
import { createQueue, type Dead } from './queue.ts';

export interface Webhooks {
  readonly tell: (room: string, line: Line) => void;
  readonly close: () => Promise<void>;
}

export interface WebhooksNeeds {
  readonly urls: readonly string[];
  readonly secret: string;
  /** Where the list is kept. */
  readonly folder: string;
  readonly log: { readonly warn: (about: object, message: string) => void };
  readonly deliver?: Deliver;
  readonly retriesMs?: readonly number[];
}

export const DEAD_LETTERS = 'webhooks-failed.jsonl';
/** A list that is longer is set aside, in place of the one before. */
const MOST_BYTES = 10_000_000;

export function createWebhooks(needs: WebhooksNeeds): Webhooks {
  const { urls, secret, folder, log } = needs;
  const deliver = needs.deliver ?? createDelivery(secret);
  const path = join(folder, DEAD_LETTERS);
  const bury = (dead: Dead) => {
    // Where to may hold a password.
    log.warn(
      { host: new URL(dead.url).host, attempts: dead.attempts, reason: dead.reason },
      'a webhook failed',
    );
    try {
      keep(path, dead);
    } catch (error) {
      // On a full disk captions go on.
      log.warn({ code: errorCode(error) }, 'a webhook that failed cannot be kept');
    }
  };
  const queues = urls.map((url) => createQueue({ ...needs, url, deliver, bury, random: Math.random }));
  return {
    tell: (room, line) => {
      const { type, ...data } = line;
      const timestamp = new Date().toISOString();
      const body = JSON.stringify({
        type: `caption.${type}`,
        timestamp,
        data: { v: WIRE_VERSION, room, ...data },
      });
      const letter = { id: `msg_${randomUUID()}`, body };
      for (const queue of queues) queue.put(letter);
    },
    close: async () => void (await Promise.all(queues.map((queue) => queue.close()))),
  };
}

/** For its owner alone: it holds what was said. */
function keep(path: string, dead: Dead): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) renameSync(path, `${path}.1`);
  const { body, ...about } = dead;
  const row = { at: new Date().toISOString(), ...about, payload: JSON.parse(body) as unknown };
  appendFileSync(path, `${JSON.stringify(row)}\n`, { mode: 0o600 });
}
