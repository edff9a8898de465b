/** The bus that is asked for. */
import type { FastifyBaseLogger } from 'fastify';
import type { Bus } from './bus.ts';
import { createInProcessBus } from './inProcess.ts';

/** @param url of a NATS server, or null: this server is alone. */
export async function openBus(
  url: string | null,
  log: Pick<FastifyBaseLogger, 'warn' | 'info'>,
): Promise<Bus> {
  if (url === null) return createInProcessBus();
  const { openNatsBus } = await import('./nats.ts');
  return await openNatsBus(url, log);
}
