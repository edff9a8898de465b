/** A room's events to programs as JSON over a WebSocket, one event a message. Decides nothing about access. */
import type { WebSocket } from 'ws';
import type { Room } from '../rooms/rooms.ts';
import type { Numbered } from '../wire/events.ts';
import { pingAlive } from './alive.ts';

/** A program that takes in nothing for so much text, besides what it lacked, is let go; it may come back and say where it was. */
const MOST_WAITING_BYTES = 1_024 * 1_024;
/** Of RFC 6455: what was sent is against the rules; the other end is too slow is a code of our own. */
const POLICY_VIOLATION = 1_008;
const TOO_SLOW = 4_000;

/** Sends what the program lacks after `seq`, then all that comes. It is not listened to. */
export function sendEvents(socket: WebSocket, room: Room, seq: number | null): void {
  const send = (event: Numbered) => socket.send(JSON.stringify(event));
  room.since(seq).forEach(send);
  const mostBytes = MOST_WAITING_BYTES + socket.bufferedAmount;
  const stopFollowing = room.follow((event) => {
    if (socket.bufferedAmount > mostBytes) socket.close(TOO_SLOW, 'too slow');
    else send(event);
  });
  pingAlive(socket);
  socket.on('message', () => socket.close(POLICY_VIOLATION, 'nothing is asked here'));
  socket.on('close', stopFollowing);
}
