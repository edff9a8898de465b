/** Who may open a WebSocket, and to what: the checks before a socket becomes a session. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket, WebSocketServer } from 'ws';
import { type Checked, type SessionConfig, socketDefaults } from '../session/config.ts';
import { bearer } from './messages.ts';
import {
  badKey,
  badSecret,
  envelope,
  invalidRequest,
  missingKey,
  type Refusal,
  refusalOf,
  unknownCall,
  unknownPath,
} from './refusal.ts';
import type { RouteNeeds } from './routes.ts';

/** Browsers cannot set headers on a socket, so the secret travels as the name of a subprotocol. */
const KEY_PROTOCOL = 'openai-insecure-api-key.';

/** A session of its own, or a place beside a call's. */
type Opened = (socket: WebSocket) => void;

export function acceptUpgrade(sockets: WebSocketServer, needs: RouteNeeds) {
  return (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const answer = needs.faults.answer('sockets');
    const checked: Checked<Opened> =
      answer.kind === 'refuse'
        ? { ok: false, refusal: refusalOf(answer.status, answer.code) }
        : checkUpgrade(request, needs);
    if (!checked.ok) {
      refuse(stream, checked.refusal);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => checked.value(socket));
  };
}

function checkUpgrade(request: IncomingMessage, needs: RouteNeeds): Checked<Opened> {
  const { apiKey, secrets, connections } = needs;
  const url = new URL(request.url ?? '/', 'http://local');
  const session = (config: SessionConfig): Checked<Opened> => ({
    ok: true,
    value: (socket) => connections.socket(socket, config),
  });
  const refused = (refusal: Refusal): Checked<never> => ({ ok: false, refusal });
  if (url.pathname !== '/v1/realtime') return refused(unknownPath('GET', url.pathname));
  const key = bearer(request) ?? protocolKey(request);
  if (key === null) return refused(missingKey);
  if (key.startsWith('ek_')) {
    const config = secrets.spend(key);
    return config === undefined ? refused(badSecret) : session(config);
  }
  if (key !== apiKey) return refused(badKey);
  const model = url.searchParams.get('model');
  const callId = url.searchParams.get('call_id');
  if (callId !== null) {
    const attach = model === null ? connections.sideband(callId) : undefined;
    return attach === undefined ? refused(unknownCall) : { ok: true, value: attach };
  }
  if (url.searchParams.get('intent') === 'transcription') {
    if (model === null) return session(socketDefaults);
    const message = 'You must not provide a model parameter for transcription sessions.';
    return refused(invalidRequest(message, 'invalid_parameter', 'model'));
  }
  const message = `This server has transcription sessions only; connect with intent=transcription.`;
  return refused(invalidRequest(message, 'invalid_model', 'model'));
}

function protocolKey(request: IncomingMessage): string | null {
  const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  return protocols.find((name) => name.startsWith(KEY_PROTOCOL))?.slice(KEY_PROTOCOL.length) ?? null;
}

function refuse(stream: Duplex, refusal: Refusal): void {
  const body = envelope(refusal);
  stream.end(
    `HTTP/1.1 ${refusal.status} Refused\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
