/** The server that hears whatever is said: people's speech in, true text out, by a client that nobody here wrote. */
import { expect, test } from '@playwright/test';
import { joined, type Utterance } from '../speech/human.ts';
import { readyToHear } from '../speech/recognized.ts';
import { plainWords, wordErrors } from '../speech/wordErrors.ts';
import { toPcm } from './clients/pcm24.ts';
import { transcribeSound } from './clients/run.ts';
import { transcribe } from './clients/sdk-websocket.ts';
import { type RealtimeServer, startRealtimeServer } from './server.ts';

/** As every microphone sends before its turn is committed, and after it. */
const SILENCE_MS = 500;

async function hear(server: RealtimeServer, utterance: Utterance): Promise<{ told: string; final: string }> {
  const service = { baseUrl: server.baseUrl, apiKey: 'sk-local' };
  const { deltas, finals } = await transcribe(service, toPcm(joined([utterance], SILENCE_MS).sound), 60_000);
  return { told: deltas.join(''), final: finals.join(' ') };
}

test('the official SDK gets what five sentences of a novel say, as deltas and as finals', async () => {
  test.setTimeout(180_000);
  const ready = await readyToHear();
  test.skip(!ready.ok, ready.ok ? '' : ready.reason);
  if (!ready.ok) return;
  const { sentences, recognizer } = ready.value;
  const server = await startRealtimeServer({ recognizer });
  const errors = { told: 0, final: 0 };
  for (const sentence of sentences) {
    const heard = await hear(server, sentence);
    const spoken = plainWords(sentence.text);
    errors.told += wordErrors(spoken, plainWords(heard.told));
    errors.final += wordErrors(spoken, plainWords(heard.final));
  }
  await server.close();
  await recognizer.release();
  // Of 71 words. Two are the transcript's: it spells “Mr.” out, and has an “a” that is said once twice.
  expect(errors.final).toBeLessThanOrEqual(3);
  expect(errors.told).toBeLessThanOrEqual(6);
});

test('a browser gets what people say over WebRTC', async () => {
  test.setTimeout(180_000);
  const ready = await readyToHear();
  test.skip(!ready.ok, ready.ok ? '' : ready.reason);
  if (!ready.ok) return;
  const { sentences, recognizer } = ready.value;
  const server = await startRealtimeServer({ recognizer });
  // The page ends its turns every 8 s: the first sentence is whole in one.
  const [sentence] = sentences;
  if (sentence === undefined) throw new Error('there is no sentence');
  const finals = await transcribeSound('sdk-webrtc', server.baseUrl, sentence.sound);
  await server.close();
  await recognizer.release();
  // Of 22 words; one is the transcript's, which spells “Mr.” out.
  expect(wordErrors(plainWords(sentence.text), plainWords(finals.join(' ')))).toBeLessThanOrEqual(2);
});
