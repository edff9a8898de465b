/** Captions without a key: the first start hears people's speech on this computer, and says who listens. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './app/fixture.ts';
import { recognizerOf } from './app/processes.ts';
import { readTranscriptsFile } from './app/transcriptsFile.ts';
import { captionTalk, setCaptions, waitForStatus } from './session/captionedTalk.ts';
import { writeMicrophoneFile } from './session/microphone.ts';
import { joined, readLibrivox } from './speech/human.ts';
import { plainWords, wordErrors } from './speech/wordErrors.ts';

/** The first words may be said while everything still loads. */
const LEAD_MS = 2_000;
const LAUNCH_TO_LIVE_MS = 10_000;

/** In the middle of a sentence. */
const STRUCK_AT_MS = 5_000;

test('the first start captions a person without a key and without a question', async ({ launch }) => {
  const sentences = readLibrivox();
  test.skip(!sentences.ok, sentences.ok ? '' : sentences.reason);
  if (!sentences.ok) return;
  const dir = mkdtempSync(join(tmpdir(), 'surtitle-first-'));
  const path = join(dir, 'speech.wav');
  const { sound } = joined(sentences.value, LEAD_MS);
  await writeMicrophoneFile(path, sound);
  const startedMs = performance.now();
  const app = await launch({ settings: null, microphone: { kind: 'file', path } });
  const overlay = await app.page('overlay');
  const status = await waitForStatus(overlay, (now) => now.status === 'live');
  expect(performance.now() - startedMs).toBeLessThan(LAUNCH_TO_LIVE_MS);
  expect(status).toEqual({ status: 'live', engine: 'local', fallbackFor: null, warning: null });
  await expect(overlay.locator('.mark.listening')).toContainText('This computer is listening');
  await overlay.waitForTimeout((sound.samples.length / sound.sampleRate) * 1_000);
  await setCaptions(overlay, false);
  await waitForStatus(overlay, (now) => now.status === 'idle');
  const said = readTranscriptsFile(app.userDataDir).lines.map(({ text }) => text);
  const spoken = plainWords(sentences.value.map(({ text }) => text).join(' '));
  // How well it hears is measured elsewhere; another app runs beside this one.
  expect(wordErrors(spoken, plainWords(said.join(' ')))).toBeLessThan(0.25 * spoken.length);
  rmSync(dir, { recursive: true });
});

/** Longer than the detector hears silence before it rests (core/audio/quiet.ts), with the end of the turn before. */
const REST_MS = 11_000;

test('what is said after a long silence loses nothing of its beginning', async () => {
  const sentences = readLibrivox();
  test.skip(!sentences.ok, sentences.ok ? '' : sentences.reason);
  if (!sentences.ok) return;
  const { sound, text } = joined(sentences.value.slice(0, 2), REST_MS);
  const talk = { sound, words: [] };
  const { transcript } = await captionTalk({ talk, outDir: test.info().outputDir });
  const said = transcript.entries.flatMap((entry) => (entry.kind === 'line' ? plainWords(entry.text) : []));
  const spoken = plainWords(text);
  expect(wordErrors(spoken, said)).toBeLessThanOrEqual(0.1 * spoken.length);
  expect(said[0]).toBe(spoken[0]);
});

const MISFORTUNES = [
  { name: 'dies', signal: 'SIGKILL' },
  { name: 'hangs', signal: 'SIGSTOP' },
] as const;

for (const { name, signal } of MISFORTUNES)
  test(`captions go on when the recognizer ${name} in the middle of a talk, by another process`, async () => {
    const sentences = readLibrivox();
    test.skip(!sentences.ok, sentences.ok ? '' : sentences.reason);
    if (!sentences.ok) return;
    const { sound, text } = joined(sentences.value, LEAD_MS);
    const pids: number[] = [];
    const { transcript } = await captionTalk({
      talk: { sound, words: [] },
      outDir: test.info().outputDir,
      onProgress: async ({ app, elapsedMs }) => {
        const pid = recognizerOf(app.userDataDir)?.pid;
        if (pid === undefined || elapsedMs < STRUCK_AT_MS || pids.includes(pid)) return;
        pids.push(pid);
        if (pids.length === 1) process.kill(pid, signal);
      },
    });
    // The page's own worker would have taken over without a second process.
    expect(pids).toHaveLength(2);
    const said = transcript.entries.flatMap((entry) => (entry.kind === 'line' ? plainWords(entry.text) : []));
    const spoken = plainWords(text);
    // The same measure as above; most of the talk comes after the misfortune.
    expect(wordErrors(spoken, said)).toBeLessThan(0.25 * spoken.length);
  });
