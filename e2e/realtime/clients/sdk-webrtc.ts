/** The official SDK's WebRTC helper in a browser page: its microphone in, the transcript of every turn out. It uses nothing of ours. */
import { OpenAIRealtimeWebRTC } from 'openai/realtime/webrtc';

export interface PageClient {
  /** Sends the microphone; resolves when connected. */
  connect(options: { readonly baseUrl: string; readonly secret: string }): Promise<void>;
  /** Ends a turn. */
  commit(): void;
  /** The texts that were final, by item, in the order of their `committed`. */
  finals(): string[];
  close(): void;
}

export function createClient(): PageClient {
  const realtime = new OpenAIRealtimeWebRTC();
  const order: string[] = [];
  const texts = new Map<string, string>();
  let microphone: MediaStream | undefined;
  realtime.on('input_audio_buffer.committed', (event) => order.push(event.item_id));
  realtime.on('conversation.item.input_audio_transcription.completed', (event) =>
    texts.set(event.item_id, event.transcript),
  );
  return {
    async connect({ baseUrl, secret }) {
      microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
      for (const track of microphone.getAudioTracks()) realtime.peerConnection.addTrack(track, microphone);
      await realtime.connect({
        exchangeSdp: async (offer, { signal }) => {
          const response = await fetch(`${baseUrl}/realtime/calls`, {
            method: 'POST',
            headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/sdp' },
            body: offer,
            signal,
          });
          if (!response.ok) throw new Error(`The call was refused: ${await response.text()}`);
          return response.text();
        },
      });
    },
    commit: () => realtime.send({ type: 'input_audio_buffer.commit' }),
    finals: () => order.flatMap((itemId) => texts.get(itemId) ?? []),
    close: () => {
      realtime.close();
      for (const track of microphone?.getTracks() ?? []) track.stop();
    },
  };
}

Object.assign(globalThis, { client: createClient() });
