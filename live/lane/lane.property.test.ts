/** Whatever befalls a lane: every word that was said is in a line, or lies in a gap; and no fault says many words twice. */
import { test } from '@playwright/test';
import fc from 'fast-check';
import type { TranscriptEntry } from '../../core/transcript/transcript.ts';
import { openScene, type Scene, talkOf } from '../../e2e/live/scene.ts';
import { finish, reset } from '../../e2e/live/talk.ts';
import type { Word } from '../../e2e/live/talkCapture.ts';

/** An engine that leaves words out of its text without a word about it cannot be caught: what it answers is taken for what was said. */
const fault = fc.record({
  atMs: fc.integer({ min: 0, max: 40_000 }),
  lengthMs: fc.integer({ min: 400, max: 12_000 }),
  kind: fc.constantFrom(
    'lost',
    'outage',
    'failed',
    'failedTwice',
    'empty',
    'notUnderstood',
    'deaf',
    'unsteady',
    'ending',
    'withheld',
  ),
});
/** What stands is told this often, and a moment later. */
const STANDING_MS = 2_100;

const FRAME_MS = 20;
const MOST_TWICE = 3;

type Fault = typeof fault extends fc.Arbitrary<infer Value> ? Value : never;

/** Three words last more than a second: less, without a word in two hearings, counts as a cough. */
const sentences = fc.array(fc.integer({ min: 3, max: 14 }), { minLength: 2, maxLength: 8 });

/** Words that are told apart, in sentences of these lengths. */
function talkFrom(lengths: readonly number[]): readonly Word[] {
  let count = 0;
  const words = lengths.flatMap((length) =>
    Array.from({ length }, (_, index) => {
      count += 1;
      return `w${count}${index === length - 1 ? '.' : ''}`;
    }),
  );
  return talkOf(words.join(' '));
}

async function suffer({ clock, engine }: Scene, { kind, lengthMs }: Fault) {
  const { script } = engine;
  const connection = engine.opened.findLast(({ isHearing }) => isHearing());
  const during = async (set: (isOn: boolean) => void) => {
    set(true);
    await clock.wind(lengthMs);
    set(false);
  };
  switch (kind) {
    case 'lost':
      return connection?.lose();
    case 'outage':
      script.refusals.push(...Array.from({ length: Math.ceil(lengthMs / 2_000) }, () => reset));
      return connection?.lose();
    case 'failed':
    case 'empty':
    case 'notUnderstood':
      return script.answers.push(kind);
    case 'failedTwice':
      return script.answers.push('failed', 'failed');
    case 'deaf':
      await during((isOn) => {
        script.isDeaf = isOn;
      });
      // The receiver's next report tells of it.
      return clock.wind(1_000);
    case 'withheld':
      return during((isOn) => {
        script.withholdsFinals = isOn;
      });
    case 'unsteady':
      connection?.tell({ type: 'steady', isSteady: false });
      await clock.wind(Math.min(lengthMs, 5_000));
      return connection?.tell({ type: 'steady', isSteady: true });
    case 'ending':
      return connection?.tell({ type: 'ending' });
    default:
      throw new Error(kind satisfies never);
  }
}

/** What another engine can make up for: the preferred one is away, and says so. */
const isOutage = (kind: Fault['kind']) => kind === 'lost' || kind === 'outage' || kind === 'unsteady';

const histories = fc.record({
  lengths: sentences,
  faults: fc.array(fault, { minLength: 1, maxLength: 4 }),
  endMs: fc.integer({ min: 3_000, max: 60_000 }),
  isAbandoned: fc.boolean(),
  hasFallback: fc.boolean(),
});

/** What the next start has after a kill: entries, and what stood instead of them. */
function afterKill(scene: Scene): readonly TranscriptEntry[] {
  const byId = new Map(scene.entries().map((entry) => [entry.id, entry]));
  for (const entry of scene.standing()) byId.set(entry.id, entry);
  return [...byId.values()];
}

/** Every word that ended before a moment is in a line, or overlaps a gap. Gives back how many are there twice. */
function expectNothingLost(
  words: readonly Word[],
  entries: readonly TranscriptEntry[],
  untilMs: number,
): number {
  const said = entries.flatMap((entry) => (entry.kind === 'line' ? entry.text.split(' ') : []));
  const isMarked = ({ startMs, endMs }: Word) =>
    entries.some((entry) => entry.kind === 'gap' && entry.startMs < endMs && entry.endMs > startMs);
  const lost = words.filter((word) => word.endMs <= untilMs && !said.includes(word.text) && !isMarked(word));
  if (lost.length > 0) throw new Error(`lost without a mark: ${JSON.stringify({ lost, entries })}`);
  return words.filter(({ text }) => said.indexOf(text) !== said.lastIndexOf(text)).length;
}

test('every word of a talk is in a line or in a gap, whatever befalls its lane', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async ({ lengths, faults, endMs, isAbandoned, hasFallback }) => {
      const words = talkFrom(lengths);
      const scene = openScene(words, { hasFallback });
      let nowMs = 0;
      for (const each of faults.toSorted((one, other) => one.atMs - other.atMs)) {
        if (each.atMs > nowMs) await scene.clock.wind(each.atMs - nowMs);
        nowMs = scene.clock.nowMs();
        await suffer(scene, each);
      }
      if (endMs > scene.clock.nowMs()) await scene.clock.wind(endMs - scene.clock.nowMs());
      expectNothingLost(words, afterKill(scene), scene.capture.capturedMs() - STANDING_MS);
      if (isAbandoned) scene.lane.abandon();
      else await finish(scene, 120_000);
      const twice = expectNothingLost(words, scene.entries(), scene.capture.capturedMs() - FRAME_MS);
      const isCovered = hasFallback && faults.every(({ kind }) => isOutage(kind));
      if (isCovered && !isAbandoned && scene.gaps().length > 0) throw new Error(`gaps: ${scene.gaps()}`);
      // A word at a turn's edge may be in both; a whole sentence never.
      if (twice > MOST_TWICE * faults.length) throw new Error(`${twice} words twice: ${scene.said()}`);
    }),
    {
      numRuns: Number(process.env['RUNS'] ?? 300),
      // The same histories each time; others with SEED and RUNS.
      seed: Number(process.env['SEED'] ?? 12),
    },
  );
});
