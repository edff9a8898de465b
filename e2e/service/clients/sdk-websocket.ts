/**
 * The official SDK's WebSocket client in Node: a sound in, the transcript of every turn out. It uses nothing
 * of ours.
 */
import OpenAI from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';
import type { Service } from './mint.ts';

/** What the service takes: 16-bit mono PCM at 24 kHz. */
const BYTES_PER_MS = 48;
const CHUNK_MS = 100;

export interface Transcription {
  /** The deltas of every turn, joined; those of two turns may come mixed. */
  readonly deltas: readonly string[];
  /** The final text of every turn, in order. */
  readonly finals: readonly string[];
}

/** Sends `pcm` as fast as it goes and ends a turn after every `turnMs` of it. */
export async function transcribe(service: Service, pcm: Buffer, turnMs: number): Promise<Transcription> {
  const openai = new OpenAI({ baseURL: service.baseUrl, apiKey: service.apiKey });
  const realtime = new OpenAIRealtimeWS({ intent: 'transcription', options: trust(service) }, openai);
  const finals = new Map<string, string>();
  const order: string[] = [];
  const deltas = new Map<string, string>();
  const turns = Math.ceil(pcm.length / (turnMs * BYTES_PER_MS));
  try {
    await new Promise<void>((resolve, reject) => {
      realtime.on('error', reject);
      realtime.on('session.created', () =>
        realtime.send({
          type: 'session.update',
          session: {
            type: 'transcription',
            audio: { input: { transcription: { model: 'gpt-live-transcribe' }, turn_detection: null } },
          },
        }),
      );
      realtime.on('session.updated', () => sendAll(realtime, pcm, turnMs));
      realtime.on('input_audio_buffer.committed', (event) => order.push(event.item_id));
      realtime.on('conversation.item.input_audio_transcription.delta', (event) => {
        deltas.set(event.item_id, (deltas.get(event.item_id) ?? '') + (event.delta ?? ''));
      });
      realtime.on('conversation.item.input_audio_transcription.completed', (event) => {
        finals.set(event.item_id, event.transcript);
        if (finals.size === turns) resolve();
      });
    });
  } finally {
    realtime.close();
  }
  const inOrder = (texts: ReadonlyMap<string, string>): string[] =>
    order.map((itemId) => texts.get(itemId) ?? '');
  return { deltas: inOrder(deltas), finals: inOrder(finals) };
}

/** The SDK always encrypts its socket; a server on this machine has a certificate that nobody vouches for. */
const trust = ({ baseUrl }: Service): { rejectUnauthorized: boolean } => ({
  rejectUnauthorized: new URL(baseUrl).hostname !== '127.0.0.1',
});

function sendAll(realtime: OpenAIRealtimeWS, pcm: Buffer, turnMs: number): void {
  for (let turn = 0; turn < pcm.length; turn += turnMs * BYTES_PER_MS) {
    const end = Math.min(pcm.length, turn + turnMs * BYTES_PER_MS);
    for (let at = turn; at < end; at += CHUNK_MS * BYTES_PER_MS) {
      const audio = pcm.subarray(at, Math.min(end, at + CHUNK_MS * BYTES_PER_MS)).toString('base64');
      realtime.send({ type: 'input_audio_buffer.append', audio });
    }
    realtime.send({ type: 'input_audio_buffer.commit' });
  }
}
