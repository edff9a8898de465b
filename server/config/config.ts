/** What the server is told: flags before the environment before one file, checked as a whole. It opens nothing but that file. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import * as z from 'zod';
import { isBaseUrl, trimSlashes } from '../../core/app/address.ts';
import { keywordSchema } from '../../core/app/hints.ts';
import { findLanguage } from '../../core/app/languages.ts';
import { defaultSettings } from '../../core/app/settings.ts';
import { callSettingsSchema } from '../calls/arrival/rules.ts';
import { flagOf, SERVER_OPTIONS, variableOf } from './options.ts';

/** As text too, as flags and the environment give it; not what merely becomes a number, such as true. */
const whole = (least: number, most: number) => {
  const error = `it is a whole number from ${least} to ${most}`;
  const digits = z.string().trim().regex(/^\d+$/, { error, abort: true }).transform(Number);
  return z.union([z.number(), digits], { error }).pipe(z.int(error).min(least, error).max(most, error));
};
const url = (protocols: RegExp) => z.url({ protocol: protocols });

/** A room's name stands in addresses, in subjects of the bus, in names of cookies. */
const ROOM_NAME = 'a room is small letters, digits and -, at most 40';
export const roomName = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, ROOM_NAME);

/** What is said goes in the open to this computer only. */
const webhookUrl = url(/^https?$/).refine((text) => {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}, 'it is https://…, or http:// on this computer');

