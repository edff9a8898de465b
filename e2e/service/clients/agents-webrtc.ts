/**
 * The WebRTC transport of openai-agents in a browser page. It is made for conversations: it always sends a
 * realtime session.update, which a transcription session refuses, and goes on after five seconds without the
 * answer it hoped for.
 */
import { OpenAIRealtimeWebRTC } from '@openai/agents-realtime';
import type { PageClient } from './pageClient.ts';

/**
 * The transport's own type has the replies of a conversation only; a transcription's commit is passed on as
 * it is.
 */
type Raw = Readonly<Record<string, unknown>> & { readonly type: string };

function createClient(): PageClient {
  const context = new AudioContext();
  const line = context.createMediaStreamDestination();
  const transport = new OpenAIRealtimeWebRTC({ mediaStream: line.stream });
  const order: string[] = [];
  const texts = new Map<string, string>();
  transport.on('error', () => undefined);
  transport.on('*', (event: Raw) => {
    const itemId = String(event['item_id']);
    if (event.type === 'input_audio_buffer.committed') order.push(itemId);
    if (event.type === 'conversation.item.input_audio_transcription.completed') {
      texts.set(itemId, String(event['transcript']));
    }
  });
  return {
    connect: ({ baseUrl, secret }) => transport.connect({ apiKey: secret, url: `${baseUrl}/realtime/calls` }),
    async speak() {
      const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
      await context.resume();
      context.createMediaStreamSource(microphone).connect(line);
    },
    commit: () => transport.sendEvent({ type: 'input_audio_buffer.commit' }),
    finals: () => order.flatMap((itemId) => texts.get(itemId) ?? []),
    close: () => transport.close(),
  };
}

globalThis.client = createClient();
