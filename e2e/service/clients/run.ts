/**
 * Runs one of the foreign clients against a Realtime server and prints what it was told, one line a turn:
 * `node e2e/service/clients/run.ts sdk-websocket|sdk-webrtc|agents-webrtc BASE_URL KEY TALK.wav`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { writeMicrophoneFile } from '../../session/microphone.ts';
import { readSound } from '../../speech/talk.ts';
import type { Sound } from '../../speech/wav.ts';
import { openPage } from './browser.ts';
import { mintSecret, type Service } from './mint.ts';
import { toPcm } from './pcm24.ts';
import { transcribe } from './sdk-websocket.ts';

const TURN_MS = 8_000;

/** Longer than any final takes. */
const SETTLE_MS = 3_000;

const wait = (delayMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delayMs));

/** The final texts of the page's turns, each `turnMs` long, for as long as the file lasts. */
export async function transcribeInPage(
  name: string,
  service: Service,
  audio: string,
): Promise<readonly string[]> {
  const sound = await readSound(audio);
  if (!sound.ok) throw new Error(sound.reason);
  const lengthMs = (sound.value.samples.length / sound.value.sampleRate) * 1000;
  const { page, close } = await openPage(fileURLToPath(new URL(`${name}.ts`, import.meta.url)), audio);
  try {
    const secret = await mintSecret(service);
    await page.evaluate((options) => globalThis.client.connect(options), {
      baseUrl: service.baseUrl,
      secret,
    });
    await page.evaluate(() => globalThis.client.speak());
    for (let at = 0; at < lengthMs; at += TURN_MS) {
      await wait(Math.min(TURN_MS, lengthMs - at + 500));
      await page.evaluate(() => globalThis.client.commit());
    }
    await wait(SETTLE_MS);
    const finals = await page.evaluate(() => globalThis.client.finals());
    await page.evaluate(() => globalThis.client.close());
    return finals;
  } finally {
    await close();
  }
}

/** The same for a sound that is in no file, against a server on this machine. */
export async function transcribeSound(
  name: string,
  baseUrl: string,
  sound: Sound,
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'surtitle-client-'));
  try {
    const path = join(folder, 'talk.wav');
    await writeMicrophoneFile(path, sound);
    return await transcribeInPage(name, { baseUrl, apiKey: 'sk-local' }, path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function transcribeFile(service: Service, audio: string): Promise<readonly string[]> {
  const sound = await readSound(audio);
  if (!sound.ok) throw new Error(sound.reason);
  return (await transcribe(service, toPcm(sound.value), TURN_MS)).finals;
}

if (import.meta.main) {
  const [name = '', baseUrl = '', apiKey = '', audio = ''] = argv.slice(2);
  const service = { baseUrl, apiKey };
  const finals =
    name === 'sdk-websocket'
      ? await transcribeFile(service, audio)
      : await transcribeInPage(name, service, audio);
  for (const final of finals) console.log(final);
}
