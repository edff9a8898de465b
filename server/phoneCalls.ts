/** Phone calls as a part of this server: its rooms show them, who controls a room controls its calls. */
import type { FastifyInstance } from 'fastify';
import { type RegisteredCalls, registerCalls } from './calls/register.ts';
import { CannotStart } from './cannotStart.ts';
import type { Config } from './config/config.ts';
import type { Secrets } from './config/secrets.ts';
import { clock } from './hearing/clock.ts';
import type { Access } from './http/access.ts';
import type { Inside } from './inside.ts';

export interface CallsNeeds {
  readonly config: Pick<Config, 'calls' | 'baseUrl'>;
  readonly secrets: Pick<Secrets, 'openAiKey' | 'openAiWebhook'>;
  readonly inside: Pick<Inside, 'keeping' | 'rooms'>;
  readonly access: Access;
  readonly dataFolder: string;
}

/** null where the server is told of no calls. @throws {CannotStart} where it lacks what calls need. */
export function takeCalls(app: FastifyInstance, needs: CallsNeeds): RegisteredCalls | null {
  const { calls: settings, baseUrl } = needs.config;
  const { openAiKey, openAiWebhook } = needs.secrets;
  if (settings === null) return null;
  if (openAiKey === null || openAiWebhook === null)
    throw new CannotStart('phone calls need OPENAI_API_KEY and OPENAI_WEBHOOK_SECRET. Set both');
  const { keeping, rooms } = needs.inside;
  return registerCalls(app, {
    openai: { apiKey: openAiKey, baseURL: baseUrl },
    webhookSecret: openAiWebhook,
    transcripts: keeping.transcripts,
    dataFolder: needs.dataFolder,
    settings: () => settings,
    clock,
    epochMs: Date.now,
    random: Math.random,
    publish: (room, event) => rooms.get(room)?.tell(event),
    mayControl: (request, room) => needs.access.has(request, room, 'control'),
  });
}
