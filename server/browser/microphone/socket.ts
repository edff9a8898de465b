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

export function openSocket({ path, onOpen, onMessage, onOpenChange }: SocketNeeds): Socket {
  let socket: WebSocket;
  let isWanted = true;
  let againMs = AGAIN_MS;
  const open = () => {
    const url = new URL(path, location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    socket = new WebSocket(url);
    socket.onopen = () => {
      againMs = AGAIN_MS;
      onOpen();
      onOpenChange(true);
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => onMessage(JSON.parse(data));
    socket.onclose = () => {
      if (!isWanted) return;
      onOpenChange(false);
      setTimeout(() => isWanted && open(), againMs);
      againMs = Math.min(MOST_AGAIN_MS, 2 * againMs);
    };
  };
  open();
  return {
    send: (message) => {
      if (socket.readyState !== WebSocket.OPEN) return false;
      socket.send(message);
      return true;
    },
    close: () => {
      isWanted = false;
      socket.close();
    },
  };
}
