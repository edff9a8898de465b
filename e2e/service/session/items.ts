/**
 * Which words belong to which item: a word to the one in which its end arrived. It keeps no time of its own
 * and sends nothing.
 */
import type { HeardWord } from '../hearing/hearing.ts';

export interface Item {
  readonly id: string;
  readonly previousItemId: string | null;
  /** In milliseconds of received sound. */
  readonly fromMs: number;
  readonly toMs: number;
}

export interface DueText {
  readonly itemId: string;
  /** With the space before each word that the service's deltas carry. */
  readonly text: string;
}

export interface Items {
  /** A word and when it may be told. */
  add(word: HeardWord, dueAt: number): void;
  /** The id of the item that a word belongs to. */
  holding(word: HeardWord): string;
  /** Takes out the text that is due at `now`, item by item in order. */
  due(now: number): readonly DueText[];
  /** Closes the open item at this place in the received sound. */
  commit(toMs: number): Item;
  /**
   * All text of a committed item that was not taken yet, and all of its text; the item takes no more words
   * after.
   */
  finish(itemId: string): { readonly rest: string; readonly transcript: string };
  /** Forgets the words of the open item, and its sound up to this place. */
  clear(toMs: number): void;
  /** The id that the open item will have, and where it began. */
  readonly open: { readonly id: string; readonly fromMs: number };
}

interface Draft {
  readonly id: string;
  readonly toMs: number;
  told: string;
  readonly waiting: { readonly text: string; readonly dueAt: number }[];
}

export function createItems(newId: () => string): Items {
  let drafts: Draft[] = [];
  let open: Draft = { id: newId(), toMs: Number.POSITIVE_INFINITY, told: '', waiting: [] };
  let fromMs = 0;
  let previousItemId: string | null = null;

  const take = (draft: Draft, now: number): string => {
    let text = '';
    while (draft.waiting[0] !== undefined && draft.waiting[0].dueAt <= now)
      text += draft.waiting.shift()?.text ?? '';
    draft.told += text;
    return text;
  };

  const draftOf = ({ endMs }: HeardWord): Draft => drafts.find(({ toMs }) => endMs <= toMs) ?? open;

  return {
    add: (word, dueAt) => void draftOf(word).waiting.push({ text: word.text, dueAt }),
    holding: (word) => draftOf(word).id,
    due: (now) =>
      [...drafts, open].flatMap((draft) => {
        const text = take(draft, now);
        return text === '' ? [] : [{ itemId: draft.id, text }];
      }),
    commit(toMs) {
      const item = { id: open.id, previousItemId, fromMs, toMs };
      drafts.push({ ...open, toMs });
      open = { id: newId(), toMs: Number.POSITIVE_INFINITY, told: '', waiting: [] };
      previousItemId = item.id;
      fromMs = toMs;
      return item;
    },
    finish(itemId) {
      const draft = drafts.find((candidate) => candidate.id === itemId);
      drafts = drafts.filter((candidate) => candidate.id !== itemId);
      if (draft === undefined) return { rest: '', transcript: '' };
      const rest = take(draft, Number.POSITIVE_INFINITY);
      return { rest, transcript: draft.told.trimStart() };
    },
    clear(toMs) {
      open = { ...open, told: '', waiting: [] };
      fromMs = toMs;
    },
    get open() {
      return { id: open.id, fromMs };
    },
  };
}
