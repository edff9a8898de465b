/**
 * When each word of a recording was said, by forced alignment with PocketSphinx (two packages of Debian): a search whose
 * grammar is the one sentence that was said. Its frames are 10 ms long.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Utterance } from '../../../e2e/speech/human.ts';
import type { SpokenWord } from '../../../e2e/speech/talk.ts';
import type { Reading } from '../../../e2e/speech/wav.ts';

const ALIGNER = '/usr/bin/pocketsphinx_batch';
const MODEL = '/usr/share/pocketsphinx/model/en-us/en-us';
const DICTIONARY = '/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict';
const FRAME_MS = 10;

/** Wide beams, so that the one path there is survives; and no sound is taken out, so that frames are times. */
const OPTIONS =
  '-adcin yes -cepext .raw -remove_silence no -remove_noise no -bestpath no -beam 1e-80 -wbeam 1e-60 -pbeam 1e-80';

/** Null for a text that the dictionary does not know every word of, and for one that the sound does not fit. */
export type Align = (utterance: Utterance) => readonly SpokenWord[] | null;

/** The recordings are at 16 kHz, as the model is. */
export function createAligner(): Reading<Align> {
  for (const [path, name] of [
    [ALIGNER, 'pocketsphinx'],
    [MODEL, 'pocketsphinx-en-us'],
  ] as const)
    if (!existsSync(path)) return { ok: false, reason: `No forced alignment: apt-get install ${name}.` };
  const known = new Set(
    readFileSync(DICTIONARY, 'utf8')
      .split('\n')
      .map((line) => line.split(' ', 1)[0]),
  );
  return {
    ok: true,
    value: (utterance) => {
      const words = wordsOf(utterance.text);
      return words.every((word) => known.has(word)) ? align(utterance, words) : null;
    },
  };
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9' ]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');

function align({ sound }: Utterance, words: readonly string[]): readonly SpokenWord[] | null {
  const folder = mkdtempSync(join(tmpdir(), 'align-'));
  const at = (name: string) => join(folder, name);
  try {
    writeFileSync(at('grammar'), `#JSGF V1.0;\ngrammar g;\npublic <s> = ${words.join(' ')} ;\n`);
    writeFileSync(at('list'), 'sound\n');
    const samples = Int16Array.from(sound.samples, (sample) => Math.round(sample * 32_767));
    writeFileSync(at('sound.raw'), new Uint8Array(samples.buffer));
    const files = ['-jsgf', at('grammar'), '-ctl', at('list'), '-cepdir', folder, '-hypseg', at('words')];
    const all = ['-hmm', MODEL, '-dict', DICTIONARY, ...files, ...OPTIONS.split(' '), '-logfn', at('log')];
    execFileSync(ALIGNER, all, { stdio: 'ignore' });
    return matching(segmentsOf(readFileSync(at('words'), 'utf8')), words);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One line: scores, then for each word its first frame, two scores and itself; then the last frame. */
function segmentsOf(line: string): readonly SpokenWord[] {
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

const matching = (segments: readonly SpokenWord[], words: readonly string[]): readonly SpokenWord[] | null =>
  segments.length === words.length && segments.every(({ word }, index) => word === words[index])
    ? segments
    : null;
