/**
 * The live connections of the server: opens calls and sockets with what every session needs. It checks no
 * key.
 */
import type { WebSocket } from 'ws';
import type { CallAnswer, ReplayStep } from '../command.ts';
import type { Faults } from '../faults.ts';
import type { CreateEar } from '../hearing/ear.ts';
import type { Journal } from '../journal.ts';
import { answerPhoneCall, type PhoneCall } from '../phone/call.ts';
import type { Leg } from '../phone/leg.ts';
import type { SessionConfig } from '../session/config.ts';
import { type Dialect, transcriptionDialect } from '../session/dialect.ts';
import { type Connection, createSession, type Opening, type SessionNeeds } from '../session/session.ts';
import { newId } from '../session/wire.ts';
import { decodeAppended, SOCKET_SAMPLE_RATE } from './pcm.ts';
import { answerCall, CALL_SAMPLE_RATE } from './webrtc.ts';
import { serveSocket } from './websocket.ts';

export interface ConnectionsNeeds {
  readonly createEar: CreateEar;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly latencyMs: number;
  readonly sessionSeconds: number;
}

export interface Connections {
  /** @throws {Error} when the offer cannot be answered. */
  call(
    offer: string,
    config: SessionConfig,
    kind: CallAnswer['kind'],
  ): Promise<{ callId: string; answer: string }>;
  socket(socket: WebSocket, config: SessionConfig): void;
  phone(callId: string, dialect: Dialect, leg: Leg): PhoneCall;
  /** What attaches a socket to a call; undefined where there is no such call. */
  sideband(callId: string): ((socket: WebSocket) => void) | undefined;
  /** False when there is no such call. */
  hangUp(callId: string): boolean;
  each(act: (connection: Connection) => void): void;
  /** Resolves when the last step was sent. */
  replay(steps: readonly ReplayStep[]): Promise<void>;
  closeAll(): void;
}

export function createConnections(needs: ConnectionsNeeds): Connections {
  const live = new Map<string, Connection>();
  let count = 0;

  /** What a call or a socket needs, and the key it is kept under while it lives. */
  const open = (key: string, media: Pick<SessionNeeds, 'dialect' | 'sampleRate' | 'decode'>): Opening => {
    count += 1;
    const id = count;
    return {
      id,
      createSession: (send, onEnd) => createSession({ ...needs, ...media, connection: id, send, onEnd }),
      onClosed: (reason) => {
        live.delete(key);
        needs.journal.write({ kind: 'closed', connection: id, reason });
      },
    };
  };
  const each = (act: (connection: Connection) => void): void => {
    for (const connection of [...live.values()]) act(connection);
  };

  return {
    async call(offer, config, answerKind) {
      const callId = newId('rtc');
      const opening = open(callId, {
        dialect: transcriptionDialect(config),
        sampleRate: CALL_SAMPLE_RATE,
        decode: () => new Float32Array(0),
      });
      const call = await answerCall({ ...opening, offer, answerKind });
      live.set(callId, call.connection);
      needs.journal.write({ kind: 'opened', connection: opening.id, transport: 'webrtc' });
      return { callId, answer: call.answer };
    },
    socket(socket, config) {
      const key = newId('socket');
      const dialect = transcriptionDialect(config);
      const media = { dialect, sampleRate: SOCKET_SAMPLE_RATE, decode: decodeAppended };
      const opening = open(key, media);
      needs.journal.write({ kind: 'opened', connection: opening.id, transport: 'websocket' });
      live.set(key, serveSocket({ ...opening, socket }));
    },
    phone(callId, dialect, leg) {
      // Sound comes by telephone only.
      const media = { dialect, sampleRate: SOCKET_SAMPLE_RATE, decode: () => new Float32Array(0) };
      const opening = open(callId, media);
      needs.journal.write({ kind: 'opened', connection: opening.id, transport: 'phone' });
      const call = answerPhoneCall({ ...opening, leg });
      live.set(callId, call);
      return call;
    },
    sideband: (callId) => live.get(callId)?.attach,
    hangUp(callId) {
      const connection = live.get(callId);
      connection?.close();
      return connection !== undefined;
    },
    each,
    replay: (steps) => replaySteps(steps, each, needs.journal),
    closeAll: () => each((connection) => connection.drop()),
  };
}

async function replaySteps(
  steps: readonly ReplayStep[],
  each: Connections['each'],
  journal: Journal,
): Promise<void> {
  const startedAt = performance.now();
  let next = 0;
  while (next < steps.length) {
    const elapsedMs = performance.now() - startedAt;
    const first = next;
    while (next < steps.length && (steps[next]?.atMs ?? 0) <= elapsedMs && next - first < REPLAY_BURST)
      next += 1;
    const messages = steps
      .slice(first, next)
      .map((step) => ('raw' in step ? step.raw : JSON.stringify(step.event)));
    if (messages.length > 0) {
      each((connection) => {
        const events = connection.replay(messages);
        journal.write({ kind: 'replayed', connection: connection.id, events });
      });
    }
    const waitMs = (steps[next]?.atMs ?? 0) - (performance.now() - startedAt);
    await new Promise((resolve) => setTimeout(resolve, Math.max(1, waitMs)));
  }
}

/** So many messages at once, then other work gets its turn. */
const REPLAY_BURST = 500;
