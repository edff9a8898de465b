/**
 * Measures how well subtitles fit speech, how well they read and what they cost; prints one table. It changes
 * nothing in the app.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { cuesOf } from '../../core/subtitles/cues/cues.ts';
import { parseTranscriptJson } from '../../core/subtitles/json.ts';
import { readCommand } from '../../e2e/commandLine.ts';
import { readWords } from '../../e2e/speech/talk.ts';
import { ESPEAK_VOICES, makeCorpus, readVoice, SECOND_ENGINE, type VoiceCorpus } from './corpus.ts';
import { measureLongSession } from './longSession.ts';
import { naiveCues } from './naive.ts';
import { type Score, scoreTranscript } from './score.ts';
import { shapeOf } from './shape.ts';
import type { Recording } from './sound.ts';
import { printTable, type Report } from './table.ts';
import { DELTA_JITTER_MS, transcribe } from './transcribe.ts';
import { CONDITIONS, heldOut, recordVoices, runTrial } from './trials.ts';

const CORPUS = inRepository('bench-out/corpus');
const LONG_SESSION_HOURS = 8;

const { values } = readCommand({
  name: 'run bench:captions',
  about: 'Measures how well subtitles fit speech, how well they read and what they cost.',
  options: {
    session: { type: 'string', value: 'FILE.json', about: 'a session that the app exported, scored too' },
    words: { type: 'string', value: 'FILE.json', about: 'the true words of that session' },
  },
});
const missing = makeCorpus(CORPUS, inRepository('e2e/speech/corpus/corpus.py'));
if (missing === null) await bench();
else console.log(`${missing} Everything else about captions is checked by npm run unit.`);

async function bench(): Promise<void> {
  const voices = await readVoices(ESPEAK_VOICES);
  const second = await readVoices([SECOND_ENGINE]);
  const recordings = recordVoices(voices.map(heldOut));
  const report: Report = {
    trials: CONDITIONS.map((condition) => runTrial(recordings, condition)),
    secondEngine: second.length === 0 ? null : runTrial(recordVoices(second.map(heldOut)), quiet()),
    throughTheApp: await scoreOfApp(),
    ...shapes(recordVoices(voices)),
    longSession: longSession(recordVoices(voices.slice(0, 1))),
  };
  printTable(report);
  mkdirSync(inRepository('bench-out'), { recursive: true });
  writeFileSync(inRepository('bench-out/captions.json'), `${JSON.stringify(report, null, 2)}\n`);
}

function quiet() {
  const [clean] = CONDITIONS;
  if (clean === undefined) throw new Error('no condition to listen under');
  return clean;
}

/** All sentences: no constant of timing bears on where lines break. */
function shapes(recordings: readonly Recording[]): Pick<Report, 'shape' | 'greedyShape'> {
  const transcripts = recordings.map((recording, seed) =>
    transcribe(recording, { jitterMs: DELTA_JITTER_MS, missingShare: 0, seed }),
  );
  return {
    shape: shapeOf(transcripts.map((transcript) => cuesOf(transcript))),
    greedyShape: shapeOf(transcripts.map((transcript) => naiveCues(transcript, 'ours'))),
  };
}

function longSession(recordings: readonly Recording[]): Report['longSession'] {
  const [recording] = recordings;
  if (recording === undefined) throw new Error('no voice was recorded');
  const transcript = transcribe(recording, { jitterMs: DELTA_JITTER_MS, missingShare: 0, seed: 1 });
  const lengthMs = (recording.samples.length / recording.sampleRate) * 1_000;
  return measureLongSession(transcript, lengthMs, LONG_SESSION_HOURS);
}

/**
 * A session that went from a sound file through the app's own capture and detector, as the demo leaves one.
 */
async function scoreOfApp(): Promise<Score | null> {
  if (values.session === undefined || values.words === undefined) return null;
  const transcript = parseTranscriptJson(await readFile(values.session, 'utf8'));
  const words = await readWords(values.words);
  if (!transcript.ok || !words.ok) return null;
  return scoreTranscript(transcript.value, words.value);
}

async function readVoices(names: readonly string[]): Promise<readonly VoiceCorpus[]> {
  const voices = await Promise.all(names.map((name) => readVoice(CORPUS, name)));
  return voices.filter((voice) => voice !== null);
}

function inRepository(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
