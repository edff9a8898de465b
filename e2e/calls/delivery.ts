/** Signed webhooks for tests, made with the standard's own library, and an app that takes them in. */
import Fastify, { type FastifyInstance } from 'fastify';
import OpenAI from 'openai';
import { Webhook } from 'standardwebhooks';
import { type Database, openDatabase } from '../../node/database.ts';
import { keepAside } from '../../node/files.ts';
import { createTranscripts, type Transcripts } from '../../node/transcripts.ts';
import { registerWebhooks } from '../../server/webhooks/webhooks.ts';

export const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes !!!').toString('base64')}`;
export const OTHER_SECRET = `whsec_${Buffer.from('another of thirty-two bytes  !!!').toString('base64')}`;

export interface Delivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const incoming = (callId: string, headers: Readonly<Record<string, string>> = {}) => ({
  object: 'event',
  id: `evt_${callId}`,
  type: 'realtime.call.incoming',
  created_at: 1_795_000_000,
  data: {
    call_id: callId,
    sip_headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
  },
});

/** As the service sends it. `agoS`: how long ago it was signed. */
export function signed(
  event: unknown,
  {
    id,
    agoS = 0,
    secrets = [SECRET],
  }: { readonly id: string; readonly agoS?: number; readonly secrets?: readonly string[] },
): Delivery {
  const body = typeof event === 'string' ? event : JSON.stringify(event);
  const at = new Date(Date.now() - agoS * 1_000);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'OpenAI/1.0 (+https://platform.openai.com/docs/webhooks)',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
  return { headers, body };
}

export interface Receiver {
  readonly app: FastifyInstance;
  readonly transcripts: Transcripts<Database>;
  /** The ids of the events whose work was begun. */
  readonly worked: readonly string[];
  post(delivery: Delivery): Promise<number>;
  close(): Promise<void>;
}

/** Takes webhooks in, and notes which events it was to work on. */
export function receive(file: string): Receiver {
  const transcripts = createTranscripts({ file, open: openDatabase, keepAside, onProblem: () => undefined });
  const worked: string[] = [];
  const app = Fastify();
  const queue = (event: unknown) => {
    const id = typeof event === 'object' && event !== null && 'id' in event ? String(event.id) : '';
    return () => void worked.push(id);
  };
  registerWebhooks(app, {
    openai: new OpenAI({ apiKey: 'sk-local' }),
    secret: SECRET,
    transcripts,
    epochMs: Date.now,
    queues: { 'realtime.call.incoming': queue },
  });
  return {
    app,
    transcripts,
    worked,
    post: async ({ headers, body }) => {
      const { statusCode } = await app.inject({
        method: 'POST',
        url: '/webhooks/openai',
        headers,
        payload: body,
      });
      await new Promise((resolve) => setImmediate(resolve));
      return statusCode;
    },
    close: async () => {
      await app.close();
      transcripts.dispose();
    },
  };
}
