/**
 * When each word of people's speech was said, by PocketSphinx's forced alignment: it recognises with a grammar of one
 * sentence. Two packages of Debian; where they are not installed, the reason says so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWav } from './encodeWav.ts';
import { joined, readLibrivox, type Utterance } from './human.ts';
import type { SpokenWord, Talk } from './talk.ts';
import type { Reading } from './wav.ts';
import { spelled } from './wordErrors.ts';

const ALIGNER = '/usr/bin/pocketsphinx_batch';
const MODEL = '/usr/share/pocketsphinx/model/en-us';
const FRAME_MS = 10;

/** Wide beams, so that the one path there is survives; and no sound is taken out, so that frames are times. */
const OPTIONS =
  '-adcin yes -adchdr 44 -cepext .wav -remove_silence no -remove_noise no -bestpath no -beam 1e-80 -wbeam 1e-60 -pbeam 1e-80';

/** As the dictionary has them: apostrophes stay, single figures are spelled. */
const dictionaryWords = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^a-z0-9']+/)
    .filter((word) => /[a-z0-9]/.test(word))
    .map(spelled);

/** In order, at 16 kHz. A reason where a word is not in the dictionary, or the sentence does not fit the sound. */
export function alignWords({ text, sound }: Utterance): Reading<readonly SpokenWord[]> {
  if (!existsSync(ALIGNER) || !existsSync(MODEL))
    return { ok: false, reason: 'Nothing aligns words: apt-get install pocketsphinx pocketsphinx-en-us.' };
  const words = dictionaryWords(text);
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-align-'));
  const at = (name: string): string => join(folder, name);
  try {
    writeFileSync(at('talk.wav'), writeWav(sound));
    writeFileSync(at('list'), 'talk\n');
    writeFileSync(at('grammar'), `#JSGF V1.0; grammar talk; public <talk> = ${words.join(' ')} ;`);
    const model = ['-hmm', `${MODEL}/en-us`, '-dict', `${MODEL}/cmudict-en-us.dict`, '-jsgf', at('grammar')];
    const files = ['-ctl', at('list'), '-cepdir', folder, '-hypseg', at('words')];
    spawnSync(ALIGNER, [...model, ...files, ...OPTIONS.split(' ')], { stdio: 'ignore' });
    const found = existsSync(at('words')) ? segmentsOf(readFileSync(at('words'), 'utf8')) : [];
    const isAll = found.length === words.length && found.every(({ word }, index) => word === words[index]);
    return isAll ? { ok: true, value: found } : { ok: false, reason: 'The words do not fit the sound.' };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Between the sentences of a talk, as between turns. */
const PAUSE_MS = 700;

/** The sentences of LibriVox as one talk, with a pause before each and after the last. */
export function readSentences(): Reading<Talk> {
  const sentences = readLibrivox();
  if (!sentences.ok) return sentences;
  const words: SpokenWord[] = [];
  let atMs = 0;
  for (const sentence of sentences.value) {
    const aligned = alignWords(sentence);
    if (!aligned.ok) return aligned;
    atMs += PAUSE_MS;
    for (const word of aligned.value)
      words.push({ ...word, startMs: word.startMs + atMs, endMs: word.endMs + atMs });
    atMs += (sentence.sound.samples.length / sentence.sound.sampleRate) * 1_000;
  }
  return { ok: true, value: { sound: joined(sentences.value, PAUSE_MS).sound, words } };
}

/** One line: scores, then for each word its first frame, two scores and itself; then the last frame. */
export function segmentsOf(line: string): readonly SpokenWord[] {
  const [, ...fields] = /^\S+ S \S+ T \S+ A \S+ L \S+ (.*)$/.exec(line.trim())?.[1]?.split(' ') ?? [];
  const segments: SpokenWord[] = [];
  let startMs = 0;
  // Its first field is the first frame, which is none.
  for (let at = 2; at + 1 < fields.length; at += 4) {
    const endMs = Number(fields[at + 1]) * FRAME_MS;
    const word = (fields[at] ?? '').replace(/\(\d+\)$/, '');
    if (!/^[<[+]/.test(word)) segments.push({ word, startMs, endMs, exact: true });
    startMs = endMs;
  }
  return segments;
}
