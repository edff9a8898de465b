/** The HTTP addresses of the service: mint, call, hang up, models. Sockets are elsewhere. */
import type { IncomingMessage } from 'node:http';
import type { Faults } from '../faults.ts';
import { applySession, type Checked, type SessionConfig, secretDefaults } from '../session/config.ts';
import type { Connections } from '../transport/connections.ts';
import { bearer, json, type Reply, readBody, readForm, readJson, refusal } from './messages.ts';
import {
  badKey,
  badSecret,
  invalidRequest,
  missingKey,
  type Refusal,
  refusalOf,
  unknownCall,
} from './refusal.ts';
import type { Secrets } from './secrets.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  /** `part` is what the path's group matched. */
  readonly answer: (request: IncomingMessage, part: string) => Promise<Reply>;
}

export interface RouteNeeds {
  readonly apiKey: string;
  readonly secrets: Secrets;
  readonly faults: Faults;
  readonly connections: Connections;
}

export function createRoutes(needs: RouteNeeds): readonly Route[] {
  return [
    { method: 'POST', path: /^\/v1\/realtime\/client_secrets$/, answer: (request) => mint(request, needs) },
    { method: 'POST', path: /^\/v1\/realtime\/calls$/, answer: (request) => call(request, needs) },
    {
      method: 'POST',
      path: /^\/v1\/realtime\/calls\/([\w-]+)\/hangup$/,
      answer: async (request, callId) => {
        const refused = keyRefusal(request, needs.apiKey);
        if (refused !== null) return refusal(refused);
        return needs.connections.hangUp(callId) ? json(200, {}) : refusal(unknownCall);
      },
    },
    { method: 'GET', path: /^\/v1\/models$/, answer: async (request) => models(request, needs) },
  ];
}

export function keyRefusal(request: IncomingMessage, apiKey: string): Refusal | null {
  const key = bearer(request);
  if (key === null) return missingKey;
  return key === apiKey ? null : badKey;
}

async function mint(request: IncomingMessage, { apiKey, secrets, faults }: RouteNeeds): Promise<Reply> {
  const body = await readJson(request);
  const fault = faults.answer('mint');
  if (fault.kind === 'refuse') {
    const headers = fault.retryAfterS === null ? {} : { 'retry-after': String(fault.retryAfterS) };
    return { ...refusal(refusalOf(fault.status, fault.code)), headers };
  }
  const refused = keyRefusal(request, apiKey);
  if (refused !== null) return refusal(refused);
  if (body === undefined) return refusal(invalidRequest('The body is not JSON.', null, null));
  const minted = secrets.mint(body);
  return minted.ok ? json(200, minted.value) : refusal(minted.refusal);
}

function models(request: IncomingMessage, { apiKey }: RouteNeeds): Reply {
  const refused = keyRefusal(request, apiKey);
  if (refused !== null) return refusal(refused);
  const created = 1_785_283_200;
  const ids = ['gpt-live-transcribe', 'gpt-transcribe', 'gpt-realtime-whisper'];
  return json(200, {
    object: 'list',
    data: ids.map((id) => ({ id, object: 'model', created, owned_by: 'system' })),
  });
}

async function call(request: IncomingMessage, needs: RouteNeeds): Promise<Reply> {
  const read = await readCall(request, needs);
  const answer = needs.faults.answer('calls');
  if (answer.kind === 'json') return json(200, { object: 'realtime.call' });
  if (answer.kind === 'refuse') return refusal(refusalOf(answer.status, answer.code));
  if (!read.ok) return refusal(read.refusal);
  const { offer, config } = read.value;
  try {
    const opened = await needs.connections.call(offer, config, answer.kind);
    const headers = { location: `/v1/realtime/calls/${opened.callId}` };
    return { status: 201, contentType: 'application/sdp', body: opened.answer, headers };
  } catch {
    return refusal(invalidRequest('The SDP offer could not be answered.', 'invalid_offer', 'sdp'));
  }
}

type CallRequest = Checked<{ readonly offer: string; readonly config: SessionConfig }>;

/** An offer with a client secret, or a form of offer and session with the standard key. */
async function readCall(request: IncomingMessage, { apiKey, secrets }: RouteNeeds): Promise<CallRequest> {
  const type = request.headers['content-type'] ?? '';
  const form = type.startsWith('multipart/form-data') ? await readForm(request) : undefined;
  const offer = form?.get('sdp') ?? (form === undefined ? (await readBody(request)).toString('utf8') : '');
  const key = bearer(request);
  if (key === null) return { ok: false, refusal: missingKey };
  const config: Checked<SessionConfig> = key.startsWith('ek_')
    ? spent(secrets.spend(key))
    : key === apiKey
      ? applySession(secretDefaults, parse(form?.get('session')))
      : { ok: false, refusal: badKey };
  if (!config.ok) return config;
  if (form === undefined && !type.startsWith('application/sdp')) {
    return {
      ok: false,
      refusal: invalidRequest(`Unsupported content type '${type}'.`, 'unsupported_content_type', null),
    };
  }
  if (!/^v=0\r?\n/.test(offer) || !/^m=audio /m.test(offer)) {
    return {
      ok: false,
      refusal: invalidRequest('The body is not an SDP offer with audio.', 'invalid_offer', 'sdp'),
    };
  }
  return { ok: true, value: { offer, config: config.value } };
}

const spent = (config: SessionConfig | undefined): Checked<SessionConfig> =>
  config === undefined ? { ok: false, refusal: badSecret } : { ok: true, value: config };

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return undefined;
  }
}
