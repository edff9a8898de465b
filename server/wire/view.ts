/** A room as a follower has it: folds what is told into the captions of each lane. Draws and fetches nothing. */

import { assertNever } from '../../core/base/never.ts';
import type { Caption } from '../../core/captions/caption.ts';
import {
  type CaptionPlace,
  type Delta,
  type Final,
  type Gap,
  keyOf,
  type LaneStatus,
  type Told,
} from './events.ts';

export interface ViewedLane {
  readonly lane: string;
  readonly status: LaneStatus | null;
  /** In spoken order; gaps among them, under ids that begin with GAP_ID. */
  readonly captions: readonly Caption[];
}

/** In the order in which lanes were first told of. */
export type View = readonly ViewedLane[];

export const emptyView: View = [];
export const GAP_ID = 'gap:';

/** So many captions a lane can be scrolled back to. */
const KEPT = 1_000;

/** Every lane but the changed one, and every caption but the changed one, keeps its identity. What comes twice changes nothing. */
export function foldView(view: View, event: Told): View {
  const before = view.find(({ lane }) => lane === event.lane);
  const lane = before ?? { lane: event.lane, status: null, captions: [] };
  const after = foldLane(lane, event);
  if (before === undefined) return [...view, after];
  return after === before ? view : view.map((other) => (other === before ? after : other));
}

function foldLane(lane: ViewedLane, event: Told): ViewedLane {
  switch (event.type) {
    case 'status':
      return withCaptions(
        { ...lane, status: event },
        event.status === 'idle' ? ended(lane.captions, event) : lane.captions,
      );
    case 'delta':
      return withCaptions(lane, change(lane.captions, event));
    case 'final':
      return withCaptions(lane, settle(lane.captions, event));
    case 'gap':
      return withCaptions(lane, addGap(lane.captions, event));
    default:
      return assertNever(event);
  }
}

const withCaptions = (lane: ViewedLane, captions: readonly Caption[]): ViewedLane =>
  captions === lane.captions ? lane : { ...lane, captions: captions.slice(-KEPT) };

/** What was open of a session that is over was taken back, or settled while nobody was told. */
const ended = (captions: readonly Caption[], { session, lane }: LaneStatus): readonly Caption[] =>
  captions.filter(({ id, state }) => state !== 'open' || !id.startsWith(keyOf({ session, lane, id: '' })));

function change(captions: readonly Caption[], event: Delta): readonly Caption[] {
  const id = keyOf(event);
  const known = captions.find((caption) => caption.id === id);
  // What is settled is told again only as a final.
  if (known !== undefined && known.state !== 'open') return captions;
  const text = `${(known?.text ?? '').slice(0, event.from)}${event.text}`;
  if (text === '') return captions.filter((caption) => caption !== known);
  return put(captions, captionOf(event, { id, text, state: 'open' }), event);
}

function settle(captions: readonly Caption[], event: Final): readonly Caption[] {
  const id = keyOf(event);
  const { text, state, shown } = event;
  const known = captions.find((caption) => caption.id === id);
  const isThere = known?.turn?.startMs === event.startMs;
  if (isThere && known.state === state && known.text === text && known.shown === shown) return captions;
  return put(
    captions,
    { ...captionOf(event, { id, text, state }), ...(shown !== undefined && { shown }) },
    event,
  );
}

/** A mark stands where its speech would. */
function addGap(captions: readonly Caption[], event: Gap): readonly Caption[] {
  const id = `${GAP_ID}${keyOf(event)}`;
  const known = captions.find((caption) => caption.id === id);
  if (known?.text === event.text && known.turn?.startMs === event.startMs) return captions;
  return put(captions, captionOf(event, { id, text: event.text, state: 'final' }), event);
}

/** In the order in which it was said, behind what earlier sessions of the lane have left. */
function put(
  captions: readonly Caption[],
  caption: Caption,
  { session, lane }: Pick<CaptionPlace, 'session' | 'lane'>,
): readonly Caption[] {
  const others = captions.filter(({ id }) => id !== caption.id);
  const own = keyOf({ session, lane, id: '' });
  const isBefore = (other: Caption) =>
    !other.id.replace(GAP_ID, '').startsWith(own) || inOrder(other, caption) < 0;
  return others.toSpliced(others.findLastIndex(isBefore) + 1, 0, caption);
}

/** Of two that began together the one with the lower number. */
function inOrder(one: Caption, other: Caption): number {
  const byStart = (one.turn?.startMs ?? 0) - (other.turn?.startMs ?? 0);
  return byStart !== 0 ? byStart : one.id.localeCompare(other.id, 'en', { numeric: true });
}

function captionOf(
  { startMs, endMs }: CaptionPlace,
  { id, text, state }: Pick<Caption, 'id' | 'text' | 'state'>,
): Caption {
  const turn = { startMs, endMs, islands: [] };
  return { id, turnId: id, state, text, heldText: '', tookFrom: null, turn, anchors: [] };
}
