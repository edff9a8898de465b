/** Webhooks out, signed as the standard has it, and again until they are taken in. It knows no call. */
import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Journal } from '../journal.ts';

export interface Endpoint {
  readonly url: string;
  /** While a secret is being changed there are two, and as many signatures. */
  readonly secrets: readonly string[];
  /** How many times each is delivered at first; rarely the service does that twice. */
  readonly copies: number;
}

export interface Webhooks {
  /** Null: nobody is told. */
  setEndpoint(endpoint: Endpoint | null): void;
  send(type: string, data: Readonly<Record<string, unknown>>): void;
  close(): void;
}

/** The service goes on for three days, with longer pauses. */
const RETRY_AFTER_MS = [250, 500, 1_000, 2_000, 4_000, 8_000] as const;

/** An endpoint has a few seconds to answer. */
const PATIENCE_MS = 5_000;

export function createWebhooks(journal: Journal): Webhooks {
  const timers = new Set<NodeJS.Timeout>();
  let endpoint: Endpoint | null = null;
  let isOver = false;

  const attempt = async (to: Endpoint, webhook: Outgoing, number: number): Promise<void> => {
    const status = await deliver(to, webhook);
    journal.write({ kind: 'webhook', webhookId: webhook.id, type: webhook.type, attempt: number, status });
    const delayMs = RETRY_AFTER_MS[number - 1];
    if ((status >= 200 && status < 300) || delayMs === undefined || isOver) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void attempt(to, webhook, number + 1);
    }, delayMs);
    timers.add(timer);
  };

  return {
    setEndpoint(next) {
      endpoint = next;
    },
    send(type, data) {
      if (endpoint === null) return;
      const created_at = Math.floor(Date.now() / 1_000);
      const event = { object: 'event', id: `evt_${randomBytes(12).toString('hex')}`, type, created_at, data };
      const id = `wh_${randomBytes(16).toString('hex')}`;
      for (let copy = 0; copy < endpoint.copies; copy += 1)
        void attempt(endpoint, { id, type, body: JSON.stringify(event) }, 1);
    },
    close() {
      isOver = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

interface Outgoing {
  readonly id: string;
  readonly type: string;
  readonly body: string;
}

/** The answer's status; 0 where there was none. Each attempt is signed anew, under the same id. */
async function deliver({ url, secrets }: Endpoint, { id, body }: Outgoing): Promise<number> {
  const at = new Date();
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'OpenAI/1.0 (+https://platform.openai.com/docs/webhooks)',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
      },
      body,
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
