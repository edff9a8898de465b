/**
 * One port for plain and encrypted connections: the official SDK opens its sockets as wss:// whatever the
 * base URL says. It reads only the first byte.
 */

import type { IncomingMessage } from 'node:http';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { RTCDtlsTransport } from 'werift';

/** A TLS connection begins with a record of this type (RFC 8446, section 5.1). */
const TLS_HANDSHAKE = 0x16;

export interface EntranceNeeds {
  readonly port: number;
  readonly onRequest: RequestListener;
  readonly onUpgrade: (request: IncomingMessage, stream: Duplex, head: Buffer) => void;
}

export interface Entrance {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on loopback only. @throws {Error} when the port is taken. */
export async function openEntrance({ port, onRequest, onUpgrade }: EntranceNeeds): Promise<Entrance> {
  const { certPem, privateKey } = await RTCDtlsTransport.SetupCertificate();
  const plain = createHttpServer(onRequest);
  const encrypted = createHttpsServer({ cert: certPem, key: privateKey }, onRequest);
  for (const server of [plain, encrypted]) server.on('upgrade', onUpgrade);
  const open = new Set<Socket>();
  const entrance = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => {
      const first = socket.read(1);
      if (!Buffer.isBuffer(first)) return;
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? encrypted : plain).emit('connection', socket);
    });
  });
  await listen(entrance, port);
  const address = entrance.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        entrance.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
