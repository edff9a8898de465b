/** A session over a WebSocket: sound comes inside events. It decides nothing about who may connect. */
import type { WebSocket } from 'ws';
import type { Connection, Opening } from '../session/session.ts';

export interface SocketNeeds extends Opening {
  readonly socket: WebSocket;
}

/** RFC 6455: going away, which is how a session at its limit ends. */
const GOING_AWAY = 1001;
const NORMAL = 1000;

export function serveSocket({ id, socket, createSession, onClosed }: SocketNeeds): Connection {
  let silent = false;
  const send = (text: string): void => {
    if (!silent && socket.readyState === socket.OPEN) socket.send(text);
  };
  const session = createSession(send, () => socket.close(GOING_AWAY));
  socket.on('message', (data) => {
    if (!silent) session.receive(data.toString());
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', (code) => {
    session.dispose();
    onClosed(`closed with ${code}`);
  });
  session.start();
  return {
    id,
    close: () => socket.close(NORMAL),
    drop: () => socket.terminate(),
    cut: (isCut) => {
      silent = isCut;
      if (isCut) socket.pause();
      else socket.resume();
    },
    expire: () => session.expire(),
    detach: () => {},
    loseSound: () => {},
    replay: (messages) => session.replay(messages),
  };
}