/** Pages ask for everything from the root on. */
const publicUrl = url(/^https?$/).regex(
  /^https?:\/\/[^/?#@]+\/?$/i,
  'it is https://HOST or http://HOST without anything behind that',
);

/** What Fastify takes. */
const proxy = z.union(
  [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.enum(['loopback', 'linklocal', 'uniquelocal'])],
  'it is an address as 10.0.0.5, a network as 10.0.0.0/8, or loopback',
);

const language = z.string().transform((name, context) => {
  const code = findLanguage(name);
  if (code === null)
    context.addIssue({ code: 'custom', message: `there is no language ${JSON.stringify(name)}` });
  return code ?? '';
});

const configSchema = z
  .strictObject({
    host: z.string().min(1).default('127.0.0.1'),
    port: whole(0, 65_535).default(8790),
    room: z.array(roomName).min(1).max(100).default(['main']),
    /** null: none; true: the bundled recording. */
    demo: z
      .union([z.literal(true), z.string().min(1)])
      .nullable()
      .default(null),
    engine: z.enum(['auto', 'openai', 'local']).default('auto'),
    baseUrl: z
      .string()
      .refine(isBaseUrl, 'it is https://…, or http:// on this computer')
      .transform(trimSlashes)
      .default(defaultSettings.baseUrl),
    language: z.array(language).max(8).default([]),
    keywords: z.array(keywordSchema).max(100).default([]),
    data: z.string().min(1).nullable().default(null),
    publicUrl: z.array(publicUrl).default([]),
    trustProxy: z.array(proxy).default([]),
    tlsCert: z.string().min(1).nullable().default(null),
    tlsKey: z.string().min(1).nullable().default(null),
    bus: url(/^(?:nats|tls)$/)
      .nullable()
      .default(null),
    webhook: z.array(webhookUrl).max(20).default([]),
    /** null: no phone calls are taken. Too much for a flag: it stands in the file alone. */
    calls: callSettingsSchema.nullable().default(null),
    /** A microphone takes a third of a processor, and readers some. */
    maxMicrophones: whole(1, 10_000).default(2 * availableParallelism()),
    maxViewers: whole(1, 100_000).default(3_000),
    requestsPerMinute: whole(1, 1_000_000).default(1_200),
    secretsPerDay: whole(0, 1_000_000).default(500),
    logLevel: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
    newLinks: z
      .stringbool({ truthy: ['true', '1', 'yes', 'on'], falsy: ['false', '0', 'no', 'off'] })
      .or(z.boolean())
      .default(false),
  })
  .refine(({ tlsCert, tlsKey }) => (tlsCert === null) === (tlsKey === null), {
    path: ['tlsCert'],
    message: 'a certificate and its key go together',
  })
  .superRefine(({ calls }, context) => {
    for (const [index, { room }] of (calls?.rules ?? []).entries())
      if (!roomName.safeParse(room).success)
        context.addIssue({ code: 'custom', path: ['calls', 'rules', index, 'room'], message: ROOM_NAME });
  });

export type Config = Readonly<z.infer<typeof configSchema>>;

/** Of a server that is told nothing. */
export const defaultConfig: Config = configSchema.parse({});

export interface Told {
  /** As the flags gave them, by key. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly env: NodeJS.ProcessEnv;
  /** Where relative paths begin. */
  readonly folder: string;
}

/** A sentence that says what is wrong and where it was told. */
export type ReadConfig =
  | { readonly ok: true; readonly value: Config }
  | { readonly ok: false; readonly reason: string };

export function readConfig({ flags, env, folder }: Told): ReadConfig {
  const path = flags['config'] ?? env[variableOf('config')];
  const file = typeof path === 'string' && path !== '' ? readFile(resolve(folder, path)) : {};
  if (typeof file === 'string') return { ok: false, reason: file };
  const said: Record<string, unknown> = {};
  const sources: Record<string, string> = {};
  const say = (key: string, value: unknown, source: string) => {
    if (value === undefined || value === '') return;
    said[key] = value;
    sources[key] = source;
  };
  for (const [key, value] of Object.entries(file)) say(key, value, `${key} in ${String(path)}`);
  say('baseUrl', env['OPENAI_BASE_URL']?.trim(), 'OPENAI_BASE_URL');
  for (const { key } of SERVER_OPTIONS) {
    say(key, env[variableOf(key)], variableOf(key));
    say(key, flags[key], flagOf(key));
  }
  const parsed = configSchema.safeParse(withLists(said));
  if (parsed.success) return { ok: true, value: withRooms(parsed.data) };
  return { ok: false, reason: `${whatIsWrong(parsed.error, sources)}. See surtitle serve --help.` };
}

/** Where it was told, and what. */
function whatIsWrong({ issues: [issue] }: z.ZodError, sources: Readonly<Record<string, string>>): string {
  const isUnknown = issue?.code === 'unrecognized_keys';
  const path = [...(issue?.path ?? []), ...(isUnknown ? issue.keys.slice(0, 1) : [])].map(String);
  const [key = '', ...within] = path;
  const source = sources[key] ?? key;
  // Which item of a list is wrong its words say.
  const where = within.length > 1 ? `${source}, ${within.join('.')}` : source;
  return `${where}: ${isUnknown ? 'there is no such option' : (issue?.message ?? 'it is wrong')}`;
}

function readFile(path: string): Record<string, unknown> | string {
  try {
    // Editors of Windows begin a file with a mark.
    const content: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    const parsed = z.record(z.string(), z.unknown()).safeParse(content);
    return parsed.success ? parsed.data : `${path} holds no JSON object. Write { "port": 8790 } or the like.`;
  } catch (error) {
    const isJson = error instanceof SyntaxError;
    return isJson ? `${path} is no JSON. Correct it.` : `${path} cannot be read. Correct --config.`;
  }
}

/** Lists come with commas where they are text. A recording without a name is the bundled one. */
function withLists(said: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const lists = new Set(SERVER_OPTIONS.filter(({ isList }) => isList).map(({ key }) => key));
  return Object.fromEntries(
    Object.entries(said).map(([key, value]) => {
      if (key === 'demo' && (value === 'true' || value === '1')) return [key, true];
      if (!lists.has(key)) return [key, value];
      const items = Array.isArray(value) ? value : [value];
      return [
        key,
        items.flatMap((item) =>
          typeof item === 'string' ? item.split(',').map((part) => part.trim()) : [item],
        ),
      ];
    }),
  );
}

export const DEMO_ROOM = 'demo';

/** The demo has a room of its own; those of calls are there as well. */
const withRooms = (config: Config): Config => ({
  ...config,
  room: [
    ...new Set([
      ...config.room,
      ...(config.demo === null ? [] : [DEMO_ROOM]),
      ...(config.calls?.rules ?? []).map(({ room }) => room),
    ]),
  ],
});
