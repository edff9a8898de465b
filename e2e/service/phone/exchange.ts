/** Phone calls from their ringing to their end: who calls is told by webhook, and waits to be accepted. It plays nothing. */
import { invalidRequest, type Refusal, unknownCall } from '../http/refusal.ts';
import type { Journal } from '../journal.ts';
import type { Dialect } from '../session/dialect.ts';
import { realtimeDialect } from '../session/realtime.ts';
import { newId } from '../session/wire.ts';
import type { PhoneCall } from './call.ts';
import type { Leg } from './leg.ts';
import type { Webhooks } from './webhooks.ts';

export interface ExchangeNeeds {
  readonly webhooks: Webhooks;
  readonly journal: Journal;
  readonly answer: (callId: string, dialect: Dialect, leg: Leg) => PhoneCall;
}

export interface Ringing {
  readonly callId: string;
  /** The caller hangs up, whether the call was accepted or not. */
  readonly hangUp: () => void;
}

/** Each gives null, or why it is refused. */
export interface Exchange {
  ring(leg: Leg, ringMs?: number): Ringing;
  accept(callId: string, body: unknown): Refusal | null;
  reject(callId: string, statusCode: number): Refusal | null;
  refer(callId: string, target: string): Refusal | null;
}

/** A telephone network gives up about then. */
const RING_MS = 30_000;

export function createExchange({ webhooks, journal, answer }: ExchangeNeeds): Exchange {
  const pending = new Map<string, { readonly leg: Leg; readonly timer: NodeJS.Timeout }>();
  const accepted = new Map<string, PhoneCall>();

  const note = (callId: string, state: string): void => journal.write({ kind: 'call', callId, state });

  /** No longer pending; undefined where it is not. */
  const take = (callId: string): Leg | undefined => {
    const call = pending.get(callId);
    clearTimeout(call?.timer);
    pending.delete(callId);
    return call?.leg;
  };

  return {
    ring(leg, ringMs = RING_MS) {
      const callId = newId('rtc');
      const timer = setTimeout(() => {
        take(callId)?.onRejected(408);
        note(callId, 'missed');
      }, ringMs);
      pending.set(callId, { leg, timer });
      note(callId, 'ringing');
      webhooks.send('realtime.call.incoming', {
        call_id: callId,
        sip_headers: leg.headers,
        sip_media_security: 'rtp',
      });
      const hangUp = (): void => {
        if (take(callId) !== undefined) note(callId, 'cancelled');
        accepted.get(callId)?.endByCaller();
      };
      return { callId, hangUp };
    },
    accept(callId, body) {
      if (!pending.has(callId)) return unknownCall;
      const dialect = realtimeDialect(body);
      if (!dialect.ok) return dialect.refusal;
      const leg = take(callId);
      if (leg === undefined) return unknownCall;
      note(callId, 'accepted');
      accepted.set(callId, answer(callId, dialect.value, leg));
      return null;
    },
    reject(callId, statusCode) {
      if (!pending.has(callId)) return unknownCall;
      if (!(Number.isInteger(statusCode) && statusCode >= 300 && statusCode <= 699))
        return invalidRequest("Invalid value for 'status_code'.", 'invalid_value', 'status_code');
      take(callId)?.onRejected(statusCode);
      note(callId, `rejected with ${statusCode}`);
      return null;
    },
    refer(callId, target) {
      const call = accepted.get(callId);
      if (call === undefined) return unknownCall;
      if (!/^(tel|sips?):./.test(target))
        return invalidRequest("Invalid value for 'target_uri'.", 'invalid_value', 'target_uri');
      accepted.delete(callId);
      note(callId, 'referred');
      call.refer(target);
      return null;
    },
  };
}
