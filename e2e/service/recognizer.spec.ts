/** The server that hears whatever is said: people's speech in, true text out, by a client that nobody here wrote. */
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { loadRecognizer } from '../../node/recognizer/recognizer.ts';
import { readLibrivox, type Utterance } from '../speech/human.ts';
import { plainWords, wordErrors } from '../speech/wordErrors.ts';
import { toPcm } from './clients/pcm24.ts';
import { transcribeSound } from './clients/run.ts';
import { transcribe } from './clients/sdk-websocket.ts';
import { type RealtimeServer, startRealtimeServer } from './server.ts';

const assets = fileURLToPath(new URL('../../assets', import.meta.url));

/** Half a second of silence, as every microphone sends before its turn is committed. */
const SILENT_SAMPLES = 8_000;

function withSilence({ sound }: Utterance): Buffer {
  const samples = new Float32Array(sound.samples.length + 2 * SILENT_SAMPLES);
  samples.set(sound.samples, SILENT_SAMPLES);
  return toPcm({ ...sound, samples });
}

async function hear(server: RealtimeServer, utterance: Utterance): Promise<{ told: string; final: string }> {
  const service = { baseUrl: server.baseUrl, apiKey: 'sk-local' };
  const { deltas, finals } = await transcribe(service, withSilence(utterance), 60_000);
  return { told: deltas.join(''), final: finals.join(' ') };
}

test('the official SDK gets what five sentences of a novel say, as deltas and as finals', async () => {
  test.setTimeout(180_000);
  const sentences = readLibrivox();
  test.skip(!sentences.ok, sentences.ok ? '' : sentences.reason);
  const loaded = await loadRecognizer(assets, 'moonshine-base');
  test.skip(!loaded.ok, loaded.ok ? '' : loaded.reason);
  if (!sentences.ok || !loaded.ok) return;
  const server = await startRealtimeServer({ recognizer: loaded.value });
  const errors = { told: 0, final: 0 };
  for (const sentence of sentences.value) {
    const heard = await hear(server, sentence);
    const spoken = plainWords(sentence.text);
    errors.told += wordErrors(spoken, plainWords(heard.told));
    errors.final += wordErrors(spoken, plainWords(heard.final));
  }
  await server.close();
  await loaded.value.release();
  // Of 71 words. Two are the transcript's: it spells “Mr.” out, and has an “a” that is said once twice.
  expect(errors.final).toBeLessThanOrEqual(3);
  expect(errors.told).toBeLessThanOrEqual(6);
});

test('a browser gets what people say over WebRTC', async () => {
  test.setTimeout(180_000);
  const sentences = readLibrivox();
  test.skip(!sentences.ok, sentences.ok ? '' : sentences.reason);
  const loaded = await loadRecognizer(assets, 'moonshine-base');
  test.skip(!loaded.ok, loaded.ok ? '' : loaded.reason);
  if (!sentences.ok || !loaded.ok) return;
  const server = await startRealtimeServer({ recognizer: loaded.value });
  // The page ends its turns every 8 s: the first sentence is whole in one.
  const [sentence] = sentences.value;
  if (sentence === undefined) throw new Error('there is no sentence');
  const finals = await transcribeSound('sdk-webrtc', server.baseUrl, sentence.sound);
  await server.close();
  await loaded.value.release();
  // Of 22 words; one is the transcript's, which spells “Mr.” out.
  expect(wordErrors(plainWords(sentence.text), plainWords(finals.join(' ')))).toBeLessThanOrEqual(2);
});
