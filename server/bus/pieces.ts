/** Text that is still growing goes out in pieces; where one was left out, the next tells the whole. Sends nothing. */
import { keyOf } from '../wire/events.ts';
import type { BusMessage } from '../wire/schema.ts';
import type { Bus } from './bus.ts';

/** @param isPassing of no use any more when much waits. Gives whether it will go out. */
export type Put = (room: string, message: BusMessage, isPassing: boolean) => boolean;

interface Open {
  readonly text: string;
  /** Followers lack something of it. */
  readonly isLacking: boolean;
}

export function createPieces(put: Put): Bus['publish'] {
  const open = new Map<string, Open>();
  return (room, message) => {
    const told = message.kind === 'told' ? message.told : null;
    if (told === null) return void put(room, message, false);
    const key = `${room}/${keyOf({ id: '', ...told })}`;
    if (told.type === 'delta') {
      const before = open.get(key);
      const text = `${(before?.text ?? '').slice(0, told.from)}${told.text}`;
      const piece = before?.isLacking === true ? { ...told, from: 0, text } : told;
      // A caption that is taken back would stand for ever where nobody was told.
      const isOut = put(room, { kind: 'told', told: piece }, text !== '');
      if (text === '') open.delete(key);
      else open.set(key, { text, isLacking: !isOut });
      return;
    }
    if (told.type === 'final') open.delete(key);
    if (told.type === 'status' && told.status === 'idle')
      for (const known of open.keys()) if (known.startsWith(key)) open.delete(known);
    put(room, message, false);
  };
}
