/** The lines that somebody looks back on: those of the moment in which they began to, and more before them when asked for. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { isOffRecord } from '../../../core/transcript/part.ts';
import { overlayBridge } from '../../bridge.ts';
import { overlayState } from '../store.ts';
import { type SaidLine, saidEarlier, saidHere } from './said.ts';

/** Several screens of them. */
const AT_ONCE = 60;

interface Said {
  readonly lines: readonly SaidLine[];
  /** Nothing was said before the first of them. */
  readonly isWhole: boolean;
}

export interface SaidSoFar extends Said {
  /** Asks main for what was said before, unless it is being asked already. */
  readonly readMore: () => void;
}

export function useSaid(): SaidSoFar {
  const [said, setSaid] = useState<Said>(() => {
    const { lanes, session } = overlayState.getState();
    const startedAtEpochMs = session?.startedAtEpochMs ?? Date.now();
    return { lines: saidHere(lanes, startedAtEpochMs), isWhole: false };
  });
  const [sessionId] = useState(keptSession);
  const isAsking = useRef(false);
  const { lines, isWhole } = said;
  const readMore = useCallback(() => {
    if (isAsking.current || isWhole) return;
    isAsking.current = true;
    // What is painted off the record lies on a clock of its own.
    const beforeMs = sessionId === null ? null : (lines[0]?.startMs ?? null);
    const asked = { sessionId, beforeMs, count: AT_ONCE };
    overlayBridge
      .call('readEarlier', asked)
      .then((read) => {
        const earlier = read.ok && read.value !== null ? saidEarlier(read.value) : [];
        const known = new Set(lines.map(({ key }) => key));
        const more = earlier.filter(({ key }) => !known.has(key));
        setSaid({ lines: [...more, ...lines], isWhole: more.length === 0 });
      })
      .finally(() => {
        isAsking.current = false;
      });
  }, [lines, isWhole, sessionId]);
  // What stands above the last minute is there before anybody scrolls to it.
  const first = useRef(readMore);
  useEffect(() => first.current(), []);
  return { ...said, readMore };
}

/** The session that the lines of this page are kept in; null where they are not, or there are none. */
function keptSession(): string | null {
  const id = overlayState.getState().lanes.find(({ part }) => part !== null)?.part?.sessionId;
  return id === undefined || isOffRecord(id) ? null : id;
}
