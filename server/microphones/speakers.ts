/** Who speaks into this server's rooms from pages: a page that lost its socket goes on where it was, for a while. Hears nothing. */

export interface Speakers<Speaker> {
  /** The one of this page, or a new one. Null when too many speak. */
  readonly come: (key: string, make: () => Speaker) => Speaker | null;
  /** Its socket is gone: it is ended when it does not come back. */
  readonly leave: (key: string, end: () => void) => void;
  readonly forget: (key: string) => void;
  readonly all: () => readonly Speaker[];
}

/** A phone between two cells, a laptop in a lift. */
const COMES_BACK_WITHIN_MS = 30_000;
const MOST_SPEAKERS = 50;

export function createSpeakers<Speaker>(withinMs: number = COMES_BACK_WITHIN_MS): Speakers<Speaker> {
  const speakers = new Map<string, Speaker>();
  const leaving = new Map<string, NodeJS.Timeout>();
  const stay = (key: string) => {
    clearTimeout(leaving.get(key));
    leaving.delete(key);
  };
  return {
    come: (key, make) => {
      stay(key);
      const known = speakers.get(key);
      if (known !== undefined) return known;
      if (speakers.size >= MOST_SPEAKERS) return null;
      const speaker = make();
      speakers.set(key, speaker);
      return speaker;
    },
    leave: (key, end) => {
      stay(key);
      if (speakers.has(key)) leaving.set(key, setTimeout(end, withinMs).unref());
    },
    forget: (key) => {
      stay(key);
      speakers.delete(key);
    },
    all: () => [...speakers.values()],
  };
}
