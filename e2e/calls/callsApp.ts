/** A server with phone calls and nothing else, for tests: in this process, or by itself to be killed. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Fastify from 'fastify';
import { openDatabase } from '../../node/database.ts';
import { keepAside } from '../../node/files.ts';
import { createTranscripts } from '../../node/transcripts.ts';
import { callSettingsSchema } from '../../server/calls/arrival/rules.ts';
import { registerCalls } from '../../server/calls/register.ts';
import { clock } from '../../server/hearing/clock.ts';
import type { OutsideEvent } from '../../server/wire/outside.ts';

export interface CallsAppOptions {
  readonly baseUrl: string;
  readonly secret: string;
  readonly folder: string;
  /** As the settings have them. */
  readonly rules: readonly object[];
  /** 0 takes a free one. */
  readonly port: number;
}

export interface Published {
  readonly room: string;
  readonly event: OutsideEvent;
}

export const CONTROL_TOKEN = 'control';

export async function startCallsApp(
  { baseUrl, secret, folder, rules, port }: CallsAppOptions,
  onPublished: (published: Published) => void,
) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'transcripts.db');
  const transcripts = createTranscripts({ file, open: openDatabase, keepAside, onProblem: () => undefined });
  const settings = callSettingsSchema.parse({ rules });
  const app = Fastify();
  registerCalls(app, {
    openai: { apiKey: 'sk-local', baseURL: baseUrl },
    webhookSecret: secret,
    transcripts,
    dataFolder: folder,
    settings: () => settings,
    clock,
    epochMs: Date.now,
    random: Math.random,
    publish: (room, event) => onPublished({ room, event }),
    mayControl: ({ headers }) => headers.authorization === `Bearer ${CONTROL_TOKEN}`,
  });
  await app.listen({ port, host: '127.0.0.1' });
  const address = app.server.address();
  return {
    app,
    transcripts,
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`,
    close: async () => {
      await app.close();
      transcripts.dispose();
    },
  };
}

if (import.meta.main) {
  // It does not outlive who started it.
  process.once('disconnect', () => process.exit());
  const options: CallsAppOptions = JSON.parse(process.argv[2] ?? '{}');
  const { url } = await startCallsApp(options, (published) => process.send?.({ published }));
  process.send?.({ url });
}
