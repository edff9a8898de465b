/**
 * The official SDK as a phone server has it: webhook in, accept or reject, sideband, hang up. It uses nothing of
 * ours.
 */
import { createServer } from 'node:http';
import OpenAI from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';
import type { CallAcceptParams } from 'openai/resources/realtime/calls';
import type { RealtimeServerEvent } from 'openai/resources/realtime/realtime';
import type { UnwrapWebhookEvent } from 'openai/resources/webhooks/webhooks';
import type { Service } from './mint.ts';

/** A session that writes down what the caller says, and never answers. */
export const captionSession: CallAcceptParams = {
  type: 'realtime',
  model: 'gpt-realtime-2.1-mini',
  output_modalities: ['text'],
  audio: {
    input: {
      format: { type: 'audio/pcmu' },
      transcription: { model: 'gpt-4o-transcribe' },
      turn_detection: { type: 'server_vad', create_response: false, interrupt_response: false },
    },
    output: { format: { type: 'audio/pcmu' } },
  },
};

export interface PhoneClient {
  readonly openai: OpenAI;
  readonly url: string;
  /** Webhooks that were verified. */
  readonly webhooks: readonly UnwrapWebhookEvent[];
  /** Answers of the deliveries so far; the next ones are answered with these statuses first. */
  readonly failNext: number[];
  close(): void;
}

export async function startPhoneClient(service: Service, secret: string): Promise<PhoneClient> {
  const openai = new OpenAI({
    baseURL: service.baseUrl,
    apiKey: service.apiKey,
    webhookSecret: secret,
    maxRetries: 0,
  });
  const webhooks: UnwrapWebhookEvent[] = [];
  const failNext: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const failure = failNext.shift();
    if (failure !== undefined) return void response.writeHead(failure).end();
    try {
      webhooks.push(
        await openai.webhooks.unwrap(Buffer.concat(chunks).toString('utf8'), {
          'webhook-id': String(request.headers['webhook-id']),
          'webhook-timestamp': String(request.headers['webhook-timestamp']),
          'webhook-signature': String(request.headers['webhook-signature']),
        }),
      );
      response.writeHead(200).end();
    } catch {
      response.writeHead(401).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    openai,
    webhooks,
    failNext,
    url: `http://127.0.0.1:${port}/webhooks`,
    close: () => server.close(),
  };
}

export interface Sideband {
  readonly events: readonly RealtimeServerEvent[];
  /** With the code of the socket's end. */
  readonly closed: Promise<number>;
  readonly realtime: OpenAIRealtimeWS;
}

/** @throws {Error} when the service refuses. */
export async function attachSideband(openai: OpenAI, callID: string): Promise<Sideband> {
  // The SDK always encrypts its socket; a server on this machine has a certificate that nobody vouches for.
  const realtime = new OpenAIRealtimeWS({ callID, options: { rejectUnauthorized: false } }, openai);
  const events: RealtimeServerEvent[] = [];
  realtime.on('event', (event) => void events.push(event));
  const closed = new Promise<number>((resolve) => realtime.socket.on('close', resolve));
  await new Promise<void>((resolve, reject) => {
    realtime.socket.once('open', () => resolve());
    realtime.on('error', reject);
  });
  return { events, closed, realtime };
}
