import { expect, test } from '@playwright/test';
import * as fc from 'fast-check';
import { captionText } from '../../core/captions/caption.ts';
import { type CaptionEvent, foldCaptions, noCaptions } from '../../core/captions/captions.ts';
import { createMemory } from '../rooms/memory.ts';
import { type Numbered, type Told, WIRE_VERSION } from './events.ts';
import { createTelling } from './telling.ts';
import { emptyView, foldView, type View } from './view.ts';

const part = { sessionId: 's', number: 1, offsetMs: 0, opening: 1 };
const turn = (number: number) => ({ startMs: 2_000 * number, endMs: 2_000 * number + 1_500, islands: [] });

/** What can come of a turn, in any order and as often as it likes. */
const eventOf = (number: number): fc.Arbitrary<CaptionEvent> => {
  const turnId = `1.${number}`;
  return fc.oneof(
    fc
      .string({ maxLength: 8 })
      .map(
        (text): CaptionEvent => ({ type: 'text', turnId, text: ` ${text}`, atMs: 2_000 * number + 1_000 }),
      ),
    fc.constant<CaptionEvent>({ type: 'heard', turnId, turn: turn(number) }),
    fc.string({ maxLength: 20 }).map((text): CaptionEvent => ({ type: 'final', turnId, text })),
    fc.constant<CaptionEvent>({ type: 'failed', turnId }),
    fc.constant<CaptionEvent>({
      type: 'lost',
      turnIds: new Set([turnId]),
      isReplayed: true,
      turn: turn(number),
    }),
  );
};
const events = fc.array(fc.integer({ min: 1, max: 4 }).chain(eventOf), { maxLength: 30 });

const textsOf = (view: View): readonly string[] =>
  (view[0]?.captions ?? []).map(captionText).filter((text) => text.trim() !== '');

function tellAll(all: readonly CaptionEvent[]) {
  const tell = createTelling({ lane: 'Ann', part });
  const memory = createMemory();
  const told: Numbered[] = [];
  let captions = noCaptions;
  const lost = new Set<string>();
  for (const event of all) {
    // A lane lets nothing in of a turn that is heard again as another.
    if ('turnId' in event && lost.has(event.turnId)) continue;
    if (event.type === 'lost') for (const turnId of event.turnIds) lost.add(turnId);
    captions = foldCaptions(captions, event);
    for (const next of tell(captions)) {
      const numbered = memory.take({ kind: 'told', told: next }, told.length + 1);
      if (numbered !== null) told.push(numbered);
    }
  }
  return { captions, told, memory };
}

const follow = (all: readonly Told[], from: View = emptyView): View => all.reduce(foldView, from);

test('who follows from the beginning has every settled caption of the lane, in its order', () => {
  fc.assert(
    fc.property(events, (all) => {
      const { captions, told } = tellAll(all);
      const settled = captions.filter(
        ({ state, text }) => (state === 'final' || state === 'failed') && text !== '',
      );
      const shown = (follow(told)[0]?.captions ?? []).filter(
        ({ state }) => state === 'final' || state === 'failed',
      );
      for (const { id, text } of settled)
        expect(shown.find((caption) => caption.id === `s/Ann/${id}`)?.text).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test('who comes late, or comes back, has what those have who were there all the time', () => {
  fc.assert(
    fc.property(events, fc.nat(60), (all, seen) => {
      const { told, memory } = tellAll(all);
      const always = follow(told);
      const before = told.slice(0, seen);
      const back = follow(memory.since(before.at(-1)?.seq ?? null), follow(before));
      expect(textsOf(back)).toEqual(textsOf(always));
      // What comes twice changes nothing.
      expect(textsOf(follow(told, back))).toEqual(textsOf(always));
    }),
    { numRuns: 300 },
  );
});

test('a late viewer gets lines and what is open as a whole, numbered as they were', () => {
  const { memory } = tellAll([
    { type: 'text', turnId: '1.1', text: 'Good', atMs: 3_000 },
    { type: 'text', turnId: '1.1', text: ' evening.', atMs: 3_200 },
    { type: 'heard', turnId: '1.1', turn: turn(1) },
    { type: 'final', turnId: '1.1', text: 'Good evening.' },
    { type: 'text', turnId: '1.2', text: 'And', atMs: 5_000 },
    { type: 'text', turnId: '1.2', text: ' now', atMs: 5_200 },
  ]);
  const place = { session: 's', lane: 'Ann', v: WIRE_VERSION };
  expect(memory.since(null)).toEqual([
    {
      ...place,
      type: 'final',
      id: '1.1',
      text: 'Good evening.',
      state: 'final',
      startMs: 2_000,
      endMs: 3_500,
      seq: 4,
    },
    {
      ...place,
      type: 'delta',
      id: '1.2',
      from: 0,
      text: 'And now',
      startMs: 4_000,
      endMs: 5_200,
      seq: 6,
    },
  ]);
  expect(memory.since(5)).toEqual([
    { ...place, type: 'delta', id: '1.2', from: 3, text: ' now', startMs: 4_000, endMs: 5_200, seq: 6 },
  ]);
  expect(memory.since(6)).toEqual([]);
});
