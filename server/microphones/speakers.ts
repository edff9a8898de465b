/** Who speaks into this server's rooms from pages: a page that lost its socket goes on where it was, for a while. Hears nothing. */

export interface Speakers<Speaker> {
  /** The one of this page, or a new one; from now on it speaks through this socket. Null when too many speak, or it is closed. */
  readonly come: (key: string, socket: object, make: () => Speaker) => Speaker | null;
  /** A socket is gone: unless another has come for it meanwhile, it is ended when it does not come back. */
  readonly leave: (key: string, socket: object, end: () => void) => void;
  readonly forget: (key: string) => void;
  readonly all: () => readonly Speaker[];
  /** The server stops: nobody comes any more, and what is said now nobody would keep. */
  readonly close: () => void;
  readonly isClosed: () => boolean;
}

/** A phone between two cells, a laptop in a lift. */
const COMES_BACK_WITHIN_MS = 30_000;
const MOST_SPEAKERS = 50;

export function createSpeakers<Speaker>(withinMs: number = COMES_BACK_WITHIN_MS): Speakers<Speaker> {
  const speakers = new Map<string, Speaker>();
  const sockets = new Map<string, object>();
  const leaving = new Map<string, NodeJS.Timeout>();
  let isClosed = false;
  const stay = (key: string) => {
    clearTimeout(leaving.get(key));
    leaving.delete(key);
  };
  return {
    come: (key, socket, make) => {
      if (isClosed) return null;
      stay(key);
      const known = speakers.get(key);
      if (known === undefined && speakers.size >= MOST_SPEAKERS) return null;
      const speaker = known ?? make();
      speakers.set(key, speaker);
      sockets.set(key, socket);
      return speaker;
    },
    leave: (key, socket, end) => {
      // A page that changes its network comes again long before its old socket is known to be dead.
      if (sockets.get(key) !== socket) return;
      stay(key);
      leaving.set(key, setTimeout(end, withinMs).unref());
    },
    forget: (key) => {
      stay(key);
      speakers.delete(key);
      sockets.delete(key);
    },
    all: () => [...speakers.values()],
    close: () => {
      isClosed = true;
    },
    isClosed: () => isClosed,
  };
}
