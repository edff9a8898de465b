/** The sessions as the list shows them, kept up to date by what main tells. Draws nothing. */
import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../../core/base/problem.ts';
import type { SessionSummary } from '../../../core/library/browsing.ts';
import { withEntry, withSessions } from '../../../core/library/summaries.ts';
import type { TranscriptChange } from '../../../core/transcript/transcript.ts';
import { libraryBridge } from '../../bridge.ts';
import { answered } from '../calls.ts';

export interface KnownSessions {
  readonly sessions: readonly SessionSummary[];
  readonly running: ReadonlySet<string>;
  /** All of them have been read. */
  readonly isWhole: boolean;
  readonly problem: Problem | null;
}

const NONE: KnownSessions = { sessions: [], running: new Set(), isWhole: false, problem: null };

/** The first page is more than any window shows; the next ones follow at once. */
const PAGE = 200;

/** `edition`: which of all that was ever kept here is kept now; of another one all is read anew. */
export function useSessions(edition: number): KnownSessions & {
  readonly readAgain: () => void;
  readonly refresh: (id: string) => void;
} {
  const [known, setKnown] = useState(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of another edition all is read anew.
  useEffect(() => {
    let isCurrent = true;
    setKnown(NONE);
    const change = (next: (now: KnownSessions) => KnownSessions) => {
      if (isCurrent) setKnown(next);
    };
    const stop = libraryBridge.onTranscript((told) => {
      change((now) => follow(now, told, (id) => void refresh(id, change)));
    });
    readAll(change, () => isCurrent);
    return () => {
      isCurrent = false;
      stop();
    };
  }, [edition]);
  return {
    ...known,
    readAgain: () => void readAll(setKnown, () => true),
    refresh: useCallback((id: string) => void refresh(id, setKnown), []),
  };
}

type Change = (next: (now: KnownSessions) => KnownSessions) => void;

/** Reads one session anew; one that is gone leaves the list. */
async function refresh(id: string, change: Change): Promise<void> {
  const read = await answered(libraryBridge.call('readSession', id), 'readingSession');
  if (!read.ok) return;
  const found = read.value;
  change((now) => ({
    ...now,
    sessions:
      found === null
        ? now.sessions.filter((session) => session.id !== id)
        : withSessions(now.sessions, [found]),
  }));
}

async function readAll(change: Change, isCurrent: () => boolean): Promise<void> {
  let before: number | null = null;
  for (;;) {
    const asked: { before: number | null; count: number } = { before, count: PAGE };
    const page = await answered(libraryBridge.call('listSessions', asked), 'readingSessions');
    if (!isCurrent()) return;
    if (!page.ok) return change((now) => ({ ...now, isWhole: true, problem: page.problem }));
    const { sessions, running } = page.value;
    const isWhole = sessions.length < PAGE;
    change((now) => ({
      sessions: withSessions(now.sessions, sessions),
      running: new Set(running),
      isWhole,
      problem: null,
    }));
    if (isWhole) return;
    before = sessions.at(-1)?.number ?? 0;
  }
}

/** `refresh` reads one session anew. */
function follow(now: KnownSessions, change: TranscriptChange, refresh: (id: string) => void): KnownSessions {
  switch (change.kind) {
    case 'begin':
      refresh(change.head.id);
      return { ...now, running: new Set([...now.running, change.head.id]) };
    case 'append': {
      const { sessionId, entry } = change;
      if (!now.sessions.some(({ id }) => id === sessionId)) refresh(sessionId);
      return {
        ...now,
        sessions: now.sessions.map((session) =>
          session.id === sessionId ? withEntry(session, entry) : session,
        ),
      };
    }
    case 'end':
      return { ...now, running: without(now.running, change.sessionId) };
    case 'broken':
      return change.goesOn ? now : { ...now, running: without(now.running, change.sessionId) };
    default:
      return now;
  }
}

const without = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  new Set([...ids].filter((other) => other !== id));
