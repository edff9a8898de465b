/** Finds out which sockets are dead: a network that is gone closes none. */
import type { WebSocket } from 'ws';

const PING_EVERY_MS = 15_000;

/** Ends the socket when no sign of life came from one ping to the next. */
export function pingAlive(socket: Pick<WebSocket, 'on' | 'ping' | 'terminate'>): void {
  let isAlive = true;
  const pings = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, PING_EVERY_MS);
  socket.on('pong', () => {
    isAlive = true;
  });
  // What is wrong with a socket ends it; without a listener it would end the process.
  socket.on('error', () => undefined);
  socket.on('close', () => clearInterval(pings));
}
