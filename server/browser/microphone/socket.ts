/** A socket to this server that is opened again for as long as it is wanted. Knows nothing of what goes over it. */

export interface Socket {
  /** Whether it went out. */
  readonly send: (message: string | ArrayBuffer) => boolean;
  readonly close: () => void;
}

export interface SocketNeeds {
  /** The path on this server. */
  readonly path: string;
  /** At each opening; what it gives goes first. */
  readonly onOpen: () => void;
  readonly onMessage: (message: unknown) => void;
  /** It is lost and will be opened again, or is open again. */
  readonly onOpenChange: (isOpen: boolean) => void;
}

const AGAIN_MS = 500;
const MOST_AGAIN_MS = 5_000;
/** The server says something at least every 3 s; a network that is gone ends no socket for many minutes. */
const SILENT_MS = 10_000;
const LOOK_EVERY_MS = 1_000;

export function openSocket({ path, onOpen, onMessage, onOpenChange }: SocketNeeds): Socket {
  let socket: WebSocket;
  let isWanted = true;
  let againMs = AGAIN_MS;
  let heardAtMs = Date.now();
  const heard = () => {
    heardAtMs = Date.now();
  };
  /** Until it is opened again. */
  let isLost = false;
  const ignore = () => undefined;
  const lost = () => {
    isLost = true;
    socket.onclose = ignore;
    onOpenChange(false);
    setTimeout(() => isWanted && open(), againMs);
    againMs = Math.min(MOST_AGAIN_MS, 2 * againMs);
  };
  const open = () => {
    isLost = false;
    heard();
    const url = new URL(path, location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    socket = new WebSocket(url);
    socket.onopen = () => {
      heard();
      againMs = AGAIN_MS;
      onOpen();
      onOpenChange(true);
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      heard();
      onMessage(JSON.parse(data));
    };
    socket.onclose = () => {
      if (isWanted) lost();
    };
  };
  open();
  const looks = setInterval(() => {
    if (Math.abs(Date.now() - heardAtMs) < SILENT_MS || isLost) return;
    // A browser would wait for the other end to close it too.
    const dead = socket;
    lost();
    dead.onopen = ignore;
    dead.onmessage = ignore;
    dead.close();
  }, LOOK_EVERY_MS);
  return {
    send: (message) => {
      if (socket.readyState !== WebSocket.OPEN) return false;
      socket.send(message);
      return true;
    },
    close: () => {
      isWanted = false;
      clearInterval(looks);
      socket.close();
    },
  };
}
