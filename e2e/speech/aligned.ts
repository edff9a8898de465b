/**
 * When each word of people's speech was said, by PocketSphinx's forced alignment: it recognises with a grammar of one
 * sentence. Two packages of Debian; where they are not installed, the reason says so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWav } from './encodeWav.ts';
import { readLibrivox, type Utterance } from './human.ts';
import type { SpokenWord, Talk } from './talk.ts';
import type { Reading } from './wav.ts';
import { plainWords } from './wordErrors.ts';

const MODEL = '/usr/share/pocketsphinx/model/en-us';

/** The dictionary has no figures. */
const FIGURES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const spelled = (word: string): string => FIGURES[Number(word)] ?? word;

/** The dictionary writes a second way to say a word as word(2), silence as <sil> and noise as [SPEECH]. */
const isWord = (name: string): boolean => !/^[<[]/.test(name);

/** Words as `plainWords` has them, in order, single figures spelled. A reason where a word is not in the dictionary, or the sentence does not fit the sound. */
export function alignWords({ text, sound }: Utterance): Reading<readonly SpokenWord[]> {
  if (!existsSync(MODEL))
    return { ok: false, reason: 'Nothing aligns words: apt-get install pocketsphinx pocketsphinx-en-us.' };
  const words = plainWords(text).map(spelled);
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-align-'));
  try {
    writeFileSync(join(folder, 'talk.wav'), writeWav(sound));
    writeFileSync(
      join(folder, 'talk.gram'),
      `#JSGF V1.0; grammar talk; public <talk> = ${words.join(' ')} ;`,
    );
    const options = ['-hmm', `${MODEL}/en-us`, '-dict', `${MODEL}/cmudict-en-us.dict`, '-time', 'yes'];
    const files = ['-infile', join(folder, 'talk.wav'), '-jsgf', join(folder, 'talk.gram')];
    const { stdout } = spawnSync('pocketsphinx_continuous', [...options, ...files, '-logfn', '/dev/null'], {
      encoding: 'utf8',
    });
    return read(stdout ?? '', words);
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
  const sounds: Float32Array[] = [];
  let atMs = 0;
  for (const { text, name, sound } of sentences.value) {
    const aligned = alignWords({ text, name, sound });
    if (!aligned.ok) return aligned;
    const pause = new Float32Array((PAUSE_MS * sound.sampleRate) / 1_000);
    atMs += PAUSE_MS;
    for (const word of aligned.value)
      words.push({ ...word, startMs: word.startMs + atMs, endMs: word.endMs + atMs });
    sounds.push(pause, sound.samples);
    atMs += (sound.samples.length / sound.sampleRate) * 1_000;
  }
  const sampleRate = sentences.value[0]?.sound.sampleRate ?? 0;
  const end = new Float32Array((PAUSE_MS * sampleRate) / 1_000);
  const samples = Float32Array.from([...sounds, end].flatMap((part) => [...part]));
  return { ok: true, value: { sound: { samples, sampleRate }, words } };
}

/** Lines of a word, its beginning and end in seconds, and a probability. */
function read(lines: string, words: readonly string[]): Reading<readonly SpokenWord[]> {
  const found = lines.split('\n').flatMap((line) => {
    const [, name = '', start, end] = /^(\S+) (\d+\.\d+) (\d+\.\d+) \S+$/.exec(line) ?? [];
    if (start === undefined || end === undefined || !isWord(name)) return [];
    const word = name.replace(/\(\d+\)$/, '');
    return [{ word, startMs: Number(start) * 1_000, endMs: Number(end) * 1_000, exact: true }];
  });
  const isAll = found.length === words.length && found.every(({ word }, index) => word === words[index]);
  return isAll ? { ok: true, value: found } : { ok: false, reason: 'The words do not fit the sound.' };
}
