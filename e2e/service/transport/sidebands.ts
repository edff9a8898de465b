/** Sockets that others attach to a call: they are told what its session says, and may speak to it. They end nothing. */
import type { WebSocket } from 'ws';

export interface Sidebands {
  /** From now on; nothing that was said before is told again. */
  attach(socket: WebSocket, receive: (text: string) => void): void;
  send(text: string): void;
  /** The call is over. */
  close(code: number): void;
  /** An end of the sockets without a goodbye; the call goes on. */
  drop(): void;
  /** While cut they stay, but nothing gets in or out. */
  cut(isCut: boolean): void;
}

export function createSidebands(): Sidebands {
  const sockets = new Set<WebSocket>();
  let isSilent = false;
  return {
    attach(socket, receive) {
      sockets.add(socket);
      socket.on('message', (data) => {
        if (!isSilent) receive(data.toString());
      });
      socket.on('error', () => socket.terminate());
      socket.on('close', () => sockets.delete(socket));
    },
    send(text) {
      if (isSilent) return;
      for (const socket of sockets) if (socket.readyState === socket.OPEN) socket.send(text);
    },
    close(code) {
      for (const socket of sockets) socket.close(code);
    },
    drop() {
      for (const socket of sockets) socket.terminate();
    },
    cut(isCut) {
      isSilent = isCut;
      for (const socket of sockets) {
        if (isCut) socket.pause();
        else socket.resume();
      }
    },
  };
}
