/**
 * One transcription session: client events and sound in, server events out, with the service's order and
 * delays. It knows no transport.
 */
import { randomBytes } from 'node:crypto';
import { assertNever } from '../../core/base/never.ts';
import { applySession, describeSession, type SessionConfig } from './config.ts';
import { clientEvent, commitTooSmall, type ServerEvent, sessionExpired, unsupportedEvent } from './events.ts';
import type { Faults } from './faults.ts';
import { createHearing } from './hearing/hearing.ts';
import type { Score } from './hearing/score.ts';
import { createItems } from './items.ts';
import type { Journal } from './journal.ts';
import type { Refusal } from './refusal.ts';
import { createTelling } from './telling.ts';

export interface SessionNeeds {
  readonly connection: number;
  readonly config: SessionConfig;
  readonly score: Score;
  readonly sampleRate: number;
  readonly faults: Faults;
  readonly journal: Journal;
  /** How far text follows the end of its word. */
  readonly latencyMs: number;
  readonly sessionSeconds: number;
  /** Gives one message to the client. */
  readonly send: (text: string) => void;
  /** Sound inside an `input_audio_buffer.append`, for transports that carry it there. */
  readonly onAppend: (audio: string, config: SessionConfig) => void;
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

/**
 * Less than this since the last commit is refused, and only this much later, after later commits were
 * acknowledged.
 */
const SMALLEST_COMMIT_MS = 100;
const REFUSAL_DELAY_MS = 900;

/** How often deltas are sent. */
const DELTA_EVERY_MS = 200;

export function createSession(needs: SessionNeeds): Session {
  const { connection, faults, journal } = needs;
  const hearing = createHearing(needs.score, needs.sampleRate);
  const items = createItems(() => newId('item'));
  const sessionId = newId('sess');
  const expiresAt = Math.floor(Date.now() / 1000 + needs.sessionSeconds);
  const timers = new Set<NodeJS.Timeout>();
  let { config } = needs;

  const send = (event: ServerEvent): void => {
    const whole = { event_id: newId('event'), ...event };
    journal.write({ kind: 'sent', connection, event: whole });
    needs.send(JSON.stringify(whole));
  };

  const later = (delayMs: number, act: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, delayMs);
    timers.add(timer);
  };

  const telling = createTelling({
    items,
    hearing,
    faults,
    send,
    later,
    sendRaw: needs.send,
    connection,
    journal,
    latencyMs: needs.latencyMs,
  });

  const refuse = (refusal: Refusal, eventId: string | null): void => {
    const { message, type, code, param } = refusal;
    send({ type: 'error', error: { type, code, message, param, event_id: eventId } });
  };

  const update = (session: unknown, eventId: string | null): void => {
    const next = applySession(config, session);
    if (!next.ok) {
      refuse(next.refusal, eventId);
      return;
    }
    config = next.value;
    send({ type: 'session.updated', session: describeSession(config, sessionId, expiresAt) });
  };

  const commit = (eventId: string | null): void => {
    const toMs = hearing.receivedMs;
    const durationMs = toMs - items.open.fromMs;
    if (durationMs < SMALLEST_COMMIT_MS) {
      later(REFUSAL_DELAY_MS, () => refuse(commitTooSmall(durationMs), eventId));
      return;
    }
    const item = items.commit(toMs);
    journal.write({ kind: 'commit', connection, itemId: item.id, fromMs: item.fromMs, toMs });
    telling.settle(item, config.transcription !== null);
  };

  const expire = (): void => {
    refuse(sessionExpired, null);
    needs.onEnd('expired');
  };

  return {
    start() {
      send({ type: 'session.created', session: describeSession(config, sessionId, expiresAt) });
      later(needs.sessionSeconds * 1000, expire);
      const ticking = setInterval(() => {
        if (config.transcription !== null) telling.tellDue();
      }, DELTA_EVERY_MS);
      timers.add(ticking);
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
          needs.onAppend(event.audio, config);
          break;
        case 'input_audio_buffer.commit':
          commit(event.eventId);
          break;
        case 'input_audio_buffer.clear':
          items.clear();
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
    hear: (samples) => telling.heard(hearing.push(samples)),
    skip: (durationMs) => telling.heard(hearing.skip(durationMs)),
    expire,
    replay(messages) {
      for (const message of messages) needs.send(message);
      return messages.length;
    },
    dispose() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

export const newId = (kind: string): string => `${kind}_${randomBytes(9).toString('base64url')}`;
