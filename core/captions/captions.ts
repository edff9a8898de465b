/**
 * The heart: server events in, captions in spoken order out. Pure; keeps the recent ones only, since settled
 * lines are on disk.
 */

import { assertNever } from '../base/never.ts';
import type { ServerEvent } from '../openai/realtime.ts';
import { append, type Caption, captionText, isSettled, type SpokenTurn, settle } from './caption.ts';
import { cutHeld, releaseCaptions } from './held.ts';
import {
  addItem,
  addTurn,
  adoptNameless,
  type Item,
  type Items,
  linkItem,
  namelessItem,
  noItems,
  refuseTurn,
  trimItems,
  turnsByCaption,
} from './items.ts';

/**
 * The overlay shows at most this many; older settled captions leave memory, so that hour eight costs what
 * minute one did.
 */
export const KEPT_CAPTIONS = 50;

/**
 * A held caption counts as said again once a final reaches this close to its end: two detectors' runs differ
 * by frames.
 */
const SAME_END_MS = 300;

export interface Captions {
  /** In spoken order. */
  readonly captions: readonly Caption[];
  readonly connections: Readonly<Record<number, Items<SpokenTurn>>>;
}

export const noCaptions: Captions = { captions: [], connections: {} };

/** All that can happen to captions. Connections are numbered, because item ids start again on each. */
export type CaptionEvent =
  /** `atMs`: what part of the capture clock was being sent when the event came. */
  | {
      readonly type: 'server';
      readonly connection: number;
      readonly event: ServerEvent;
      readonly atMs: number;
    }
  /** A commit was sent. */
  | {
      readonly type: 'committing';
      readonly connection: number;
      readonly eventId: string;
      readonly turn: SpokenTurn;
    }
  /**
   * A connection is gone. Its open captions are held to be said again, or cut. `turn` is the speech not yet
   * committed.
   */
  | {
      readonly type: 'lost';
      readonly connection: number;
      readonly isReplayed: boolean;
      readonly turn: SpokenTurn | null;
    }
  /** Audio was given up, so what was held of it will not be said again: its text is kept as it is. */
  | { readonly type: 'givenUp'; readonly startMs: number; readonly endMs: number }
  /** Captions stop: whatever is not settled is cut. */
  | { readonly type: 'stopped'; readonly turn: SpokenTurn | null };

/**
 * Takes one event in. Every caption but the changed ones keeps its identity, so that only what changed is
 * drawn.
 */
export function foldCaptions(captions: Captions, event: CaptionEvent): Captions {
  switch (event.type) {
    case 'server':
      return foldServerEvent(captions, event);
    case 'committing':
      return withItems(captions, event.connection, (items) => addTurn(items, event));
    case 'lost':
      return release(captions, event.connection, {
        state: event.isReplayed ? 'held' : 'cut',
        turn: event.turn,
      });
    case 'givenUp':
      return withCut(
        captions,
        ({ turn }) => turn === null || (turn.startMs < event.endMs && turn.endMs > event.startMs),
      );
    case 'stopped':
      return Object.keys(captions.connections).reduce<Captions>(
        (all, connection) => release(all, Number(connection), { state: 'cut', turn: event.turn }),
        withCut(captions, () => true),
      );
    default:
      return assertNever(event);
  }
}

function foldServerEvent(
  captions: Captions,
  { connection, event, atMs }: CaptionEvent & { type: 'server' },
): Captions {
  switch (event.type) {
    case 'itemNamed':
    case 'committed': {
      const link = { previousItemId: event.previousItemId, isCommitted: event.type === 'committed' };
      const known = withItem(captions, connection, event.itemId);
      return withItems(known, connection, (items) => linkItem(items, event.itemId, link));
    }
    case 'delta':
      if (event.text === '') return captions;
      return change(captions, connection, nameOf(captions, connection, event.itemId, 'newest'), (caption) =>
        append(caption, event.text, atMs),
      );
    case 'completed':
      return change(captions, connection, nameOf(captions, connection, event.itemId, 'oldest'), (caption) =>
        settle(caption, 'final', event.text),
      );
    case 'failed':
      return change(captions, connection, nameOf(captions, connection, event.itemId, 'oldest'), (caption) =>
        settle(caption, 'failed', captionText(caption)),
      );
    case 'deleted':
      return change(captions, connection, event.itemId, (caption) => settle(caption, 'final', ''));
    case 'error':
      return withItems(captions, connection, (items) => refuseTurn(items, event.eventId ?? ''));
    case 'sessionCreated':
    case 'notice':
    case 'unknown':
    case 'malformed':
      return captions;
    default:
      return assertNever(event);
  }
}

