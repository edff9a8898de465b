/**
 * The page that captions are compared with: one React list of all lines in state, as public samples keep it.
 * It is no part of the app.
 */
import { OpenAIRealtimeWebRTC } from 'openai/realtime/webrtc';
import { createElement, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

interface Line {
  readonly id: string;
  readonly text: string;
}

const realtime = new OpenAIRealtimeWebRTC();

function Transcript() {
  const [lines, setLines] = useState<readonly Line[]>([]);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    realtime.on('conversation.item.input_audio_transcription.delta', ({ item_id: id, delta = '' }) => {
      setLines((all) =>
        all.some((line) => line.id === id)
          ? all.map((line) => (line.id === id ? { ...line, text: line.text + delta } : line))
          : [...all, { id, text: delta }],
      );
    });
    realtime.on('conversation.item.input_audio_transcription.completed', ({ item_id: id, transcript }) => {
      setLines((all) => all.map((line) => (line.id === id ? { ...line, text: transcript } : line)));
    });
  }, []);

  useEffect(() => {
    if (lines.length > 0 && list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  }, [lines]);

  return createElement(
    'div',
    { ref: list, style: { height: '100vh', overflowY: 'auto', font: '32px/1.4 sans-serif' } },
    lines.map(({ id, text }) => createElement('p', { key: id, className: 'line' }, text)),
  );
}

declare global {
  interface Window {
    /** Resolves when the channel is open. */
    readonly connectPlainPage: (service: {
      readonly baseUrl: string;
      readonly secret: string;
    }) => Promise<void>;
  }
}

Object.assign(window, {
  connectPlainPage: async ({ baseUrl, secret }: { readonly baseUrl: string; readonly secret: string }) => {
    realtime.peerConnection.addTransceiver('audio', { direction: 'sendonly' });
    await realtime.connect({
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
    });
  },
});

const root = document.createElement('div');
document.body.append(root);
createRoot(root).render(createElement(Transcript));
