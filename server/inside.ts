/** What a server stands on, without HTTP: what it keeps, the bus, its rooms, who hears. Opened in order, closed in the other. */
import type { FastifyBaseLogger } from 'fastify';
import { originOf } from '../core/app/address.ts';
import { defaultSettings, type Settings } from '../core/app/settings.ts';
import type { Problem } from '../core/base/problem.ts';
import { failure, success } from '../core/base/result.ts';
import { createTokens, type Tokens } from '../node/token.ts';
import type { Bus } from './bus/bus.ts';
import { openBus } from './bus/open.ts';
import { CannotStart } from './cannotStart.ts';
import type { Config } from './config/config.ts';
import { whyUnusable } from './config/folders.ts';
import type { Secrets } from './config/secrets.ts';
import { createHearers, type Hearers } from './hearing/hearers.ts';
import { type Keeping, openKeeping } from './keeping.ts';
import { createWebhooks, type Webhooks } from './outgoing/outgoing.ts';
import { openRooms, type Rooms } from './rooms/rooms.ts';

export interface InsideNeeds {
  readonly config: Config;
  readonly secrets: Secrets;
  /** Absolute: what is kept, the recognizer's models. */
  readonly folders: { readonly data: string; readonly assets: string };
  readonly log: FastifyBaseLogger;
}

export interface Inside {
  readonly keeping: Keeping;
  readonly bus: Bus;
  readonly rooms: Rooms;
  readonly hearers: Hearers;
  readonly tokens: Tokens;
  /** Ends every lane; resolves when what was told is out, and what was kept is on disk. */
  readonly close: () => Promise<void>;
}

/** @throws {CannotStart} */
export async function openInside(
  { config, secrets, folders, log }: InsideNeeds,
  open: typeof openBus = openBus,
): Promise<Inside> {
  const keeping = keepIn(folders.data, log);
  let webhooks: Webhooks | null = null;
  let bus: Bus | null = null;
  const close = async () => {
    await Promise.all([bus?.close(), webhooks?.close()]);
    keeping.close();
  };
  try {
    webhooks = openWebhooks(config.webhook, { secrets, folder: folders.data, log });
    bus = await open(config.bus, log);
    const rooms = await openRooms({
      names: config.room,
      bus,
      keep: (change) => void keeping.transcripts.record(change),
      keptOf: (sessionId) => {
        const read = keeping.transcripts.read(sessionId);
        return read.ok ? (read.value?.entries ?? []) : [];
      },
      onLine: (room, line) => webhooks?.tell(room, line),
    });
    const settings = settingsOf(config);
    return {
      keeping,
      bus,
      rooms,
      hearers: createHearers({ assets: folders.assets, settings, apiKey: secrets.openAiKey }),
      tokens: tokensFor(settings, secrets.openAiKey),
      close: async () => {
        rooms.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(
      `the bus cannot be used (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

function keepIn(folder: string, log: InsideNeeds['log']): Keeping {
  const warn = (problem: Problem | null) => log.warn({ problem: problem?.kind ?? 'none' }, 'transcripts');
  let keeping: Keeping | null;
  try {
    keeping = openKeeping(folder, warn);
  } catch (error) {
    throw new CannotStart(whyUnusable(folder, error));
  }
  if (keeping !== null) return keeping;
  throw new CannotStart(`another server keeps its transcripts in ${folder}. Give this one its own --data`);
}

interface WebhookSurroundings extends Pick<InsideNeeds, 'secrets' | 'log'> {
  readonly folder: string;
}

function openWebhooks(
  urls: readonly string[],
  { secrets, folder, log }: WebhookSurroundings,
): Webhooks | null {
  if (urls.length === 0) return null;
  const secret = secrets.webhooks;
  if (secret === null)
    throw new CannotStart('webhooks are signed, and there is no SURTITLE_WEBHOOK_SECRET. Set it');
  return createWebhooks({ urls, secret, folder, log });
}

function settingsOf({ engine, baseUrl, language, keywords }: Config): Settings {
  const chosen = engine === 'auto' ? ('automatic' as const) : engine;
  return { ...defaultSettings, engine: chosen, baseUrl, languages: language, keywords };
}

/** The key is for the one server that the settings name. */
function tokensFor(settings: Settings, key: string | null): Tokens {
  return createTokens({
    readKey: async (origin) => {
      if (key === null) return failure({ kind: 'noKey' });
      return origin === originOf(settings.baseUrl)
        ? success(key)
        : failure({ kind: 'serverNotAllowed', host: new URL(origin).host });
    },
    readSettings: () => settings,
    net: { isOnline: () => true, fetch: (url, init) => fetch(url, init) },
  });
}
