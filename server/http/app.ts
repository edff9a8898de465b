/** The HTTP server before any route: who may ask, how much, what every answer carries, what is logged. Knows no room. */
import type { ServerOptions } from 'node:https';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import websocket from '@fastify/websocket';
import fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { isUpgrade } from './access.ts';
import type { Hosts } from './hosts.ts';

export interface AppNeeds {
  /** Known once it listens: a free port may have been asked for. */
  readonly hosts: () => Hosts;
  /** Called where somebody asks by a name that is not ours: this computer may have come into another network. */
  readonly lookAgain: () => void;
  readonly https: Pick<ServerOptions, 'cert' | 'key'> | null;
  readonly trustProxy: readonly string[];
  readonly requestsPerMinute: number;
  readonly logLevel: string;
  readonly logTo: { write(line: string): void };
}

/** No route takes more; sound comes over sockets, in pieces. */
const MOST_BODY_BYTES = 64 * 1_024;
const MOST_FRAME_BYTES = 256 * 1_024;
/** Whoever sends a request slower than this holds a place for nothing. */
const REQUEST_WITHIN_MS = 20_000;

/** Programs that look after servers ask by whatever address they know. */
const PROBES = new Set(['/health', '/ready']);

export async function createApp(needs: AppNeeds): Promise<FastifyInstance> {
  const app = fastify({
    ...(needs.https !== null && { https: needs.https }),
    logger: { level: needs.logLevel, stream: needs.logTo, base: null, serializers: { err: plainError } },
    // Addresses have tokens in them: requests are logged by route, below.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: needs.trustProxy.length > 0 ? [...needs.trustProxy] : false,
    bodyLimit: MOST_BODY_BYTES,
    requestTimeout: REQUEST_WITHIN_MS,
    forceCloseConnections: true,
    // What cannot be an address answers as one that is not there, without saying it again.
    frameworkErrors: (_error, _request, { raw }) => void raw.writeHead(404).end(),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  }) as unknown as FastifyInstance;
  guard(app, needs);
  logAnswers(app);
  await app.register(helmet, {
    ...HEADERS,
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
  });
  await app.register(cookie);
  await app.register(rateLimit, {
    max: needs.requestsPerMinute,
    timeWindow: 60_000,
    allowList: (request) => PROBES.has(request.routeOptions.url ?? ''),
  });
  await app.register(websocket, {
    options: { maxPayload: MOST_FRAME_BYTES, perMessageDeflate: false },
    errorHandler: (error, socket, request) => {
      // What the other end or the network does to a socket has a code.
      if ('code' in error) request.log.debug({ err: error }, 'a socket broke');
      else request.log.error({ err: error }, 'a socket failed');
      socket.terminate();
    },
  });
  return app;
}

/** Nothing inline, nothing from elsewhere. `'self'` covers this server's own sockets in today's browsers. */
export const POLICY: Readonly<Record<string, string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'connect-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

const HEADERS = {
  referrerPolicy: { policy: 'no-referrer' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  // Whoever gives a certificate says so for their own host; a test on localhost should not bind it for a year.
  strictTransportSecurity: false,
} as const;

function guard(app: FastifyInstance, { hosts, lookAgain }: Pick<AppNeeds, 'hosts' | 'lookAgain'>): void {
  const isOurs = (host: string) => {
    if (!hosts().isOurs(host)) lookAgain();
    return hosts().isOurs(host);
  };
  const sockets = new Set<string>();
  app.addHook('onRoute', ({ url, websocket: isSocket }) => {
    if (isSocket === true) sockets.add(url);
  });
  app.addHook('onRequest', async (request, reply) => {
    // The library would open a socket to any page, and log its address.
    if (isUpgrade(request) && !sockets.has(request.routeOptions.url ?? '')) return reply.code(404).send();
    if (!PROBES.has(request.routeOptions.url ?? '') && !isOurs(request.host)) return reply.code(421).send();
    const { origin } = request.headers;
    const isKnown = origin === undefined || hosts().isOurOrigin(origin);
    if (!isKnown && (isUpgrade(request) || !['GET', 'HEAD'].includes(request.method)))
      return reply.code(403).send();
    reply.header('cache-control', 'no-store');
    return undefined;
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send());
  app.setErrorHandler((error: { readonly statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, 'a request failed');
    return reply.code(status).send();
  });
}

/** By route, never by address: that has the room's name in it, and may have a token. */
function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request: FastifyRequest, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const tookMs = Math.round(reply.elapsedTime);
    request.log.debug({ method: request.method, route, status: reply.statusCode, tookMs }, 'answered');
  });
}

/** What an error says may be what somebody sent. */
const plainError = (error: Error & { readonly code?: string }) => ({
  message: '',
  type: error.name,
  code: error.code ?? '',
  stack: (error.stack ?? '').split('\n').slice(1, 6).join('\n'),
});
