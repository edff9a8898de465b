/** Faults of the service: refusals at mint, text that does not come, keys and credit that run out. */
import type { Command } from '../../../e2e/service/command.ts';
import type { RealtimeServer } from '../../../e2e/service/server.ts';
import { LOCAL_KEY } from '../../../e2e/session/captionedTalk.ts';
import { FAULT_AT_MS, type Fault, type Stage } from '../stage.ts';

const TRANSCRIPTION = 'conversation.item.input_audio_transcription';
const MENDED_AFTER_MS = 5_000;

const refuse = (status: number, code: string | null = null, retryAfterS: number | null = null): Command => ({
  type: 'mint',
  answer: { kind: 'refuse', status, code, retryAfterS },
});

/** A person puts it right at the service and enters the key again. */
async function mendByHand({ server, app, heal }: Pick<Stage, 'server' | 'app' | 'heal'>): Promise<void> {
  server.control({ type: 'reset' });
  await app.clickTray('Settings…');
  const settings = await app.page('settings');
  await settings.evaluate(
    (key) => window.surtitle.call('storeKey', { key, acceptPlainText: false }),
    LOCAL_KEY,
  );
  heal();
}

function refusedAtStart(name: string, command: Command, isMendedByHand: boolean): Fault {
  return {
    name,
    note: isMendedByHand ? 'mended after 5 s, when a person enters the key again' : 'mended after 5 s',
    before: async ({ server }) => server.control(command),
    run: async (stage) => {
      await stage.until(MENDED_AFTER_MS);
      if (isMendedByHand) return mendByHand(stage);
      stage.server.control({ type: 'reset' });
      stage.heal();
    },
  };
}

/** The service says so in the middle of a sentence, then refuses for five seconds, until a person mends it. */
function refusedInSession(name: string, command: Command, tell: (server: RealtimeServer) => void): Fault {
  return {
    name,
    note: 'mended after 5 s, when a person enters the key again',
    run: async (stage) => {
      await stage.until(FAULT_AT_MS);
      stage.server.control(command);
      tell(stage.server);
      await stage.until(FAULT_AT_MS + MENDED_AFTER_MS);
      await mendByHand(stage);
    },
  };
}

const quota = { type: 'insufficient_quota', code: 'insufficient_quota', message: 'No credit is left.' };

const sendNow = (server: RealtimeServer, event: Readonly<Record<string, unknown>>): void =>
  void server.replay([{ atMs: 0, event }]);

/** The item that text came for last. */
function openItem({ journal }: RealtimeServer): unknown {
  const delta = journal.entries.findLast(
    (entry) => entry.kind === 'sent' && entry.event['type'] === `${TRANSCRIPTION}.delta`,
  );
  return delta?.kind === 'sent' ? delta.event['item_id'] : undefined;
}

/** Text stops in mid-sentence and does not come back before the end. */
const stall = async ({ server, until }: Stage): Promise<void> => {
  await until(FAULT_AT_MS);
  server.control({ type: 'text', mode: 'lost' });
  await until(FAULT_AT_MS + 3_000);
};

function oddFinal(name: string, mode: 'failed' | 'empty'): Fault {
  return {
    name,
    note: 'seconds count from the order, which the next final carries out',
    run: async ({ server, until, heal }) => {
      await until(FAULT_AT_MS);
      server.control({ type: 'finals', mode, times: 1 });
      heal();
    },
  };
}

export const serviceFaults: readonly Fault[] = [
  refusedAtStart('key refused at start (401)', refuse(401, 'invalid_api_key'), true),
  refusedAtStart('rate limit at start (429)', refuse(429, 'rate_limit_exceeded', 5), false),
  refusedAtStart('service down at start (503)', refuse(503), false),
  refusedAtStart('model refused at start (403)', refuse(403, 'model_not_found'), true),
  {
    name: 'stall, then Stop',
    run: async (stage) => {
      await stall(stage);
      await stage.stop();
    },
  },
  {
    name: 'stall, then Quit',
    run: async (stage) => {
      await stall(stage);
      stage.end();
      await stage.app.quit();
    },
  },
  oddFinal('failed final', 'failed'),
  oddFinal('empty final', 'empty'),
  refusedInSession('quota used up: error event', refuse(429, 'insufficient_quota'), (server) =>
    sendNow(server, { type: 'error', event_id: 'event_quota', error: quota }),
  ),
  refusedInSession('quota used up: failed turn', refuse(429, 'insufficient_quota'), (server) =>
    sendNow(server, {
      ...{ type: `${TRANSCRIPTION}.failed`, event_id: 'event_quota', content_index: 0 },
      ...{ item_id: openItem(server), error: quota },
    }),
  ),
  refusedInSession('key revoked', refuse(401, 'invalid_api_key'), (server) =>
    server.control({ type: 'drop' }),
  ),
];
