/** One session's entries, read as far as they are in sight and kept up to date by what main tells. Draws nothing. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../core/base/problem.ts';
import {
  afterChange,
  inDoubt,
  type KnownLines,
  missingIn,
  noLines,
  withPage,
} from '../../../core/library/lines.ts';
import { libraryBridge } from '../../bridge.ts';
import { answered } from '../calls.ts';

/** More than a window shows; a read of this many takes main a few milliseconds. */
const PAGE = 100;

interface Wanted {
  readonly first: number;
  readonly last: number;
}

export interface SessionLines {
  readonly lines: KnownLines;
  readonly readAgain: () => void;
  /** Why the lines in sight could not be read. */
  readonly problem: Problem | null;
}

/** `wanted`: the places in sight. `readAgain`: something was done to the session. */
export function useLines(sessionId: string, wanted: Wanted): SessionLines {
  const [lines, setLines] = useState(noLines);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isAsking = useRef(false);
  useEffect(
    () =>
      libraryBridge.onTranscript((change) => {
        if (change.kind !== 'begin' && change.sessionId === sessionId)
          setLines((now) => afterChange(now, change));
      }),
    [sessionId],
  );
  useEffect(() => {
    const missing = missingIn(lines, wanted.first, wanted.last);
    if (missing === null || isAsking.current) return;
    isAsking.current = true;
    const from = Math.max(0, Math.floor(missing[0] / PAGE) * PAGE);
    // A window across two pages is read at once.
    const count = missing[1] < from + PAGE ? PAGE : 2 * PAGE;
    answered(libraryBridge.call('readEntries', { sessionId, from, count }), 'readingSession').then((read) => {
      isAsking.current = false;
      setProblem(read.ok ? null : read.problem);
      if (read.ok) setLines((now) => withPage(now, read.value));
    });
  }, [lines, wanted, sessionId]);
  return { lines, problem, readAgain: useCallback(() => setLines(inDoubt), []) };
}
