/** The only file that knows the service's WebSocket: sound and commits in, server events out. Retries nothing. */
import type { IncomingMessage } from 'node:http';
import OpenAI from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';
import type { RealtimeTranscriptionSessionCreateRequest } from 'openai/resources/realtime/realtime';
import type { Problem } from '../../core/base/problem.ts';
import { failure, type Result, success } from '../../core/base/result.ts';
import { parseServerEvent, type ServerEvent } from '../../core/openai/events.ts';
import { endingOf, problemOfRefusal } from '../../core/openai/problems.ts';
import type { TranscriptionSession } from '../../core/openai/transcriptionSession.ts';

const SETUP_TIMEOUT_MS = 15_000;

/** A dead network closes no socket: a sign of life is asked for, and the socket given up when none came until the next. */
const PING_EVERY_MS = 5_000;

export interface SocketRequest {
  readonly apiKey: string;
  /** With its version, as the SDK has it: `https://…/v1`. */
  readonly baseUrl: string;
  readonly session: TranscriptionSession;
  readonly signal: AbortSignal;
}

export interface SocketListener {
  readonly onEvent: (event: ServerEvent) => void;
  /** The connection is over, told once; not after `close`. */
  readonly onLost: (problem: Problem) => void;
}

export interface Socket {
  /** When the service will end the session, milliseconds since 1970, or null when it does not say. */
  readonly expiresAtEpochMs: number | null;
  /** 16-bit little-endian mono PCM at 24 kHz. Does nothing when the socket is gone: `onLost` tells. */
  readonly append: (pcm: Buffer) => void;
  /** Asks for the turn so far to be settled. */
  readonly commit: (eventId: string) => void;
  /** What has not left this computer. */
  readonly waitingBytes: () => number;
  readonly close: () => void;
}

/** Resolves when the session is as it was asked for; a failure is a Problem. */
export function connectSocket(request: SocketRequest, listener: SocketListener): Promise<Result<Socket>> {
  const { promise, resolve } = Promise.withResolvers<Result<Socket>>();
  const { apiKey, baseUrl, session, signal } = request;
  // The SDK always encrypts its socket; a server on this machine has a certificate that nobody vouches for.
  const options = { rejectUnauthorized: new URL(baseUrl).hostname !== '127.0.0.1' };
  const realtime = new OpenAIRealtimeWS(
    { intent: 'transcription', options },
    new OpenAI({ apiKey, baseURL: baseUrl }),
  );
  const { socket } = realtime;
  let isUp = false;
  let isOver = false;
  let isAlive = true;
  let expiresAtEpochMs: number | null = null;

  const close = () => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    clearInterval(pings);
    signal.removeEventListener('abort', giveUp);
    // Closing politely waits for the other end, which may be gone.
    if (socket.readyState === socket.OPEN) realtime.close();
    else socket.terminate();
  };
  const fail = (problem: Problem) => {
    if (isOver) return;
    close();
    if (isUp) listener.onLost(problem);
    else resolve(failure(problem));
  };
  const giveUp = () => fail({ kind: 'connectionTimedOut' });
  const timer = setTimeout(() => (isUp ? undefined : giveUp()), SETUP_TIMEOUT_MS);
  const pings = setInterval(() => {
    if (!isUp) return;
    if (!isAlive) {
      socket.terminate();
      return fail({ kind: 'connectionLost' });
    }
    isAlive = false;
    socket.ping();
  }, PING_EVERY_MS);
  signal.addEventListener('abort', giveUp);

  const onEvent = (event: ServerEvent, type: string) => {
    if (isOver) return;
    if (event.type === 'sessionCreated') {
      expiresAtEpochMs = event.expiresAtEpochMs;
      realtime.send({ type: 'session.update', session: wished(session) });
    }
    if (type === 'session.updated' && !isUp) {
      isUp = true;
      resolve(success(api));
    }
    const ending = endingOf(event);
    // Until the session stands, every error is of it.
    if (ending !== null) fail(ending);
    else if (event.type === 'error' && !isUp) fail({ kind: 'requestRefused', detail: event.code });
    else listener.onEvent(event);
  };
  realtime.on('event', (value) => onEvent(parseServerEvent(value), value.type));
  // What it tells comes as an event or as the end of the socket; without a listener it would end the process.
  realtime.on('error', () => {});
  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('unexpected-response', (_request, { statusCode = 0 }: IncomingMessage) =>
    fail(problemOfRefusal({ httpStatus: statusCode, codes: [], detail: `answered with ${statusCode}` })),
  );
  socket.on('error', (error) => fail(isUp ? { kind: 'connectionLost' } : problemOfNetwork(error, baseUrl)));
  socket.on('close', () => fail({ kind: 'connectionLost' }));

  const api: Socket = {
    get expiresAtEpochMs() {
      return expiresAtEpochMs;
    },
    append: (pcm) => {
      if (!isOver) realtime.send({ type: 'input_audio_buffer.append', audio: pcm.toString('base64') });
    },
    commit: (eventId) => {
      if (!isOver) realtime.send({ type: 'input_audio_buffer.commit', event_id: eventId });
    },
    waitingBytes: () => socket.bufferedAmount,
    close,
  };
  if (signal.aborted) giveUp();
  return promise;
}

/** Noise reduction is off unless it is asked for, and the SDK's types know no null for it. */
function wished({ type, audio }: TranscriptionSession): RealtimeTranscriptionSessionCreateRequest {
  const { transcription, turn_detection } = audio.input;
  return { type, audio: { input: { transcription, turn_detection } } };
}

/** Codes of Node's own network and of TLS. */
function problemOfNetwork(error: Error, baseUrl: string): Problem {
  const { host } = new URL(baseUrl);
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { kind: 'hostNotFound', host };
  if (code === 'ECONNREFUSED') return { kind: 'connectionRefused', host };
  if (/CERT|TLS|SELF_SIGNED|SIGNATURE/.test(code)) return { kind: 'untrustedConnection', host };
  return { kind: 'connectionTimedOut' };
}
