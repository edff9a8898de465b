/** Ends of the app that leave little time, in the middle of a sentence or of catching up. */
import { waitForStatus } from '../../../e2e/session/captionedTalk.ts';
import { FAULT_AT_MS, type Fault } from '../stage.ts';

const OUTAGE_AT_MS = 3_000;

export const endFaults: readonly Fault[] = [
  {
    name: 'Quit in mid-sentence',
    run: async ({ app, until, end }) => {
      await until(FAULT_AT_MS);
      end();
      await app.quit();
    },
  },
  {
    name: 'Quit while catching up',
    note: 'after 5 s without a connection',
    run: async ({ app, server, overlay, until, end }) => {
      await until(OUTAGE_AT_MS);
      server.control({ type: 'mint', answer: { kind: 'refuse', status: 503 } });
      server.control({ type: 'drop' });
      await until(FAULT_AT_MS);
      server.control({ type: 'reset' });
      await waitForStatus(await overlay(), ({ status }) => status === 'retrying' || status === 'connecting');
      await waitForStatus(await overlay(), ({ status }) => status === 'live');
      end();
      await app.quit();
    },
  },
  {
    name: 'shutdown (macOS, Linux)',
    note: 'read after the next start',
    startsAgain: true,
    run: async ({ app, until, end }) => {
      await until(FAULT_AT_MS);
      end();
      // It is gone before it can answer.
      await app.power('shutdown').catch(() => undefined);
    },
  },
  {
    name: 'end of session (Windows)',
    note: 'query-session-end and session-end of the window; read after the next start',
    startsAgain: true,
    run: async ({ app, until, end }) => {
      await until(FAULT_AT_MS);
      end();
      await app.endSession('query-session-end');
      await until(FAULT_AT_MS + 300);
      await app.endSession('session-end').catch(() => undefined);
    },
  },
];
