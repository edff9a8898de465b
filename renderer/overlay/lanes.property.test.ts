/** Several lanes on one overlay: whatever one of them goes through, painted words of all of them stay where they are. */
import { test } from '@playwright/test';
import fc from 'fast-check';
import { type CaptionEvent, foldCaptions } from '../../core/captions/captions.ts';
import type { Layout } from '../../core/screen/row.ts';
import { emptyScreen, foldScreen, type Screen } from '../../core/screen/screen.ts';
import { hold, measure, placesOf } from '../../e2e/overlay/painted.ts';
import { emptyLane, overlayState, showLane } from './store.ts';

const LANES = ['you', 'others', 'phone'] as const;
const HISTORIES = 10_000;

const layout: Layout = { measure, widthPx: 160, lines: 2, fontSizePx: 20 };

const anyWord = fc.stringMatching(/^[a-z]{1,7}[.,]?$/);

/** What can happen to one lane; turns are numbered alike in all of them. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('text'), word: anyWord, joins: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('same', 'changed', 'empty'), at: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('failed', 'lost', 'interrupted', 'stopped') }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

const histories = fc.integer({ min: 2, max: 3 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    steps: fc.array(fc.tuple(fc.nat(count - 1), happening), { minLength: 5, maxLength: 30 }),
  }),
);

/** One lane as its engine drives it: which turn it is in, and what that turn has said. */
interface Driven {
  turn: number;
  text: string;
  screen: Screen;
}

function eventOf(lane: Driven, happened: Happening): CaptionEvent {
  const turnId = `${lane.turn}`;
  switch (happened.kind) {
    case 'text': {
      const { word: next, joins } = happened as Extract<Happening, { word: string }>;
      const text = lane.text === '' || joins ? next : ` ${next}`;
      lane.text += text;
      return { type: 'text', turnId, text, atMs: lane.turn * 3_000 };
    }
    case 'lost':
    case 'interrupted': {
      const turnIds = new Set([turnId]);
      return { type: 'lost', turnIds, isReplayed: happened.kind === 'lost', turn: null };
    }
    case 'stopped':
      return { type: 'stopped', turn: null };
    case 'failed':
      return { type: 'failed', turnId };
    default:
      return { type: 'final', turnId, text: finalOf(lane.text, happened as { kind: string; at: number }) };
  }
}

function finalOf(text: string, { kind, at }: { readonly kind: string; readonly at: number }): string {
  const words = text.split(' ');
  if (kind === 'empty') return '';
  return kind === 'same' ? text : words.with(at % words.length, 'zebra').join(' ');
}

/**
 * Whether everything that was painted and is still in sight stands where it stood, with at most more letters. A last word
 * that has outgrown its row goes to the next one, whole.
 */
function stays(before: Screen, after: Screen): boolean {
  const places = placesOf(after, layout.lines);
  const now = new Map(places.map(({ at, word }) => [at, word.text]));
  const top = after.bottomRowId - layout.lines;
  const lastRow = before.rows.at(-1)?.id ?? 0;
  return placesOf(before, layout.lines).every(({ at, word }) => {
    const row = Number.parseInt(at, 10);
    if (row <= top || now.get(at)?.startsWith(word.text) === true) return true;
    const isNext = (other: (typeof places)[number]) =>
      Number.parseInt(other.at, 10) === lastRow + 1 && other.word.text.startsWith(word.text);
    return row === lastRow && places.some(isNext);
  });
}

test('however two or three lanes interleave, no painted word moves or changes but by its own engine’s correction', () => {
  test.setTimeout(240_000);
  let texts = 0;
  fc.assert(
    fc.property(histories, ({ count, steps }) => {
      const ids = LANES.slice(0, count);
      overlayState.setState({ lanes: ids.map(emptyLane) });
      const lanes: Driven[] = ids.map(() => ({ turn: 1, text: '', screen: emptyScreen }));
      for (const [index, happened] of steps) {
        const lane = lanes[index];
        const id = ids[index];
        if (lane === undefined || id === undefined) continue;
        const event = eventOf(lane, happened);
        const captions = overlayState.getState().lanes[index]?.captions ?? [];
        const hadHeld = captions.some(({ state, heldText }) => state === 'held' || heldText !== '');
        showLane(id, { captions: foldCaptions(captions, event) });
        for (const [other, driven] of lanes.entries()) {
          const before = driven.screen;
          const shown = overlayState.getState().lanes[other];
          if (shown !== undefined) driven.screen = foldScreen(before, shown, layout);
          if (other !== index) hold(driven.screen === before, `${ids[other]} is left alone by ${id}`);
          // A final corrects; so does text where a lost connection's words are being said again.
          else if (event.type !== 'final' && !(event.type === 'text' && hadHeld)) {
            hold(stays(before, driven.screen), `${event.type} on ${id} moves nothing`);
            texts += event.type === 'text' && before.rows.length > 0 ? 1 : 0;
          }
        }
        if (event.type !== 'text') {
          lane.turn += 1;
          lane.text = '';
        }
      }
    }),
    { numRuns: HISTORIES },
  );
  hold(texts > HISTORIES, 'enough was painted to call this a proof');
});
