/** The HTTP addresses for phone calls that ring or go on: accept, reject, refer. Hanging up is the same for every call. */
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Faults } from '../faults.ts';
import type { Exchange } from '../phone/exchange.ts';
import { json, readJson, refusal } from './messages.ts';
import { invalidRequest, type Refusal, refusalOf } from './refusal.ts';
import { keyRefusal, type Route } from './routes.ts';

const rejectSchema = z.object({ status_code: z.number().default(603) });
const referSchema = z.object({ target_uri: z.string() });

export interface PhoneRouteNeeds {
  readonly apiKey: string;
  readonly faults: Faults;
  readonly exchange: Exchange;
}

export function createPhoneRoutes({ apiKey, faults, exchange }: PhoneRouteNeeds): readonly Route[] {
  const route = (action: string, act: (callId: string, body: unknown) => Refusal | null): Route => ({
    method: 'POST',
    path: new RegExp(`^/v1/realtime/calls/([\\w-]+)/${action}$`),
    async answer(request: IncomingMessage, callId) {
      const body = await readJson(request);
      const refused = keyRefusal(request, apiKey) ?? act(callId, body);
      return refused === null ? json(200, {}) : refusal(refused);
    },
  });
  const bad = (name: string): Refusal =>
    invalidRequest(`Invalid value for '${name}'.`, 'invalid_value', name);
  return [
    route('accept', (callId, body) => {
      const fault = faults.answer('accept');
      // The answer goes missing, as one from a gateway does: the call is accepted all the same.
      if (fault.kind === 'lost') {
        exchange.accept(callId, body);
        return refusalOf(504, null);
      }
      return fault.kind === 'refuse' ? refusalOf(fault.status, fault.code) : exchange.accept(callId, body);
    }),
    route('reject', (callId, body) => {
      const parsed = rejectSchema.safeParse(body);
      return parsed.success ? exchange.reject(callId, parsed.data.status_code) : bad('status_code');
    }),
    route('refer', (callId, body) => {
      const parsed = referSchema.safeParse(body);
      return parsed.success ? exchange.refer(callId, parsed.data.target_uri) : bad('target_uri');
    }),
  ];
}
