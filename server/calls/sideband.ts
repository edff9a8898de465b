/** The only file here that knows the service's socket beside a call: changes of its session out, its events in. Retries nothing. */
import type { IncomingMessage } from 'node:http';
import type OpenAI from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';
import type { Problem } from '../../core/base/problem.ts';
import type { CallSession } from '../../core/openai/callSession.ts';
import { problemOfRefusal } from '../../core/openai/problems.ts';

export interface SidebandListener {
  /** Whatever came; unread. */
  readonly onEvent: (event: unknown) => void;
  /** It is gone, told once; not after `close`. */
  readonly onLost: () => void;
}

export interface Sideband {
  /** Asks for the whole session. What the service makes of it comes as an event. */
  readonly update: (session: CallSession, eventId: string) => void;
  readonly close: () => void;
}

export type Attached =
  | { readonly kind: 'attached'; readonly sideband: Sideband }
  /** There is no such call, not yet or no longer. */
  | { readonly kind: 'unknownCall' }
  | { readonly kind: 'problem'; readonly problem: Problem };

const SETUP_TIMEOUT_MS = 10_000;

/** A dead network closes no socket: a sign of life is asked for, and the socket given up when none came until the next. */
const PING_EVERY_MS = 5_000;

/** Nothing is told on attaching, and nothing that was told before comes again. */
export function attachSideband(
  openai: OpenAI,
  callID: string,
  listener: SidebandListener,
): Promise<Attached> {
  const { promise, resolve } = Promise.withResolvers<Attached>();
  // The SDK always encrypts its socket; a server on this machine has a certificate that nobody vouches for.
  const options = { rejectUnauthorized: new URL(openai.baseURL).hostname !== '127.0.0.1' };
  const realtime = new OpenAIRealtimeWS({ callID, options }, openai);
  const { socket } = realtime;
  let isUp = false;
  let isOver = false;
  let isAlive = true;

  const close = () => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    clearInterval(pings);
    // Closing politely waits for the other end, which may be gone.
    if (socket.readyState === socket.OPEN) realtime.close();
    else socket.terminate();
  };
  const fail = (attached: Attached) => {
    if (isOver) return;
    close();
    if (isUp) listener.onLost();
    else resolve(attached);
  };
  const gone = (kind: 'connectionTimedOut' | 'connectionLost') =>
    fail({ kind: 'problem', problem: { kind } });
  const timer = setTimeout(() => (isUp ? undefined : gone('connectionTimedOut')), SETUP_TIMEOUT_MS);
  const pings = setInterval(() => {
    if (!isUp) return;
    if (!isAlive) {
      socket.terminate();
      return gone('connectionLost');
    }
    isAlive = false;
    socket.ping();
  }, PING_EVERY_MS);

  realtime.on('event', (event) => {
    if (!isOver) listener.onEvent(event);
  });
  // What it tells comes as an event or as the end of the socket; without a listener it would end the process.
  realtime.on('error', () => {});
  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('unexpected-response', (_request, response: IncomingMessage) => {
    const { statusCode = 0 } = response;
    response.resume();
    if (statusCode === 404) return fail({ kind: 'unknownCall' });
    const detail = `answered with ${statusCode}`;
    fail({ kind: 'problem', problem: problemOfRefusal({ httpStatus: statusCode, codes: [], detail }) });
  });
  socket.on('error', () => gone('connectionLost'));
  socket.on('close', () => gone('connectionLost'));
  socket.on('open', () => {
    if (isOver) return;
    isUp = true;
    clearTimeout(timer);
    const update: Sideband['update'] = (session, event_id) => {
      if (!isOver) realtime.send({ type: 'session.update', event_id, session });
    };
    resolve({ kind: 'attached', sideband: { update, close } });
  });
  return promise;
}
