/** The lines that somebody looks back on: those of the moment in which they began to, and more before them when asked for. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EarlierEntries } from '../../../core/library/browsing.ts';
import type { Words } from '../../../core/words/words.ts';
import { overlayBridge } from '../../bridge.ts';
import { useWords } from '../../ui/words.tsx';
import { overlayState } from '../store.ts';
import { joined, type SaidLine, saidEarlier, saidHere } from './said.ts';

/** Several screens of them. */
const AT_ONCE = 60;

interface Read {
  /** Of what main has kept, in the order in which it was said. */
  readonly lines: readonly SaidLine[];
  /** Its session; null until the first answer. */
  readonly sessionId: string | null;
  /** Nothing was said before the first of them. */
  readonly isWhole: boolean;
}

export interface SaidSoFar {
  readonly lines: readonly SaidLine[];
  readonly isWhole: boolean;
  /** Asks main for what was said before, unless it is being asked already. */
  readonly readMore: () => void;
}

export function useSaid(): SaidSoFar {
  const words = useWords();
  const [here] = useState(() => saidHere(overlayState.getState()));
  const [read, setRead] = useState<Read>(() => ({
    lines: [],
    sessionId: overlayState.getState().keptId,
    isWhole: false,
  }));
  const isAsking = useRef(false);
  const readMore = useCallback(() => {
    if (isAsking.current || read.isWhole) return;
    isAsking.current = true;
    const beforeMs = read.lines[0]?.startMs ?? null;
    overlayBridge
      .call('readEarlier', { sessionId: read.sessionId, beforeMs, count: AT_ONCE })
      .then((answer) => {
        if (answer.ok) setRead(withEarlier(read, answer.value, words));
      })
      .finally(() => {
        isAsking.current = false;
      });
  }, [read, words]);
  // What stands above the last minute is there before anybody scrolls to it.
  const first = useRef(readMore);
  useEffect(() => first.current(), []);
  const lines = useMemo(() => joined(read.lines, here, read.isWhole), [read, here]);
  return { lines, isWhole: read.isWhole, readMore };
}

function withEarlier(read: Read, earlier: EarlierEntries | null, words: Words): Read {
  if (earlier === null) return { ...read, isWhole: true };
  const lines = saidEarlier(earlier, words);
  return { lines: [...lines, ...read.lines], sessionId: earlier.id, isWhole: lines.length < AT_ONCE };
}
