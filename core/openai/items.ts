/** Server events in, engine events out: the service's items as our turns. Knows no transport and keeps no text. */
import { assertNever } from '../base/never.ts';
import type { SpokenTurn, TurnEvent, TurnId } from '../engine/engine.ts';
import { type Items, known, named, refused, trimmed, withItem } from './chain.ts';
import type { ServerEvent } from './events.ts';

export interface ItemsStep {
  readonly items: Items;
  readonly events: readonly TurnEvent[];
}

/** Takes in that a commit was sent; the event says which turn it ends. */
export function commitTurn(before: Items, eventId: string, turn: SpokenTurn): ItemsStep {
  const items = before.items.length === before.commits.length ? withItem(before, null) : before;
  const turnId = items.items[before.commits.length]?.turnId ?? '';
  const commits = [...items.commits, { eventId, turn }];
  return { items: trimmed({ ...items, commits }), events: [{ type: 'heard', turnId, turn }] };
}

/** Takes in one server event. `atMs`: the capture clock of what was being sent when it came. */
export function foldItems(items: Items, event: ServerEvent, atMs: number): ItemsStep {
  switch (event.type) {
    case 'itemNamed':
    case 'committed':
      return compared(items, named(items, event.itemId, event));
    case 'delta':
      return event.text === ''
        ? { items, events: [] }
        : told(items, event.itemId, 'newest', (turnId) => ({
            type: 'text',
            turnId,
            text: event.text,
            atMs,
          }));
    case 'completed':
      return told(items, event.itemId, 'oldest', (turnId) => ({ type: 'final', turnId, text: event.text }));
    case 'failed':
      return told(items, event.itemId, 'oldest', (turnId) => ({ type: 'failed', turnId }));
    case 'deleted':
      if (!items.items.some(({ itemId }) => itemId === event.itemId)) return { items, events: [] };
      return told(items, event.itemId, 'oldest', (turnId) => ({ type: 'final', turnId, text: '' }));
    case 'error':
      return compared(items, refused(items, event));
    case 'sessionCreated':
    case 'cleared':
    case 'notice':
    case 'unknown':
    case 'malformed':
      return { items, events: [] };
    default:
      return assertNever(event);
  }
}

/** Without an item id: text is about the newest item that is not committed, a final about the oldest open one. */
function indexOf(items: Items, itemId: string | null, which: 'newest' | 'oldest'): number {
  if (itemId !== null) return items.items.findIndex((item) => item.itemId === itemId);
  if (which === 'oldest') return items.items.findIndex((item) => !item.isSettled);
  return items.items.findLastIndex((item) => !item.isSettled && !item.isCommitted);
}

function told(
  before: Items,
  itemId: string | null,
  which: 'newest' | 'oldest',
  tell: (turnId: TurnId) => TurnEvent,
): ItemsStep {
  if (itemId !== null && before.done.has(itemId)) return { items: before, events: [] };
  const all = itemId === null ? before : known(before, itemId);
  const items = indexOf(all, itemId, which) === -1 ? withItem(all, null) : all;
  const index = indexOf(items, itemId, which);
  const item = items.items[index];
  if (item === undefined) return { items, events: [] };
  const event = tell(item.turnId);
  const step = compared(before, event.type === 'text' ? items : settled(items, index, event.type));
  return { items: step.items, events: [...step.events, event] };
}

/** A failed item takes no more nameless text, but its own final is still welcome. */
function settled(items: Items, index: number, type: TurnEvent['type']): Items {
  const item = items.items[index];
  if (item === undefined) return items;
  const done = type === 'final' && item.itemId !== null ? new Set(items.done).add(item.itemId) : items.done;
  return { ...items, done, items: items.items.with(index, { ...item, isSettled: true }) };
}

const pairs = ({ items, commits }: Items): ReadonlyMap<TurnId, SpokenTurn | null> =>
  new Map(items.map((item, index) => [item.turnId, commits[index]?.turn ?? null]));

/** Tells which turns are other speech than before, then forgets the oldest pairs. */
function compared(before: Items, after: Items): ItemsStep {
  if (after === before) return { items: after, events: [] };
  const [was, is] = [pairs(before), pairs(after)];
  const changed = [...is].filter(([turnId, turn]) => (was.get(turnId) ?? null) !== turn);
  const gone = [...was].filter(([turnId, turn]) => turn !== null && !is.has(turnId));
  const events = [...changed, ...gone.map(([turnId]) => [turnId, null] as const)].map(
    ([turnId, turn]): TurnEvent => ({ type: 'moved', turnId, turn }),
  );
  return { items: trimmed(after), events };
}
