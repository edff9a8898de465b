/**
 * The official SDK's WebRTC helper in a browser page: its microphone in, the transcript of every turn out.
 */
import { OpenAIRealtimeWebRTC } from 'openai/realtime/webrtc';
import type { PageClient } from './pageClient.ts';

function createClient(): PageClient {
  const realtime = new OpenAIRealtimeWebRTC();
  const { sender } = realtime.peerConnection.addTransceiver('audio', { direction: 'sendonly' });
  const order: string[] = [];
  const texts = new Map<string, string>();
  realtime.on('input_audio_buffer.committed', (event) => {
    order.push(event.item_id);
  });
  realtime.on('conversation.item.input_audio_transcription.completed', (event) => {
    texts.set(event.item_id, event.transcript);
  });
  return {
    connect: ({ baseUrl, secret }) =>
      realtime.connect({
        exchangeSdp: async (offer, { signal }) => {
          const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/sdp' };
          const response = await fetch(`${baseUrl}/realtime/calls`, {
            method: 'POST',
            headers,
            body: offer,
            signal,
          });
          if (!response.ok) throw new Error(`The call was refused: ${await response.text()}`);
          return response.text();
        },
      }),
    async speak() {
      const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
      await sender.replaceTrack(microphone.getAudioTracks()[0] ?? null);
    },
    commit: () => realtime.send({ type: 'input_audio_buffer.commit' }),
    finals: () => order.flatMap((itemId) => texts.get(itemId) ?? []),
    close: () => realtime.close(),
  };
}

globalThis.client = createClient();
