/** A bare WebSocket client for the protocol's tests: sends what it is given, keeps what it gets. */
import { WebSocket } from 'ws';
import type { Sound } from '../speech/wav.ts';
import { toPcm } from './clients/pcm24.ts';
import { type RealtimeOptions, type RealtimeServer, startRealtimeServer } from './server.ts';

export interface TestClient {
  /** Every message as it came. */
  readonly messages: readonly string[];
  /** Those that are events, parsed. */
  events(type?: string): readonly Readonly<Record<string, unknown>>[];
  send(event: Readonly<Record<string, unknown>>): void;
  speak(sound: Sound): void;
  /** Resolves when the messages fulfil the condition. */
  until(condition: () => boolean): Promise<void>;
  /** Resolves with the code of the socket's end. */
  readonly closed: Promise<number>;
  close(): void;
}

export const silence = (durationMs: number): Sound => ({
  samples: new Float32Array(durationMs * 24),
  sampleRate: 24_000,
});

export const live = {
  type: 'transcription',
  audio: { input: { transcription: { model: 'gpt-live-transcribe' }, turn_detection: null } },
} as const;

/** @throws {Error} with the status when the server refuses. */
export async function openSocket(
  server: RealtimeServer,
  query: string,
  headers: Readonly<Record<string, string>>,
): Promise<TestClient> {
  const protocols = headers['protocols']?.split(',') ?? [];
  const socket = new WebSocket(`${server.baseUrl.replace('http', 'ws')}/realtime${query}`, protocols, {
    headers,
  });
  const messages: string[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    messages.push(data.toString());
    for (const check of waiting) check();
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  return {
    messages,
    closed,
    events: (type) => messages.flatMap((message) => parseEvent(message, type)),
    send: (event) => socket.send(JSON.stringify(event)),
    speak: (sound) =>
      socket.send(
        JSON.stringify({ type: 'input_audio_buffer.append', audio: toPcm(sound).toString('base64') }),
      ),
    until: (condition) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!condition()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    close: () => socket.close(),
  };
}

function parseEvent(message: string, type: string | undefined): readonly Readonly<Record<string, unknown>>[] {
  try {
    const event: unknown = JSON.parse(message);
    if (typeof event !== 'object' || event === null || !('type' in event)) return [];
    return type === undefined || event.type === type ? [{ ...event }] : [];
  } catch {
    return [];
  }
}

/** A socket in which a session for captions is ready. */
export async function openSession(server: RealtimeServer): Promise<TestClient> {
  const client = await openSocket(server, '?intent=transcription', { authorization: 'Bearer sk-local' });
  client.send({ type: 'session.update', session: live });
  await client.until(() => client.events('session.updated').length === 1);
  return client;
}

/** A request as the service's clients make it; the body is JSON unless it is text. */
export async function request(
  server: RealtimeServer,
  path: string,
  body: unknown,
  key = 'sk-local',
): Promise<{ status: number; body: unknown }> {
  const text = typeof body === 'string';
  const response = await fetch(server.baseUrl + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': text ? 'application/sdp' : 'application/json',
    },
    body: text ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

export async function mint(server: RealtimeServer): Promise<string> {
  const { body } = await request(server, '/realtime/client_secrets', { session: live });
  return typeof body === 'object' && body !== null && 'value' in body ? String(body.value) : '';
}

/** A server for as long as the test acts. */
export async function withServer(
  options: RealtimeOptions,
  act: (server: RealtimeServer) => Promise<void>,
): Promise<void> {
  const server = await startRealtimeServer(options);
  try {
    await act(server);
  } finally {
    await server.close();
  }
}
