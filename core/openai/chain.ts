/**
 * One connection's items in the order of the server's chain, beside the commits that were sent on it. Tells nobody
 * anything: items.ts does.
 */
import type { SpokenTurn, TurnId } from '../engine/engine.ts';

/** What the service calls an item is one turn of ours. */
export interface Item {
  readonly turnId: TurnId;
  /** null until the server names it; some compatible servers never do. */
  readonly itemId: string | null;
  readonly isCommitted: boolean;
  readonly isSettled: boolean;
}

interface Commit {
  readonly eventId: string;
  readonly turn: SpokenTurn;
}

/**
 * `committed` echoes no event id and gives no times, but the service commits in the order asked: the n-th item in
 * the server's chain is the n-th commit that was not refused.
 */
export interface Items {
  readonly connection: number;
  readonly items: readonly Item[];
  readonly commits: readonly Commit[];
  /** Items that have their final, also those that memory let go: whatever comes for them is a repetition. */
  readonly done: ReadonlySet<string>;
  /** How many turn ids were given out. */
  readonly count: number;
}

/** A refusal of a commit comes within about a second, so that a few pairs are enough to mend. */
const KEPT_PAIRS = 32;

export const noItems = (connection: number): Items => ({
  connection,
  items: [],
  commits: [],
  done: new Set(),
  count: 0,
});

export function withItem(items: Items, itemId: string | null): Items {
  const count = items.count + 1;
  const item = { turnId: `${items.connection}.${count}`, itemId, isCommitted: false, isSettled: false };
  return { ...items, items: [...items.items, item], count };
}

const withoutId = ({ itemId }: Item) => itemId === null;

/** Makes sure the item is there: a name it does not know belongs to the first item that has none. */
export function known(items: Items, itemId: string): Items {
  if (items.done.has(itemId) || items.items.some((item) => item.itemId === itemId)) return items;
  const index = items.items.findIndex(withoutId);
  const item = items.items[index];
  if (item === undefined) return withItem(items, itemId);
  return { ...items, items: items.items.with(index, { ...item, itemId }) };
}

/** Marks an item committed and puts it behind the one it follows, unless it is there already. */
export function named(
  items: Items,
  itemId: string,
  event: { readonly type: string; readonly previousItemId: string | null | undefined },
): Items {
  const all = known(items, itemId);
  const from = all.items.findIndex((item) => item.itemId === itemId);
  const found = all.items[from];
  if (found === undefined) return all;
  const item = { ...found, isCommitted: found.isCommitted || event.type === 'committed' };
  const rest = all.items.toSpliced(from, 1);
  const previous = rest.findIndex((other) => other.itemId === event.previousItemId && other.itemId !== null);
  const firstOpen = rest.findIndex((other) => !other.isCommitted);
  const mustMove = previous >= from || (item.isCommitted && firstOpen !== -1 && firstOpen < from);
  const to = !mustMove ? from : previous === -1 ? Math.max(firstOpen, 0) : previous + 1;
  return { ...all, items: rest.toSpliced(to, 0, item) };
}

/**
 * A refused commit makes no item, so that the turns behind it move up. The service refuses what holds no sound:
 * an earlier commit had taken it. Without an event id the refusal is of the oldest commit that has no answer.
 */
export function refused(
  items: Items,
  { code, eventId }: { readonly code: string; readonly eventId: string | null },
): Items {
  const isNameless = eventId === null && code.startsWith('input_audio_buffer_commit');
  const index = isNameless
    ? items.items.findIndex((item, at) => !item.isCommitted && at < items.commits.length)
    : items.commits.findIndex((commit) => commit.eventId === eventId);
  if (index === -1) return items;
  const commits = items.commits.toSpliced(index, 1);
  const isLeftOver = items.items.at(-1)?.itemId === null && items.items.length > commits.length;
  return { ...items, commits, items: isLeftOver ? items.items.slice(0, -1) : items.items };
}

/** So that a long connection costs no more than a short one. */
export function trimmed(items: Items): Items {
  // A server that commits by itself is sent no commits; there is nothing to keep its items paired with.
  const paired =
    items.commits.length === 0 ? items.items.length : Math.min(items.items.length, items.commits.length);
  const excess = paired - KEPT_PAIRS;
  if (excess <= 0) return items;
  const gone = items.items.slice(0, excess).flatMap(({ itemId }) => itemId ?? []);
  return {
    ...items,
    items: items.items.slice(excess),
    commits: items.commits.slice(excess),
    done: new Set([...items.done, ...gone]),
  };
}
