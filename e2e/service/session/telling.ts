/**
 * When and in what order heard words reach the client: deltas while speech goes on, the final after a commit,
 * and the faults in both.
 */

import type { Faults } from '../faults.ts';
import type { Ear, Settle } from '../hearing/ear.ts';
import type { HeardWord } from '../hearing/hearing.ts';
import type { Journal } from '../journal.ts';
import { deltaEvent, itemEvent, type ServerEvent } from './events.ts';
import { createFinals } from './finals.ts';
import type { Item, Items } from './items.ts';

/** Measured on the service: `committed` about 150 ms after the commit, `completed` 480 to 760 ms after it. */
const COMMITTED_DELAY_MS = 150;
const COMPLETED_DELAY_MS = 500;

export interface TellingNeeds {
  readonly connection: number;
  readonly items: Items;
  readonly ear: Ear;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly latencyMs: number;
  readonly send: (event: ServerEvent) => void;
  readonly sendRaw: (text: string) => void;
  readonly later: (delayMs: number, act: () => void) => void;
}

export interface Telling {
  /** Words the hearing has just become certain of. */
  heard(words: readonly HeardWord[]): void;
  /** Sends the deltas that are due. */
  tellDue(): void;
  /** A commit was accepted: acknowledges it, and in time sends its final unless nothing transcribes. */
  settle(item: Item, transcribed: boolean): void;
}

export function createTelling(needs: TellingNeeds): Telling {
  const { connection, items, ear, faults, journal, send, later } = needs;
  let lostItemId: string | null = null;
  const finals = createFinals(needs);

  const heard = (words: readonly HeardWord[]): void => {
    if (faults.text !== 'lostInItem') lostItemId = null;
    for (const word of words) {
      journal.write({
        kind: 'heard',
        connection,
        word: word.word,
        index: word.index,
        endMs: Math.round(word.endMs),
      });
      // What is heard only when its item is settled is lost with it.
      const itemId = items.holding(word);
      if (faults.text === 'lostInItem') lostItemId ??= itemId;
      if (faults.text === 'lost' || lostItemId === itemId) continue;
      items.add(word, performance.now() - (ear.receivedMs - word.endMs) + needs.latencyMs);
    }
  };

  const tellDelta = (itemId: string, text: string): void => {
    if (faults.stray) sendStray(needs, itemId);
    if (faults.deltas !== 'none') send(deltaEvent(faults.deltas === 'withoutItem' ? null : itemId, text));
  };

  const complete = async (item: Item, settleWords: Settle): Promise<void> => {
    const text = await settleWords();
    const { rest, transcript } = items.finish(item.id);
    if (rest !== '') tellDelta(item.id, rest);
    // What is kept from becoming text is in no final either.
    finals.tell(item, faults.text === 'flowing' ? (text ?? transcript) : transcript);
  };

  const tellDue = (): void => {
    if (faults.text === 'held') return;
    for (const { itemId, text } of items.due(performance.now() - faults.extraMs)) tellDelta(itemId, text);
  };

  const completeWhenFlowing = (item: Item, settleWords: Settle): void => {
    if (faults.text === 'held') later(COMMITTED_DELAY_MS, () => completeWhenFlowing(item, settleWords));
    else void complete(item, settleWords);
  };

  return {
    heard,
    tellDue,
    settle(item, transcribed) {
      const settleWords = ear.settle();
      later(COMMITTED_DELAY_MS, () => {
        send({
          type: 'input_audio_buffer.committed',
          item_id: item.id,
          previous_item_id: item.previousItemId,
        });
        send(itemEvent('added', item.id, item.previousItemId));
        send(itemEvent('done', item.id, item.previousItemId));
        if (faults.stray) sendStray(needs, item.id);
      });
      if (transcribed)
        later(COMPLETED_DELAY_MS + faults.extraMs, () => completeWhenFlowing(item, settleWords));
    },
  };
}

/** What a client must step over: an event it does not know, and messages that are no events. */
function sendStray({ send, sendRaw }: TellingNeeds, itemId: string): void {
  send({ type: 'conversation.item.mood', item_id: itemId, mood: { value: 'calm' } });
  sendRaw('{"type":"conversation.item.input_audio_transcription.delta","item_id":');
  sendRaw('null');
  sendRaw('[]');
  sendRaw('{"item_id":"nothing"}');
}
