/**
 * One connection's items in commit order with the turns sent on it: the n-th item is the n-th turn. Knows no
 * text.
 */

/** The speech of one commit, on the capture clock. */
export interface SentTurn<Turn> {
  readonly eventId: string;
  readonly turn: Turn;
}

export interface Item {
  readonly itemId: string;
  readonly captionId: string;
  readonly isCommitted: boolean;
}

/**
 * The service echoes no event id in `committed`, and gives items no times; but it commits in the order asked,
 * so the pairing is by position. A refused commit makes no item: its turn is taken out, and the pairs behind
 * it move up.
 */
export interface Items<Turn> {
  readonly items: readonly Item[];
  readonly turns: readonly SentTurn<Turn>[];
  /** How many items this connection ever named, for names of those that the server left nameless. */
  readonly named: number;
}

export const noItems: Items<never> = { items: [], turns: [], named: 0 };

/** Late refusals of a commit come within about a second, so a few pairs are enough to mend. */
const KEPT_PAIRS = 32;

/** Servers that leave out item ids get one constant name per turn, never a fresh one per event. */
const NAMELESS = 'nameless-';

/**
 * The item an event without an id is about: the newest that is not committed for a delta, the oldest open for
 * a final.
 */
export function namelessItem(
  items: Items<unknown>,
  isOpen: (item: Item) => boolean,
  which: 'newest' | 'oldest',
): string {
  const open = items.items.filter(isOpen);
  const item = which === 'newest' ? open.findLast((candidate) => !candidate.isCommitted) : open[0];
  return item?.itemId ?? `${NAMELESS}${items.named + 1}`;
}

/** Adds an item under a caption's id, behind all others. */
export function addItem<Turn>(items: Items<Turn>, itemId: string, captionId: string): Items<Turn> {
  return {
    ...items,
    items: [...items.items, { itemId, captionId, isCommitted: false }],
    named: items.named + 1,
  };
}

/**
 * A commit names the item whose deltas came without a name: same turn, same caption. Undefined when there is
 * none.
 */
export function adoptNameless<Turn>(items: Items<Turn>, itemId: string): Items<Turn> | undefined {
  const nameless = items.items.find((item) => !item.isCommitted && item.itemId.startsWith(NAMELESS));
  if (nameless === undefined) return undefined;
  return { ...items, items: items.items.map((item) => (item === nameless ? { ...item, itemId } : item)) };
}

/** Marks an item committed and puts it behind the one it follows, unless it is there already. */
export function linkItem<Turn>(
  items: Items<Turn>,
  itemId: string,
  link: { readonly previousItemId: string | null | undefined; readonly isCommitted: boolean },
): Items<Turn> {
  const from = items.items.findIndex((item) => item.itemId === itemId);
  const found = items.items[from];
  if (found === undefined) return items;
  const item = link.isCommitted && !found.isCommitted ? { ...found, isCommitted: true } : found;
  const rest = items.items.filter((other) => other !== found);
  const previous = rest.findIndex((other) => other.itemId === link.previousItemId);
  const firstOpen = rest.findIndex((other) => !other.isCommitted);
  const mustMove = previous >= from || (item.isCommitted && firstOpen !== -1 && firstOpen < from);
  if (!mustMove)
    return item === found ? items : { ...items, items: items.items.map((o) => (o === found ? item : o)) };
  const to = previous === -1 ? Math.max(firstOpen, 0) : previous + 1;
  return { ...items, items: rest.toSpliced(to, 0, item) };
}

/** Puts down a turn that was committed. */
export function addTurn<Turn>(items: Items<Turn>, sent: SentTurn<Turn>): Items<Turn> {
  return { ...items, turns: [...items.turns, sent] };
}

/** Takes out the turn of a commit that the server refused. */
export function refuseTurn<Turn>(items: Items<Turn>, eventId: string): Items<Turn> {
  const turns = items.turns.filter((sent) => sent.eventId !== eventId);
  return turns.length === items.turns.length ? items : { ...items, turns };
}

/** The turn of each item that has one, by caption id. */
export function turnsByCaption<Turn>(items: Items<Turn>): ReadonlyMap<string, Turn> {
  const pairs = items.items.flatMap((item, index) => {
    const sent = items.turns[index];
    return sent === undefined ? [] : [[item.captionId, sent.turn] as const];
  });
  return new Map(pairs);
}

/** Forgets the oldest pairs, so that a long connection costs no more than a short one. */
export function trimItems<Turn>(items: Items<Turn>): Items<Turn> {
  // A server that commits by itself is sent no turns; there is nothing to keep its items paired with.
  const paired =
    items.turns.length === 0 ? items.items.length : Math.min(items.items.length, items.turns.length);
  const excess = paired - KEPT_PAIRS;
  if (excess <= 0) return items;
  return { ...items, items: items.items.slice(excess), turns: items.turns.slice(excess) };
}
