/** Faults between the app and the service: what is lost on the way, and connections that end. */
import type { Command } from '../../../e2e/service/command.ts';
import { readLongTalk } from '../../../e2e/speech/bundled.ts';
import { FAULT_AT_MS, type Fault, type Stage } from '../stage.ts';

/** The system tells the page, too; what reaches the server is cut at the server. */
async function loseNetwork({ server, overlay, until, heal }: Stage, lengthMs: number): Promise<void> {
  const context = (await overlay()).context();
  await until(FAULT_AT_MS);
  server.control({ type: 'network', mode: 'lost' });
  await context.setOffline(true);
  await until(FAULT_AT_MS + lengthMs);
  server.control({ type: 'network', mode: 'flowing' });
  heal();
  await context.setOffline(false);
}

/** Ends what there is at once; new connections can be opened. */
const ending =
  (command: Command): Fault['run'] =>
  async ({ server, until, heal }) => {
    await until(FAULT_AT_MS);
    server.control(command);
    heal();
  };

export const networkFaults: readonly Fault[] = [
  { name: 'network lost for 2 s', run: (stage) => loseNetwork(stage, 2_000) },
  { name: 'network lost for 30 s', talk: readLongTalk, run: (stage) => loseNetwork(stage, 30_000) },
  {
    name: 'sound lost for 2 s',
    note: 'RTP only; the connection stays up',
    run: async ({ server, until, heal }) => {
      await until(FAULT_AT_MS);
      server.control({ type: 'packets', mode: 'lost' });
      await until(FAULT_AT_MS + 2_000);
      server.control({ type: 'packets', mode: 'flowing' });
      heal();
    },
  },
  { name: 'channel closed', run: ending({ type: 'hangUp' }) },
  {
    name: 'ICE failed',
    note: 'the path is dead, a new one works: seconds count from its death',
    run: ending({ type: 'vanish' }),
  },
  { name: 'session ended at 60 minutes', run: ending({ type: 'expire' }) },
];
