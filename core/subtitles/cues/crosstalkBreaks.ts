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
/** More than in breaks.ts: a word thrown in can share the other's cue. */
const TOO_BRIEF = 24;

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
  const steps: BestSteps[] = [{}];
  const reached: (readonly Reached[])[] = [[{ owner: before, cost: 0 }]];
  for (const [end, to] of cuts.entries()) {
    if (end === 0) continue;
    const best: BestSteps = {};
    for (let start = end - 1; start >= 0; start -= 1) {
      const from = cuts[start];
      if (from === undefined || !isBefore(from, to)) continue;
      if (isTooWide(voices, { from, to }, style)) break;
      for (const step of stepsBetween(voices, { from, to }, { style, reached: reached[start] ?? [] }))
        if (step.cost < (best[step.owner]?.cost ?? Number.POSITIVE_INFINITY))
          best[step.owner] = { ...step, from: start };
    }
    steps.push(best);
    reached.push(cheapestFirst(best));
  }
  return cuesTo(steps);
}

type BestSteps = Partial<Record<Owner, Step>>;

/** A cut is reached at this cost with a cue of this owner before it. */
interface Reached {
  readonly owner: Owner;
  readonly cost: number;
}

function cheapestFirst(best: BestSteps): readonly Reached[] {
  const all = OWNERS.flatMap((owner) => {
    const cost = best[owner]?.cost;
    return cost === undefined ? [] : [{ owner, cost }];
  });
  return all.sort((one, other) => one.cost - other.cost);
}

const isBefore = (from: Cut, to: Cut): boolean => from.done[0] <= to.done[0] && from.done[1] <= to.done[1];

interface Between {
  readonly from: Cut;
  readonly to: Cut;
}

/** More than any cue can hold, and still more the further back it begins. */
function isTooWide(voices: Voices, { from, to }: Between, { maxLineChars, maxLines }: CueStyle): boolean {
  const [one, other] = voices;
  const width = widthBetween(one, from.done[0], to.done[0]) + widthBetween(other, from.done[1], to.done[1]);
  return !fitsIn(width, maxLines * maxLineChars + maxLines);
}

const widthBetween = ({ costs }: Voice, from: number, to: number): number =>
  valueAt(costs.widths, to) - valueAt(costs.widths, from);

function partOf(side: 0 | 1, { from, to }: Between): Part | null {
  const [first, last] = [from.done[side], to.done[side] - 1];
  return first > last ? null : { first, last };
}

const isOneTurn = ({ turns }: Voice, part: Part | null): boolean =>
  part === null || turns[part.first] === turns[part.last];

interface Reaching {
  readonly style: CueStyle;
  readonly reached: readonly Reached[];
}

type Found = Omit<Step, 'from'> & { readonly owner: Owner };

function stepsBetween(voices: Voices, between: Between, reaching: Reaching): readonly Found[] {
  const [one, other] = [partOf(0, between), partOf(1, between)];
  if (!isOneTurn(voices[0], one) || !isOneTurn(voices[1], other)) return [];
  const { nextMs, earlyMs } = between.to;
  const ending = { ...reaching, nextMs, early: (earlyMs / 1_000) * EARLY_PER_SECOND };
  if (one !== null && other !== null) return sharedStep(voices, [one, other], ending);
  if (one !== null) return ownSteps(voices[0], { side: 0, part: one }, ending);
  return other === null ? [] : ownSteps(voices[1], { side: 1, part: other }, ending);
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

const sharedWidth = (voice: Voice, { first, last }: Part): number =>
  labelOf(voice, voice.sharedLabels, first) + lineWidth(voice.costs, first, last);

function sharedStep(voices: Voices, parts: readonly [Part, Part], ending: Ending): readonly Found[] {
  const { style, reached, early, nextMs } = ending;
  const [cheapest] = reached;
  const widths = [sharedWidth(voices[0], parts[0]), sharedWidth(voices[1], parts[1])] as const;
  if (cheapest === undefined || !fitsIn(Math.max(...widths), style.maxLineChars)) return [];
  const [one, other] = [spokenOf(voices[0], parts[0]), spokenOf(voices[1], parts[1])];
  const aheadMs = Math.abs(one.startMs - other.startMs);
  const startMs = Math.min(one.startMs, other.startMs);
  const endMs = Math.max(one.endMs, other.endMs);
  if (aheadMs > MOST_EARLY_MS || endMs - startMs > style.maxDurationMs) return [];
  const cost =
    cheapest.cost +
    cueCost(voices[0].costs, parts[0].first, parts[0].last) +
    cueCost(voices[1].costs, parts[1].first, parts[1].last) +
    paceCost({ startMs, endMs, nextStartMs: nextMs, tooBrief: TOO_BRIEF }, widths[0] + widths[1], style) +
    (aheadMs / 1_000) * EARLY_PER_SECOND +
    early;
  return [{ owner: BOTH, before: cheapest.owner, cost, cue: { parts, upperLast: -1, isLabelled: true } }];
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
  return reached.flatMap(({ owner: before, cost: sum }) => {
    const isLabelled = before !== side || changes;
    const labelWidth = isLabelled ? labelOf(voice, voice.ownLabels, first) : 0;
    const layout = layOut(voice.costs, { first, last, labelWidth }, style);
    if (layout === null) return [];
    const width = labelWidth + lineWidth(voice.costs, first, last);
    const pace = paceCost({ ...spoken, nextStartMs: nextMs, tooBrief: TOO_BRIEF }, width, style);
    const cost = sum + cueOnly + layout.cost + pace;
    return [{ owner: side, before, cost, cue: { parts, upperLast: layout.upperLast, isLabelled } }];
  });
}

function cuesTo(steps: readonly BestSteps[]): readonly CrosstalkCue[] {
  const cues: CrosstalkCue[] = [];
  const last = Object.values(steps.at(-1) ?? {}).toSorted((one, other) => one.cost - other.cost)[0];
  for (let step = last; step !== undefined; step = steps[step.from]?.[step.before]) cues.push(step.cue);
  return cues.reverse();
}
