/** A network between pages and a server, which can die: connections stay open and bring nothing any more. New ones live. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface Relay {
  readonly freeze: () => void;
  readonly close: () => void;
}

/** @param address of the server. */
export async function openRelay(port: number, address: string): Promise<Relay> {
  const sockets = new Set<Socket>();
  const relay = createServer((here) => {
    const there = connect(Number(new URL(address).port), '127.0.0.1');
    here.pipe(there).pipe(here);
    for (const socket of [here, there]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
  });
  await once(relay.listen(port, '127.0.0.1'), 'listening');
  return {
    freeze: () => {
      for (const socket of sockets) socket.unpipe().pause();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      relay.close();
    },
  };
}
