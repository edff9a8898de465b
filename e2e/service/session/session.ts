/**
 * One session that transcribes: client events and sound in, server events out, with the service's order and
 * delays. It knows no transport.
 */
import type { WebSocket } from 'ws';
import { assertNever } from '../../../core/base/never.ts';
import type { Faults } from '../faults.ts';
import type { CreateEar } from '../hearing/ear.ts';
import type { Journal } from '../journal.ts';
import type { SessionConfig } from './config.ts';
import type { Dialect } from './dialect.ts';
import { clientEvent, commitTooSmall, sessionExpired, unsupportedEvent } from './events.ts';
import { createItems } from './items.ts';
import { createTelling } from './telling.ts';
import { createTurnDetector } from './turnDetector.ts';
import { createWire, newId } from './wire.ts';

export interface SessionNeeds {
  readonly connection: number;
  readonly dialect: Dialect;
  readonly createEar: CreateEar;
  readonly sampleRate: number;
  readonly faults: Faults;
  readonly journal: Journal;
  /** How far text follows the end of its word. */
  readonly latencyMs: number;
  readonly sessionSeconds: number;
  /** Gives one message to the client. */
  readonly send: (text: string) => void;
  /** The sound inside an `input_audio_buffer.append`, for transports that carry it there. */
  readonly decode: (audio: string, format: SessionConfig['format']) => Float32Array;
  /** The session is over; the transport should end too. */
  readonly onEnd: (reason: 'expired') => void;
}

export interface Session {
  /** The client can receive now: `session.created`. */
  start(): void;
  receive(text: string): void;
  /** Sound, -1..1, at the session's sample rate. */
  hear(samples: Float32Array): void;
  /** Time that passed without sound having arrived for it. */
  skip(durationMs: number): void;
  expire(): void;
  /** Sends events from outside the protocol; returns how many. */
  replay(messages: readonly string[]): number;
  dispose(): void;
}

/** What a transport is given to open a session with. */
export interface Opening {
  readonly id: number;
  /** Makes the session that sends through the transport and ends it. */
  readonly createSession: (send: (text: string) => void, onEnd: () => void) => Session;
  /** The connection is no more, whoever ended it. */
  readonly onClosed: (reason: string) => void;
}

/** What carries a session, and what it can be told to do from outside. */
export interface Connection {
  readonly id: number;
  /** A proper end, as after a hang-up or an expired session. */
  close(): void;
  /** An end without a goodbye. */
  drop(): void;
  /** While cut it stays, but nothing gets in or out. */
  cut(isCut: boolean): void;
  expire(): void;
  /** Ends what others attached to it, without a goodbye; it goes on itself. */
  detach(): void;
  /** Attaches a socket; undefined where nothing can be attached. */
  readonly attach?: (socket: WebSocket) => void;
  /** Sound does not arrive while on; a transport that loses none does nothing. */
  loseSound(isOn: boolean): void;
  /** Sends messages from outside the protocol; returns how many were sent. */
  replay(messages: readonly string[]): number;
}

/**
 * Less than this since the last commit is refused, and only this much later, after later commits were
 * acknowledged.
 */
const SMALLEST_COMMIT_MS = 100;
const REFUSAL_DELAY_MS = 900;

/** How often deltas are sent. */
const DELTA_EVERY_MS = 200;

export function createSession(needs: SessionNeeds): Session {
  const { connection, journal, dialect } = needs;
  const wire = createWire(needs);
  const { send, refuse, later } = wire;
  const items = createItems(() => newId('item'));
  const ear = needs.createEar(needs.sampleRate, (words) => telling.heard(words));
  const telling = createTelling({ ...needs, ...wire, items, ear });
  const sessionId = newId('sess');
  const expiresAt = Math.floor(Date.now() / 1000 + needs.sessionSeconds);

  const update = (session: unknown, eventId: string | null): void => {
    const refusal = dialect.apply(session);
    if (refusal !== null) refuse(refusal, eventId);
    else send({ type: 'session.updated', session: dialect.describe(sessionId, expiresAt) });
  };

  const commit = (eventId: string | null): void => {
    const toMs = ear.receivedMs;
    const durationMs = toMs - items.open.fromMs;
    if (durationMs < SMALLEST_COMMIT_MS) {
      later(REFUSAL_DELAY_MS, () => refuse(commitTooSmall(durationMs), eventId));
      return;
    }
    const item = items.commit(toMs);
    journal.write({ kind: 'commit', connection, itemId: item.id, fromMs: item.fromMs, toMs });
    telling.settle(item, dialect.config.transcription !== null);
  };

  const detector = createTurnDetector(needs.sampleRate, () => dialect.config.turnDetection, {
    onStart: (startMs) =>
      send({
        type: 'input_audio_buffer.speech_started',
        audio_start_ms: Math.max(startMs, items.open.fromMs),
        item_id: items.open.id,
      }),
    onStop(endMs) {
      send({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: endMs, item_id: items.open.id });
      commit(null);
    },
  });
  const hear = (samples: Float32Array): void => {
    ear.push(samples);
    detector.push(samples);
  };

  const expire = (): void => {
    refuse(sessionExpired, null);
    needs.onEnd('expired');
  };

  const tell = (): void => {
    // Models that leave turns to the service say nothing before a turn is over.
    const { transcription, turnDetection } = dialect.config;
    if (transcription !== null && turnDetection === null) telling.tellDue();
    later(DELTA_EVERY_MS, tell);
  };

  return {
    start() {
      send({ type: 'session.created', session: dialect.describe(sessionId, expiresAt) });
      later(needs.sessionSeconds * 1000, expire);
      later(DELTA_EVERY_MS, tell);
    },
    receive(text) {
      const event = clientEvent(text);
      if (event.type !== 'input_audio_buffer.append')
        journal.write({ kind: 'received', connection, event: { ...event } });
      switch (event.type) {
        case 'session.update':
          update(event.session, event.eventId);
          break;
        case 'input_audio_buffer.append':
          hear(needs.decode(event.audio, dialect.config.format));
          break;
        case 'input_audio_buffer.commit':
          commit(event.eventId);
          break;
        case 'input_audio_buffer.clear':
          items.clear(ear.receivedMs);
          send({ type: 'input_audio_buffer.cleared' });
          break;
        case 'unsupported':
          refuse(unsupportedEvent(event.name), event.eventId);
          break;
        case 'broken':
          refuse(event.refusal, null);
          break;
        default:
          assertNever(event);
      }
    },
    hear,
    skip(durationMs) {
      ear.skip(durationMs);
      detector.skip(durationMs);
    },
    expire,
    replay(messages) {
      for (const message of messages) needs.send(message);
      return messages.length;
    },
    dispose: wire.dispose,
  };
}
