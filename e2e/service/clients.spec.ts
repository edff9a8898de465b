/**
 * Clients that nobody here wrote, unchanged, against the local server: each is told every word of the talk
 * once.
 */
import { expect, test } from '@playwright/test';
import { readSentences } from '../speech/aligned.ts';
import { readShortTalk, shortTalkPath, textOf } from '../speech/bundled.ts';
import { toPcm } from './clients/pcm24.ts';
import { transcribeInPage, transcribeSound } from './clients/run.ts';
import { transcribe } from './clients/sdk-websocket.ts';
import { startRealtimeServer } from './server.ts';

test('the official SDK transcribes the talk over a WebSocket, faster than it is spoken', async () => {
  const talk = await readShortTalk();
  const server = await startRealtimeServer({ talk });
  const service = { baseUrl: server.baseUrl, apiKey: 'sk-local' };
  const { deltas, finals } = await transcribe(service, toPcm(talk.sound), 5_000);
  await server.close();
  expect({ deltas: deltas.join('').trim(), finals: finals.join(' ') }).toEqual({
    deltas: textOf(talk),
    finals: textOf(talk),
  });
});

test('agents-webrtc transcribes its microphone over WebRTC in a page of another origin', async () => {
  const talk = await readShortTalk();
  const server = await startRealtimeServer({ talk });
  const service = { baseUrl: server.baseUrl, apiKey: 'sk-local' };
  const finals = await transcribeInPage('agents-webrtc', service, shortTalkPath);
  await server.close();
  expect(finals.join(' ')).toBe(textOf(talk));
});

test('over the official SDK’s WebRTC people’s speech loses no word, under the processing that a browser does by itself', async () => {
  test.setTimeout(120_000);
  const talk = readSentences();
  test.skip(!talk.ok, talk.ok ? '' : talk.reason);
  if (!talk.ok) return;
  const server = await startRealtimeServer({ talk: talk.value });
  const finals = await transcribeSound('sdk-webrtc', server.baseUrl, talk.value.sound);
  await server.close();
  expect(finals.join(' ')).toBe(textOf(talk.value));
});
