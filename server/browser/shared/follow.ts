/** A room's events as they come to a page: trades the link's token for a cookie, follows, comes back after a loss. Draws nothing. */
import type { Numbered } from '../../wire/events.ts';

/** over: whoever shared it has ended that; it may begin again. */
export type Connection = 'connecting' | 'open' | 'lost' | 'over' | 'refused';

export interface FollowNeeds {
  /** Where the room is, without a slash at the end: `/c/main`. */
  readonly place: string;
  /** What goes with every request; empty, or the token of an overlay. */
  readonly query: URLSearchParams;
  readonly onEvent: (event: Numbered) => void;
  readonly onConnection: (connection: Connection) => void;
}

const AGAIN_MS = 1_000;
const MOST_AGAIN_MS = 15_000;
const NOT_FOUND = 404;
/** The server sends something every 15 s (server/streams/streams.ts). */
const SILENT_MS = 40_000;
const LOOK_EVERY_MS = 5_000;

/** Asks until somebody answers who is not too busy for it. @param onLate it is asked again now. */
export async function askUntilAnswered(
  ask: () => Promise<Response>,
  onLate: () => void,
): Promise<Pick<Response, 'ok' | 'json'>> {
  for (let againMs = AGAIN_MS; ; againMs = Math.min(MOST_AGAIN_MS, 2 * againMs)) {
    const answer = await ask().catch(() => null);
    if (answer?.ok === true || answer?.status === NOT_FOUND) return answer;
    onLate();
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
}

/**
 * The token stands behind # and never leaves this device but in this request; it goes from the address bar when it was
 * taken or refused. Whoever is too busy for it is asked again. Without one there may be a cookie from before.
 * @param onLate it is asked again now.
 */
export async function openRoom(place: string, onLate: () => void): Promise<boolean> {
  const token = location.hash.slice(1);
  if (token === '') return true;
  const ask = () =>
    fetch(`${place}/open`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
  const { ok } = await askUntilAnswered(ask, onLate);
  history.replaceState(null, '', `${location.pathname}${location.search}`);
  return ok;
}

/** For ever, until the room turns out to be closed to this page. */
export function followRoom({ place, query, onEvent, onConnection }: FollowNeeds): void {
  let newest: number | null = null;
  let againMs = AGAIN_MS;
  let isOver = false;
  let source: EventSource | null = null;
  /** By the wall clock, which goes on while a device sleeps. */
  let heardAtMs = Date.now();
  const heard = () => {
    heardAtMs = Date.now();
  };
  const urlOf = (path: string, more: Readonly<Record<string, string>> = {}) =>
    `${place}/${path}?${new URLSearchParams([...query, ...Object.entries(more)])}`;
  const open = () => {
    heard();
    const opened = new EventSource(urlOf('events', newest === null ? {} : { after: String(newest) }));
    source = opened;
    opened.onopen = () => {
      heard();
      againMs = AGAIN_MS;
      isOver = false;
      onConnection('open');
    };
    opened.addEventListener('ping', heard);
    opened.addEventListener('over', () => {
      isOver = true;
    });
    opened.onmessage = ({ data }: MessageEvent<string>) => {
      heard();
      const event = JSON.parse(data) as Numbered;
      newest = Math.max(newest ?? 0, event.seq);
      onEvent(event);
    };
    opened.onerror = () => {
      onConnection(isOver ? 'over' : 'lost');
      // A stream that broke is opened again by the browser; one that was refused is not.
      if (opened.readyState === EventSource.CLOSED) void retry();
    };
  };
  const retry = async () => {
    const answer = await fetch(urlOf('captions.txt'), { method: 'HEAD' }).catch(() => null);
    if (answer?.status === NOT_FOUND) return onConnection('refused');
    setTimeout(open, againMs);
    againMs = Math.min(MOST_AGAIN_MS, 2 * againMs);
  };
  /** A network that is gone ends no stream: nothing comes any more. */
  const look = () => {
    if (Math.abs(Date.now() - heardAtMs) < SILENT_MS || source?.readyState === EventSource.CLOSED) return;
    source?.close();
    onConnection('lost');
    open();
  };
  setInterval(look, LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', look);
  onConnection('connecting');
  open();
}
