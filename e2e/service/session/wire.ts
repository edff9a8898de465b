/** What a session sends, with an id and in the journal, and what it does later, until its end. */
import { randomBytes } from 'node:crypto';
import type { Refusal } from '../http/refusal.ts';
import type { Journal } from '../journal.ts';
import type { ServerEvent } from './events.ts';

export interface WireNeeds {
  readonly connection: number;
  readonly journal: Journal;
  readonly send: (text: string) => void;
}

export interface Wire {
  readonly send: (event: ServerEvent) => void;
  /** A message that is no event of ours. */
  readonly sendRaw: (text: string) => void;
  readonly refuse: (refusal: Refusal, eventId: string | null) => void;
  readonly later: (delayMs: number, act: () => void) => void;
  readonly dispose: () => void;
}

export function createWire({ connection, journal, send: sendRaw }: WireNeeds): Wire {
  const timers = new Set<NodeJS.Timeout>();
  const send = (event: ServerEvent): void => {
    const whole = { event_id: newId('event'), ...event };
    journal.write({ kind: 'sent', connection, event: whole });
    sendRaw(JSON.stringify(whole));
  };
  return {
    send,
    sendRaw,
    refuse({ message, type, code, param }, eventId) {
      send({ type: 'error', error: { type, code, message, param, event_id: eventId } });
    },
    later(delayMs, act) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        act();
      }, delayMs);
      timers.add(timer);
    },
    dispose() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

export const newId = (kind: string): string => `${kind}_${randomBytes(9).toString('base64url')}`;
