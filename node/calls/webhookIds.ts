/** Which webhooks have been taken in, by their `webhook-id`, so that one that comes again is known. Verifies nothing. */
import type { DatabaseSync } from 'node:sqlite';

/** A signature is good for five minutes and an id is signed with it; what comes later than this is no replay of it. */
export const KEPT_MS = 24 * 3_600_000;

export interface WebhookIds {
  /** False where the id was noted before. To be called in the transaction that queues the webhook's work. */
  readonly note: (id: string, nowEpochMs: number) => boolean;
  /** Forgets what is older than a day. */
  readonly sweep: (nowEpochMs: number) => void;
}

/** @throws SQLite's errors. */
export function createWebhookIds(database: DatabaseSync): WebhookIds {
  const insert = database.prepare(
    'INSERT INTO webhook_ids (id, noted_at_epoch_ms) VALUES (?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const remove = database.prepare('DELETE FROM webhook_ids WHERE noted_at_epoch_ms < ?');
  return {
    note: (id, nowEpochMs) => insert.run(id, nowEpochMs).changes === 1,
    sweep: (nowEpochMs) => void remove.run(nowEpochMs - KEPT_MS),
  };
}
