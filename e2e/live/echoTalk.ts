/** Two sides of a made-up call, the far side also in the microphone, each written down with a recognizer's errors. Plays no sound. */
import { weightOf } from '../../core/text/wordWeight.ts';
import type { SaidWord, TranscriptLine } from '../../core/transcript/transcript.ts';

/** A word as it was said, or as it came out of the speakers. */
export interface CallWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  /** made: no one said it, the recognizer wrote it. */
  readonly from: 'own' | 'echo' | 'made';
}

/** A line with where each of its words is from. */
export interface CallLine {
  readonly line: TranscriptLine;
  readonly from: readonly CallWord['from'][];
}

export interface CallConditions {
  /** Of the words, those left out, written otherwise or made up, a third each. */
  readonly errorRate: number;
  /** How much later the microphone hears the far side. */
  readonly echoMs: number;
  /** Whether the engine tells when each word was said. */
  readonly isTold: boolean;
}

export type Random = () => number;

/** In [0, 1), the same for the same seed: a linear congruential generator. Source: Numerical Recipes. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  for (let warm = 0; warm < 4; warm += 1) state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const between = (random: Random, from: number, to: number): number => from + (to - from) * random();

/** One sentence said from a moment on, at a person's pace. */
export function say(random: Random, text: string, fromMs: number): readonly CallWord[] {
  const pace = between(random, 40, 65);
  let atMs = fromMs;
  return text.split(' ').map((word) => {
    const startMs = atMs;
    const endMs = startMs + weightOf(word) * pace * between(random, 0.75, 1.3);
    atMs = endMs + (/[,;]$/.test(word) ? between(random, 150, 450) : between(random, 0, 40));
    return { text: word, startMs, endMs, from: 'own' };
  });
}

/** Who speaks into a microphone is louder than the speakers: of two at once it is theirs that is written down. */
const BREATH_MS = 600;

/** What a microphone beside the speakers hears: own words, and of the far side's those that no own phrase covers. */
export function heardByMicrophone(
  random: Random,
  own: readonly CallWord[],
  far: readonly CallWord[],
  echoMs: number,
): readonly CallWord[] {
  const echo = far.map((word): CallWord => {
    const lateMs = echoMs + between(random, -60, 60);
    return { ...word, startMs: word.startMs + lateMs, endMs: word.endMs + lateMs, from: 'echo' };
  });
  const isCovered = ({ startMs, endMs }: CallWord) =>
    own.some((word, index) => {
      const next = own[index + 1];
      const isOnePhrase = next !== undefined && next.startMs - word.endMs < BREATH_MS;
      return word.startMs < endMs && (isOnePhrase ? next.startMs : word.endMs) > startMs;
    });
  return [...own, ...echo.filter((word) => !isCovered(word))].toSorted(
    (one, other) => one.startMs - other.startMs,
  );
}

const MADE_UP = 'a the so and well by to of our some that it on'.split(' ');

/** As a recognizer writes it. */
function written(random: Random, words: readonly CallWord[], errorRate: number): readonly CallWord[] {
  return words.flatMap((word): readonly CallWord[] => {
    if (random() >= errorRate) return [word];
    const kind = Math.floor(random() * 3);
    if (kind === 0) return [];
    if (kind === 1)
      return random() < 0.6
        ? [{ ...word, text: misspelled(random, word.text) }]
        : [{ ...word, text: madeUp(random), from: word.from === 'own' ? 'own' : 'made' }];
    const half = (word.startMs + word.endMs) / 2;
    return [
      { ...word, endMs: half },
      { text: madeUp(random), startMs: half, endMs: word.endMs, from: 'made' },
    ];
  });
}

const madeUp = (random: Random): string => MADE_UP[Math.floor(random() * MADE_UP.length)] ?? 'a';

/** Another vowel, or a letter twice: "weather" for "whether". */
function misspelled(random: Random, word: string): string {
  const at = Math.floor(random() * word.length);
  const letter = word.charAt(at);
  const other = /[aeiou]/.test(letter) ? 'aeiou'.charAt(Math.floor(random() * 5)) : letter + letter;
  return word.slice(0, at) + other + word.slice(at + 1);
}

/** Cuts what was heard into turns, by pauses and now and then elsewhere, and writes each down. */
export function linesOf(
  random: Random,
  lane: string,
  heard: readonly CallWord[],
  { errorRate, isTold }: CallConditions,
): readonly CallLine[] {
  const turns: CallWord[][] = [];
  const pauseMs = between(random, 450, 800);
  let mostMs = between(random, 5_000, 15_000);
  for (const word of heard) {
    const turn = turns.at(-1);
    const [first, last] = [turn?.[0], turn?.at(-1)];
    const goesOn = last !== undefined && word.startMs - last.endMs < pauseMs;
    if (turn !== undefined && goesOn && word.endMs - (first?.startMs ?? 0) < mostMs) turn.push(word);
    else {
      turns.push([word]);
      mostMs = between(random, 5_000, 15_000);
    }
  }
  return turns.flatMap((turn, index) => {
    const words = written(random, turn, errorRate);
    return words.length === 0
      ? []
      : [
          {
            line: lineOf(random, { lane, id: `1:${index}`, turn, words, isTold }),
            from: words.map(({ from }) => from),
          },
        ];
  });
}

interface WrittenTurn {
  readonly lane: string;
  readonly id: string;
  readonly turn: readonly CallWord[];
  readonly words: readonly CallWord[];
  readonly isTold: boolean;
}

function lineOf(random: Random, { lane, id, turn, words, isTold }: WrittenTurn): TranscriptLine {
  const islands: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of turn) {
    const last = islands.at(-1);
    if (last !== undefined && startMs - last.endMs < 120) last.endMs = Math.max(last.endMs, endMs);
    else islands.push({ startMs, endMs });
  }
  const off = () => between(random, -80, 80);
  const said = words.map(
    ({ text, startMs, endMs }): SaidWord => [
      text,
      Math.max(0, Math.round(startMs + off())),
      Math.max(0, Math.round(endMs + off())),
    ],
  );
  let chars = 0;
  const anchors = words.map(({ text, endMs }) => {
    chars += text.length + (chars > 0 ? 1 : 0);
    return { chars, atMs: endMs + between(random, 500, 1_200) };
  });
  return {
    ...{
      kind: 'line',
      lane,
      id,
      text: words.map(({ text }) => text).join(' '),
      state: 'final',
      speaker: null,
    },
    startMs: islands[0]?.startMs ?? 0,
    endMs: islands.at(-1)?.endMs ?? 0,
    islands,
    anchors,
    ...(isTold && { words: said }),
  };
}
