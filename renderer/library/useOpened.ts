/** Which session is read, and from which place. Reads none. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { LinesHandle } from './lines/Lines.tsx';
import type { KnownSessions } from './sessions/useSessions.ts';

export interface Opening {
  readonly sessionId: string;
  /** Among what is shown of it; null: where a session begins to be read. */
  readonly place: number | null;
}

export interface Opened extends Omit<Opening, 'sessionId'> {
  readonly sessionId: string | null;
  /** A person has opened it; where there is place for one pane only, it is shown then. */
  readonly isAsked: boolean;
  /** Counts openings. */
  readonly step: number;
}

const NOTHING: Opened = { sessionId: null, place: null, isAsked: false, step: 0 };

/** Until a person opens one it is the newest: what goes on, or what was last. `lines` get the keys of what is opened. */
export function useOpened(known: KnownSessions, lines: RefObject<LinesHandle | null>) {
  const [opened, setOpened] = useState(NOTHING);
  const wantsFocus = useRef(false);
  const newest = known.sessions[0]?.id ?? null;
  const current = opened.sessionId === null ? { ...opened, sessionId: newest } : opened;
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    lines.current?.focus();
  });
  return {
    opened: current,
    open: (opening: Opening, takesFocus = true) => {
      wantsFocus.current = takesFocus;
      setOpened(({ step }) => ({ ...opening, isAsked: true, step: step + 1 }));
    },
    /** Whoever reads in it keeps it when another session begins. */
    stay: () =>
      setOpened((now) => (now.sessionId === null && newest !== null ? { ...now, sessionId: newest } : now)),
    close: () => setOpened((now) => ({ ...now, isAsked: false })),
  };
}
