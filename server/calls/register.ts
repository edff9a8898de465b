/** Phone calls as a part of an app: webhooks in, captions out, control over HTTP. The app brings its address and its guards. */
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import OpenAI from 'openai';
import type { Clock } from '../../live/clock.ts';
import type { Database } from '../../node/database.ts';
import { errorCode } from '../../node/files.ts';
import type { Transcripts } from '../../node/transcripts.ts';
import { registerWebhooks } from '../webhooks/webhooks.ts';
import { type CallSettings, withFolders } from './arrival/rules.ts';
import type { Publish } from './published.ts';
import { createReception } from './reception.ts';
import { createCallChanges } from './record/changes.ts';
import { createEventLog } from './record/eventLog.ts';
import { type CallRoutesNeeds, registerCallRoutes } from './routes.ts';
import { createCallService } from './service.ts';
import { createStoppableClock } from './timers.ts';

export interface RegisterCallsNeeds {
  /** The standard key and the address with its version: `https://api.openai.com/v1`. */
  readonly openai: { readonly apiKey: string; readonly baseURL: string };
  /** With `whsec_`, as it was shown once. */
  readonly webhookSecret: string;
  /** Whoever opened them calls `retry` every few seconds and disposes of them after `stop`. */
  readonly transcripts: Transcripts<Database>;
  /** Where what was said over sidebands is kept, in a folder `calls`. */
  readonly dataFolder: string;
  /** Asked again for each call. */
  readonly settings: () => CallSettings;
  readonly clock: Clock;
  /** The wall clock: for the beginnings of sessions, opening hours and ages. */
  readonly epochMs: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  readonly publish: Publish;
  readonly mayControl: CallRoutesNeeds['mayControl'];
}

export interface RegisteredCalls {
  /** Calls that go on stay open, for the next process to find. Also done when the app closes. */
  readonly stop: () => void;
}

const DAY_MS = 24 * 3_600_000;

/** Adds `POST /webhooks/openai` and `/api/calls`. Calls of an earlier process go on once the app is ready. */
export function registerCalls(app: FastifyInstance, needs: RegisterCallsNeeds): RegisteredCalls {
  const { transcripts, epochMs } = needs;
  const openai = new OpenAI({ ...needs.openai, maxRetries: 0 });
  const service = createCallService(openai);
  const events = createEventLog(join(needs.dataFolder, 'calls'), {
    epochMs,
    onProblem: (error) => {
      app.log.error({ code: errorCode(error) }, 'what is said over sidebands cannot be kept');
    },
  });
  const clock = createStoppableClock(needs.clock);
  const changes = createCallChanges(
    clock.after,
    (act) => transcripts.query((tables) => tables.transact(() => act(tables))).ok,
  );
  const settings = () => withFolders(needs.settings(), needs.dataFolder);
  const reception = createReception({
    ...needs,
    settings,
    clock,
    openai,
    service,
    events,
    changes,
    log: app.log,
  });
  const sweep = () => {
    const keepMs = needs.settings().keepDays * DAY_MS;
    events.sweep(keepMs);
    transcripts.query((tables) => tables.calls.sweep(epochMs() - keepMs));
    clock.after(DAY_MS, sweep);
  };
  const stop = () => {
    reception.stop();
    clock.stop();
  };
  registerWebhooks(app, {
    openai,
    secret: needs.webhookSecret,
    transcripts,
    epochMs,
    queues: { 'realtime.call.incoming': reception.queue },
  });
  registerCallRoutes(app, { ...needs, reception, service, changes });
  app.addHook('onReady', async () => {
    sweep();
    reception.resume();
  });
  app.addHook('onClose', async () => stop());
  return { stop };
}
