/** Two scripted conversations for the rule on echoes, and what a reader would see of them. Judges nothing itself. */
import { readFileSync } from 'node:fs';
import { joinWords, wordsOf } from '../../core/text/words.ts';
import type { TranscriptLine } from '../../core/transcript/transcript.ts';
import {
  type CallConditions,
  type CallLine,
  type CallWord,
  heardByMicrophone,
  linesOf,
  type Random,
  randomOf,
  say,
} from './echoTalk.ts';

const SENTENCES = readFileSync(new URL('../speech/corpus/sentences.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');

/** What people say while and after others speak. */
const ANSWERS = [
  'Yes.',
  'I think so.',
  'No, not yet.',
  'Right.',
  'Good point.',
  'Well, I do not agree with that.',
];

export interface Call {
  readonly you: readonly CallLine[];
  readonly others: readonly TranscriptLine[];
}

/** The far side says each sentence, and the near side answers. `hasEcho`: the speakers are on; otherwise headphones. */
export function call(seed: number, conditions: CallConditions, hasEcho: boolean): Call {
  const random = randomOf(seed);
  const far: CallWord[] = [];
  const own: CallWord[] = [];
  let atMs = 500;
  for (const sentence of SENTENCES) {
    const theirs = say(random, sentence, atMs);
    far.push(...theirs);
    const mine = answer(
      random,
      theirs,
      SENTENCES.filter((other) => other !== sentence),
    );
    own.push(...mine);
    atMs = Math.max(theirs.at(-1)?.endMs ?? 0, mine.at(-1)?.endMs ?? 0) + 200 + 1_300 * random();
  }
  const heard = hasEcho ? heardByMicrophone(random, own, far, conditions.echoMs) : own;
  return {
    you: linesOf(random, 'you', heard, conditions),
    others: linesOf(random, 'others', far, conditions).map(({ line }) => line),
  };
}

/** Nothing, a short answer after or over them, the next thing to say, or their own words again, a moment later. */
function answer(
  random: Random,
  theirs: readonly CallWord[],
  sentences: readonly string[],
): readonly CallWord[] {
  const [startMs, endMs] = [theirs[0]?.startMs ?? 0, theirs.at(-1)?.endMs ?? 0];
  const short = ANSWERS[Math.floor(random() * ANSWERS.length)] ?? 'Yes.';
  const next = sentences[Math.floor(random() * sentences.length)] ?? short;
  const kind = random();
  if (kind < 0.4) return [];
  if (kind < 0.6) return say(random, short, endMs + 100 + 500 * random());
  if (kind < 0.7) return say(random, short, startMs + (endMs - startMs) * (0.2 + 0.6 * random()));
  if (kind < 0.85) return say(random, next, endMs + 600 * random());
  if (kind < 0.92) return say(random, next, startMs + (endMs - startMs) * (0.3 + 0.5 * random()));
  // Who repeats what was said has heard it first.
  const again = theirs.slice(-4 - Math.floor(6 * random())).map(({ text }) => text);
  return say(random, again.join(' '), endMs + 250 + 800 * random());
}

export interface Shown {
  /** Lines of the far side's words only, with four and more of them, and how many of those are seen. */
  readonly echoes: number;
  readonly doubled: readonly string[];
  /** Own words, and those that are not seen. */
  readonly own: number;
  readonly removed: readonly string[];
  /** Lines with an own answer or own words, none of which is seen. A lone word that errors left of them is anybody's. */
  readonly lost: readonly string[];
  /** Echoes of four and more words in a row that are seen beside own words. */
  readonly halves: readonly string[];
  /** Lines that are seen and hold no own word: less than four words of an echo. */
  readonly scraps: readonly string[];
}

/** What of a microphone's lines is seen after the rule, which says of each word whether it is an echo. */
export function shownOf(
  lines: readonly CallLine[],
  judge: (line: TranscriptLine) => readonly boolean[],
): Shown {
  const shown = { echoes: 0, doubled: [], own: 0, removed: [], lost: [], halves: [], scraps: [] } as {
    -readonly [Key in keyof Shown]: Shown[Key] extends readonly string[] ? string[] : number;
  };
  for (const { line, from } of lines) {
    const seen = judge(line).map((isEcho) => !isEcho);
    const left = wordsOf(line.text).filter((_word, index) => seen[index]);
    const echo = from.filter((one) => one === 'echo').length;
    const own = from.filter((one) => one === 'own').length;
    shown.own += own;
    for (const [index, one] of from.entries())
      if (one === 'own' && !seen[index])
        shown.removed.push(`${wordsOf(line.text)[index]?.text} of: ${line.text}`);
    if (own === 0 && echo >= 4) shown.echoes += 1;
    const isSaid =
      own > 1 || wordsOf(line.text).some(({ text }, index) => from[index] === 'own' && text.endsWith('.'));
    if (isSaid && !from.some((one, index) => one === 'own' && seen[index])) shown.lost.push(line.text);
    const longest = longestRun(from, seen);
    if (longest >= 4) (own === 0 ? shown.doubled : shown.halves).push(`${joinWords(left)} of: ${line.text}`);
    else if (own === 0 && longest > 0) shown.scraps.push(`${joinWords(left)} of: ${line.text}`);
  }
  return shown;
}

/** How many of the far side's words are seen in a row; what the recognizer made up between them counts for nothing. */
function longestRun(from: CallLine['from'], seen: readonly boolean[]): number {
  let longest = 0;
  let run = 0;
  for (const [index, one] of from.entries()) {
    if (one === 'made') continue;
    run = one === 'echo' && seen[index] === true ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
