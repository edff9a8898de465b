/**
 * Where the words of two people who speak at once part into cues that follow one another: the least sum of penalties,
 * as in breaks.ts. It writes no text and moves no times.
 */
import { fitsIn } from '../../text/width.ts';
import { valueAt } from '../sums.ts';
import { lineWidth } from './breakCosts.ts';
import { cueCost, layOut, paceCost } from './breaks.ts';
import type { CueStyle } from './cueStyle.ts';
import { type Cut, cutPlaces, MOST_EARLY_MS, type Voice, type Voices } from './cutPlaces.ts';

/** Words of one of the two. */
export interface Part {
  readonly first: number;
  readonly last: number;
}

/** A cue: of one of the two, on one line or two, or of both, a line each. */
export interface CrosstalkCue {
  readonly parts: readonly [Part | null, Part | null];
  /** The last word on the upper line of an own cue. */
  readonly upperLast: number;
  readonly isLabelled: boolean;
}

/** Whose cue: 0 or 1 of the voices, or both. */
export const BOTH = 2;
export type Owner = 0 | 1 | typeof BOTH;
const OWNERS = [0, 1, BOTH] as const;

/** Text that is read before it is said, or is gone when it is: twice what a pause inside a cue costs. */
const EARLY_PER_SECOND = 4;

interface Step {
  readonly cost: number;
  readonly from: number;
  readonly before: Owner;
  readonly cue: CrosstalkCue;
}

/**
 * Every word of both once and in order. Each cue begins as a word of it is said and holds what is said until the next
 * one begins, so that neither waits for the other: of both a line each, with a dash; of one alone as ever. A line leaves
 * or appears up to 1.5 s before it is said where that ends a clause. `before`: whose cue came last.
 * Sources: Netflix Timed Text Style Guide, English, dual speakers (a line each); BBC Subtitle Guidelines, verbatim before
 * reading speed (2.1), timing before line breaks (3.10), no more than 1.5 s ahead (5). They have no rule for two who go on
 * speaking at once: sharing each cue follows from these.
 */
export function breakCrosstalk(
  voices: Voices,
  style: CueStyle,
  { limitMs, before }: { readonly limitMs: number; readonly before: Owner },
): readonly CrosstalkCue[] {
  const cuts = cutPlaces(voices, limitMs);
  const steps: Partial<Record<Owner, Step>>[] = [{}];
  for (const [end, to] of cuts.entries()) {
    if (end === 0) continue;
    const best: Partial<Record<Owner, Step>> = {};
    for (let start = end - 1; start >= 0; start -= 1) {
      const from = cuts[start];
      if (from === undefined || !isBefore(from, to)) continue;
      if (isTooWide(voices, { from, to }, style)) break;
      const reached = start === 0 ? { [before]: 0 } : costsOf(steps[start]);
      for (const step of stepsBetween(voices, { from, to }, { style, reached }))
        if (step.cost < (best[step.owner]?.cost ?? Number.POSITIVE_INFINITY))
          best[step.owner] = { ...step, from: start };
    }
    steps.push(best);
  }
  return cuesTo(steps);
}

type Reached = Partial<Record<Owner, number>>;

function costsOf(step: Partial<Record<Owner, Step>> | undefined): Reached {
  const reached: Reached = {};
  for (const owner of OWNERS) {
    const cost = step?.[owner]?.cost;
    if (cost !== undefined) reached[owner] = cost;
  }
  return reached;
}

const isBefore = (from: Cut, to: Cut): boolean => from.done[0] <= to.done[0] && from.done[1] <= to.done[1];

interface Between {
  readonly from: Cut;
  readonly to: Cut;
}

/** More than any cue can hold, and still more the further back it begins. */
function isTooWide(voices: Voices, { from, to }: Between, { maxLineChars, maxLines }: CueStyle): boolean {
  const width = voices.reduce((sum, { costs }, index) => {
    const side = index === 0 ? 0 : 1;
    return sum + valueAt(costs.widths, to.done[side]) - valueAt(costs.widths, from.done[side]);
  }, 0);
  return !fitsIn(width, maxLines * maxLineChars + maxLines);
}

function partOf(side: 0 | 1, { from, to }: Between): Part | null {
  const [first, last] = [from.done[side], to.done[side] - 1];
  return first > last ? null : { first, last };
}

interface Reaching {
  readonly style: CueStyle;
  readonly reached: Reached;
}

type Found = Omit<Step, 'from'> & { readonly owner: Owner };

