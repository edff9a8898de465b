/**
 * The local Realtime server: the service's addresses on loopback, in one process. It is for tests, demo and
 * benches, never for a network.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Recognizer } from '../../node/recognizer/recognizer.ts';
import type { Talk } from '../speech/talk.ts';
import { type Command, commandSchema, type ReplayStep } from './command.ts';
import { createControl } from './control.ts';
import { createFaults } from './faults.ts';
import { earForTalk, earOf } from './hearing/ear.ts';
import { emptyScore, readScore } from './hearing/score.ts';
import { openEntrance } from './http/entrance.ts';
import { json, type Reply, refusal, write } from './http/messages.ts';
import { createPhoneRoutes } from './http/phone.ts';
import { unknownPath } from './http/refusal.ts';
import { createRoutes } from './http/routes.ts';
import { createSecrets } from './http/secrets.ts';
import { acceptUpgrade } from './http/upgrade.ts';
import { createJournal, type Journal } from './journal.ts';
import { createPhone } from './phone/phone.ts';
import { openGateway } from './sip/gateway.ts';
import { createConnections } from './transport/connections.ts';

export interface RealtimeOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** What may be heard, word for word; without it and a recognizer every session stays without words. */
  readonly talk?: Talk | null;
  /** Hears whatever is said; its caller releases it. With a talk it has nothing to do. */
  readonly recognizer?: Recognizer | null;
  /** The one standard key that is accepted. */
  readonly apiKey?: string;
  /** How far text follows the end of its word, in milliseconds; the service is about 600 behind. */
  readonly latencyMs?: number;
  readonly sessionSeconds?: number;
  /** Telephones can call. */
  readonly sip?: boolean;
  /** Overrides how long minted secrets live. */
  readonly secretSeconds?: number;
}

export interface RealtimeServer {
  /** `http://127.0.0.1:PORT/v1` */
  readonly baseUrl: string;
  readonly port: number;
  /** What the server saw and did. */
  readonly journal: Journal;
  /** Faults and interruptions; the same as `POST /control`. @throws {Error} for a command that is none. */
  control(command: Command): void;
  /** Sends events to every live connection, `atMs` from now; resolves when the last was sent. */
  replay(steps: readonly ReplayStep[]): Promise<void>;
  /** Where telephones call, by SIP over UDP; null without `sip`. */
  readonly sipPort: number | null;
  close(): Promise<void>;
}

export async function startRealtimeServer(options: RealtimeOptions = {}): Promise<RealtimeServer> {
  const { port = 0, talk = null, apiKey = 'sk-local', latencyMs = 600, sessionSeconds = 3_600 } = options;
  const journal = createJournal();
  const faults = createFaults();
  const { recognizer = null } = options;
  const createEar =
    talk === null && recognizer !== null
      ? earOf(recognizer)
      : earForTalk(talk === null ? emptyScore : readScore(talk));
  const connections = createConnections({ createEar, faults, journal, latencyMs, sessionSeconds });
  const needs = { apiKey, secrets: createSecrets(options.secretSeconds), faults, connections };
  const phone = createPhone({ connections, journal, sound: talk?.sound ?? null });
  const control = createControl({ faults, connections, phone });
  const routes = [
    ...createRoutes(needs),
    ...createPhoneRoutes({ apiKey, faults, exchange: phone.exchange }),
    ...control.routes(journal),
  ];

  const answer = async (request: IncomingMessage, path: string): Promise<Reply> => {
    if (request.method === 'OPTIONS') return { status: 204, contentType: 'text/plain', body: '' };
    for (const route of routes) {
      const match = request.method === route.method ? route.path.exec(path) : null;
      if (match !== null) return route.answer(request, match[1] ?? '');
    }
    return refusal(unknownPath(request.method ?? '', path));
  };

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (faults.network === 'lost') return void request.socket.destroy();
    const { pathname } = new URL(request.url ?? '/', 'http://local');
    const reply = await answer(request, pathname).catch((error: unknown) =>
      json(500, { error: { message: String(error), type: 'server_error', code: null, param: null } }),
    );
    journal.write({ kind: 'request', method: request.method ?? '', path: pathname, status: reply.status });
    write(response, reply);
  };

  const gateway = options.sip === true ? await openGateway(phone.exchange) : null;
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LARGEST_EVENT_BYTES,
  });
  const entrance = await openEntrance({
    port,
    onRequest: (request, response) => void respond(request, response),
    onUpgrade: acceptUpgrade(sockets, needs),
  });
  return {
    baseUrl: `http://127.0.0.1:${entrance.port}/v1`,
    port: entrance.port,
    journal,
    control: (command) => control.obey(commandSchema.parse(command)),
    replay: connections.replay,
    sipPort: gateway?.port ?? null,
    async close() {
      phone.webhooks.close();
      gateway?.close();
      connections.closeAll();
      await entrance.close();
    },
  };
}

/** 15 MiB of audio, in base64 and its envelope. */
const LARGEST_EVENT_BYTES = 22 * 2 ** 20;