function nameOf(
  captions: Captions,
  connection: number,
  itemId: string | null,
  which: 'newest' | 'oldest',
): string {
  if (itemId !== null) return itemId;
  const open = new Set(
    captions.captions.filter((caption) => !isSettled(caption)).map((caption) => caption.id),
  );
  const isOpen = (item: Item) => open.has(item.captionId);
  return namelessItem(captions.connections[connection] ?? noItems, isOpen, which);
}

/** Makes sure that an item has a caption: its own, or one that a lost connection left to be said again. */
function withItem(captions: Captions, connection: number, itemId: string): Captions {
  const items = captions.connections[connection] ?? noItems;
  if (items.items.some((item) => item.itemId === itemId)) return captions;
  const adopted = adoptNameless(items, itemId);
  if (adopted !== undefined)
    return { ...captions, connections: { ...captions.connections, [connection]: adopted } };
  const held = captions.captions.find((caption) => caption.state === 'held');
  const id = held?.id ?? `${connection}:${itemId}`;
  const fresh: Caption = {
    id,
    state: 'open',
    text: '',
    heldText: held ? captionText(held) : '',
    turn: null,
    anchors: [],
  };
  return {
    captions: held ? captions.captions.map((c) => (c === held ? fresh : c)) : [...captions.captions, fresh],
    connections: { ...captions.connections, [connection]: addItem(items, itemId, id) },
  };
}

function change(
  captions: Captions,
  connection: number,
  itemId: string,
  to: (caption: Caption) => Caption,
): Captions {
  const known = withItem(captions, connection, itemId);
  const item = known.connections[connection]?.items.find((candidate) => candidate.itemId === itemId);
  const index = known.captions.findIndex((caption) => caption.id === item?.captionId);
  const caption = known.captions[index];
  if (caption === undefined) return known;
  const changed = to(caption);
  if (changed === caption) return known;
  const replaced = { ...known, captions: known.captions.with(index, changed) };
  return isSettled(changed) ? tidy(replaced, connection, changed) : replaced;
}

/**
 * After a caption has settled: an empty one goes, so do held ones that it has said again, so do the oldest.
 */
function tidy(captions: Captions, connection: number, settled: Caption): Captions {
  const endMs = settled.turn?.endMs ?? 0;
  const isSaidAgain = (c: Caption) =>
    c.state === 'held' && (c.turn?.endMs ?? Infinity) <= endMs + SAME_END_MS;
  const kept = captions.captions.filter((c) => !(isSettled(c) && c.text === '') && !isSaidAgain(c));
  const excess = Math.max(0, kept.length - KEPT_CAPTIONS);
  const recent = kept.filter((caption, index) => index >= excess || !isSettled(caption));
  return withItems({ ...captions, captions: recent }, connection, trimItems);
}

/** Changes a connection's items, then brings the captions' order and turns in line with them. */
function withItems(
  captions: Captions,
  connection: number,
  to: (items: Items<SpokenTurn>) => Items<SpokenTurn>,
): Captions {
  const before = captions.connections[connection] ?? noItems;
  const items = to(before);
  if (items === before) return captions;
  const turns = turnsByCaption(items);
  const order = new Map(items.items.map((item, index) => [item.captionId, index]));
  const inOrder = captions.captions
    .filter((caption) => order.has(caption.id))
    .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
    .values();
  const placed = captions.captions.map((caption) =>
    order.has(caption.id) ? (inOrder.next().value ?? caption) : caption,
  );
  return {
    captions: placed.map((caption) => withTurn(caption, turns.get(caption.id) ?? null)),
    connections: { ...captions.connections, [connection]: items },
  };
}

function withTurn(caption: Caption, turn: SpokenTurn | null): Caption {
  return turn === null || caption.turn === turn ? caption : { ...caption, turn };
}

function release(
  captions: Captions,
  connection: number,
  as: { readonly state: 'held' | 'cut'; readonly turn: SpokenTurn | null },
): Captions {
  const { [connection]: gone, ...connections } = captions.connections;
  const ids = new Set(gone?.items.map((item) => item.captionId));
  return { captions: releaseCaptions(captions.captions, ids, as), connections };
}

function withCut(captions: Captions, isMeant: (caption: Caption) => boolean): Captions {
  const cut = cutHeld(captions.captions, isMeant);
  return cut === captions.captions ? captions : { ...captions, captions: cut };
}