function stepsBetween(voices: Voices, between: Between, reaching: Reaching): readonly Found[] {
  const parts = [partOf(0, between), partOf(1, between)] as const;
  const isOneTurn = parts.every((part, side) => {
    const { turns } = voices[side === 0 ? 0 : 1];
    return part === null || turns[part.first] === turns[part.last];
  });
  if (!isOneTurn) return [];
  const early = (between.to.earlyMs / 1_000) * EARLY_PER_SECOND;
  const [one, other] = parts;
  if (one !== null && other !== null)
    return sharedSteps(voices, [one, other], { ...reaching, early, nextMs: between.to.nextMs });
  const side = one === null ? 1 : 0;
  const part = one ?? other;
  if (part === null) return [];
  return ownSteps(voices[side], { side, part }, { ...reaching, early, nextMs: between.to.nextMs });
}

interface Ending extends Reaching {
  readonly early: number;
  readonly nextMs: number;
}

function spokenOf(voice: Voice, { first, last }: Part) {
  const startMs = valueAt(voice.starts, first);
  return { startMs, endMs: Math.max(startMs, voice.words[last]?.endMs ?? 0) };
}

const labelOf = (voice: Voice, widths: readonly number[], word: number): number =>
  widths[voice.turns[word] ?? 0] ?? 0;

function sharedSteps(voices: Voices, parts: readonly [Part, Part], ending: Ending): readonly Found[] {
  const { style, reached, early, nextMs } = ending;
  const widths = parts.map((part, index) => {
    const voice = voices[index === 0 ? 0 : 1];
    return labelOf(voice, voice.sharedLabels, part.first) + lineWidth(voice.costs, part.first, part.last);
  });
  if (widths.some((width) => !fitsIn(width, style.maxLineChars))) return [];
  const [one, other] = [spokenOf(voices[0], parts[0]), spokenOf(voices[1], parts[1])];
  const aheadMs = Math.abs(one.startMs - other.startMs);
  const startMs = Math.min(one.startMs, other.startMs);
  const endMs = Math.max(one.endMs, other.endMs);
  if (aheadMs > MOST_EARLY_MS || endMs - startMs > style.maxDurationMs) return [];
  const width = (widths[0] ?? 0) + (widths[1] ?? 0);
  const cost =
    cueCost(voices[0].costs, parts[0].first, parts[0].last) +
    cueCost(voices[1].costs, parts[1].first, parts[1].last) +
    paceCost({ startMs, endMs, nextStartMs: nextMs }, width, style) +
    (aheadMs / 1_000) * EARLY_PER_SECOND +
    early;
  return OWNERS.flatMap((before) => {
    const sum = reached[before];
    if (sum === undefined) return [];
    return { owner: BOTH, before, cost: sum + cost, cue: { parts, upperLast: -1, isLabelled: true } };
  });
}

function ownSteps(
  voice: Voice,
  { side, part }: { readonly side: 0 | 1; readonly part: Part },
  { style, reached, early, nextMs }: Ending,
): readonly Found[] {
  const { first, last } = part;
  const spoken = spokenOf(voice, part);
  if (first < last && spoken.endMs - spoken.startMs > style.maxDurationMs) return [];
  const changes =
    voice.changes[voice.turns[first] ?? 0] === true && voice.turns[first] !== voice.turns[first - 1];
  const cueOnly = cueCost(voice.costs, first, last) + early;
  const parts: CrosstalkCue['parts'] = side === 0 ? [part, null] : [null, part];
  return OWNERS.flatMap((before) => {
    const sum = reached[before];
    const isLabelled = before !== side || changes;
    const labelWidth = isLabelled ? labelOf(voice, voice.ownLabels, first) : 0;
    const layout = sum === undefined ? null : layOut(voice.costs, { first, last, labelWidth }, style);
    if (sum === undefined || layout === null) return [];
    const width = labelWidth + lineWidth(voice.costs, first, last);
    const pace = paceCost({ ...spoken, nextStartMs: nextMs }, width, style);
    const cost = sum + cueOnly + layout.cost + pace;
    return { owner: side, before, cost, cue: { parts, upperLast: layout.upperLast, isLabelled } };
  });
}

function cuesTo(steps: readonly Partial<Record<Owner, Step>>[]): readonly CrosstalkCue[] {
  const cues: CrosstalkCue[] = [];
  const last = Object.values(steps.at(-1) ?? {}).toSorted((one, other) => one.cost - other.cost)[0];
  for (let step = last; step !== undefined; step = steps[step.from]?.[step.before]) cues.push(step.cue);
  return cues.reverse();
}
