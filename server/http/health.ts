/** Whether this server lives, and whether it can be sent people. Says no more than that. */
import type { FastifyInstance } from 'fastify';

export interface HealthNeeds {
  /** What keeps it from serving, in a word each; empty when nothing does. */
  readonly troubles: () => readonly string[];
}

export function registerHealth(app: FastifyInstance, { troubles }: HealthNeeds): void {
  app.get('/health', async () => ({ status: 'ok' }));
  app.get('/ready', async (_request, reply) => {
    const found = troubles();
    return await reply
      .code(found.length === 0 ? 200 : 503)
      .send({ status: found.length === 0 ? 'ready' : 'not ready', troubles: found });
  });
}
