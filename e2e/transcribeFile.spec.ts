/** A file that is taken down from the tray: people's speech, stopped, killed, gone on with, and what is no recording. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findModel } from '../node/recognizer/models.ts';
import { expect, test } from './app/fixture.ts';
import { ROOT, type RunningApp } from './app/host.ts';
import { transcriberOf } from './app/processes.ts';
import { readLastTranscript, readTranscriptsFile } from './app/transcriptsFile.ts';
import { writeWav } from './speech/encodeWav.ts';
import { joined, readLibrivox, type Utterance } from './speech/human.ts';
import { plainWords, wordErrors } from './speech/wordErrors.ts';

const LOCAL = { settings: { engine: 'local' } };
const SILENCE_MS = 800;
/** Of a machine with two cores that other tests share. */
const TAKEN_WITHIN_MS = 60_000;

test.beforeEach(async () => {
  const model = await findModel(`${ROOT}assets`, 'moonshine-base');
  test.skip(!model.ok, model.ok ? '' : model.reason);
});

/** So many times five sentences, as a file. */
function writeTalk(times: number): Utterance & { readonly path: string } {
  const sentences = readLibrivox();
  test.skip(!sentences.ok, sentences.ok ? '' : sentences.reason);
  const all = sentences.ok ? sentences.value : [];
  const talk = joined(Array<typeof all>(times).fill(all).flat(), SILENCE_MS);
  const path = test.info().outputPath('Q & A.wav');
  writeFileSync(path, writeWav(talk.sound));
  return { ...talk, path };
}

async function transcribe(app: RunningApp, path: string): Promise<void> {
  await app.answerDialog('open', path);
  await app.clickTray('Transcribe a file…');
  await expect.poll(app.trayLabels).toContain('Stop transcribing');
}

const untilDone = (app: RunningApp, label: string) =>
  expect.poll(app.trayLabels, { timeout: TAKEN_WITHIN_MS }).toContain(label);

const untilLines = (app: RunningApp, count: number) =>
  expect
    .poll(() => readTranscriptsFile(app.userDataDir).lines.length, { timeout: TAKEN_WITHIN_MS })
    .toBeGreaterThanOrEqual(count);

const saidIn = ({ userDataDir }: RunningApp): readonly string[] =>
  readTranscriptsFile(userDataDir).lines.flatMap(({ text }) => plainWords(text));

test('people’s speech in a file becomes a session like any other, dated when it was recorded', async ({
  launch,
}) => {
  const { path, text, sound } = writeTalk(1);
  const app = await launch(LOCAL);
  const before = Date.now();
  await transcribe(app, path);
  await untilDone(app, 'Transcribed Q && A.wav');
  expect(await app.trayLabels()).toContain('Transcribe a file…');
  const spoken = plainWords(text);
  expect(wordErrors(spoken, saidIn(app))).toBeLessThan(0.1 * spoken.length);
  const { session, entries } = readLastTranscript(app.userDataDir) ?? { session: null, entries: [] };
  const lengthMs = (sound.samples.length / sound.sampleRate) * 1_000;
  expect(session?.startedAtEpochMs).toBeLessThan(before - lengthMs + 1_000);
  expect(entries.every(({ lane, endMs }) => lane === 'file' && endMs <= lengthMs)).toBe(true);
  // Nothing is left that another run would go on with.
  expect(readdirSync(join(app.userDataDir, 'transcribing'))).toEqual([]);
  expect(await app.quit()).toBe(0);
});

test('stopped, then killed with the app, it goes on in the same session: nothing is missing or there twice', async ({
  launch,
}) => {
  const { path, text } = writeTalk(6);
  const first = await launch(LOCAL);
  await transcribe(first, path);
  await untilLines(first, 3);
  await first.clickTray('Stop transcribing');
  await untilDone(first, 'Transcribe a file…');
  const stopped = readTranscriptsFile(first.userDataDir).lines;
  await transcribe(first, path);
  await untilLines(first, stopped.length + 3);
  await first.kill();
  const killed = readTranscriptsFile(first.userDataDir).lines;
  const next = await first.restart();
  await transcribe(next, path);
  await untilDone(next, 'Transcribed Q && A.wav');
  const { lines } = readTranscriptsFile(next.userDataDir);
  expect(new Set(lines.map(({ sessionId }) => sessionId)).size).toBe(1);
  // What was on disk is as it was.
  expect(lines.slice(0, killed.length)).toEqual(killed);
  expect(killed.slice(0, stopped.length)).toEqual(stopped);
  const spoken = plainWords(text);
  expect(wordErrors(spoken, saidIn(next))).toBeLessThan(0.1 * spoken.length);
});

test('what is no recording, and a process that dies, are said in words, and the next file can be chosen', async ({
  launch,
}) => {
  const { path } = writeTalk(6);
  const text = test.info().outputPath('letter.mp3');
  writeFileSync(text, 'Dear reader. '.repeat(200));
  const app = await launch(LOCAL);
  await transcribe(app, text);
  await expect
    .poll(app.trayLabels, { timeout: TAKEN_WITHIN_MS })
    .toContainEqual(
      expect.stringMatching(/letter\.mp3 (?:is neither audio nor video|is of no kind|holds nothing)/),
    );
  await transcribe(app, path);
  await untilLines(app, 1);
  const pid = transcriberOf(app.userDataDir)?.pid ?? 0;
  process.kill(pid, 'SIGKILL');
  await untilDone(app, 'Something went wrong inside Surtitle: the transcription stopped.');
  expect(await app.trayLabels()).toContain('Transcribe a file…');
});
