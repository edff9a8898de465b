/** One session's entries, read as far as they are in sight and kept up to date by what main tells. Draws nothing. */
import { useEffect, useRef, useState } from 'react';
import { afterChange, type KnownLines, noLines, withPage } from '../../../core/library/lines.ts';
import { libraryBridge } from '../../bridge.ts';
import { answered } from '../calls.ts';

/** More than a window shows; a read of this many takes main about a millisecond. */
const PAGE = 100;

interface Wanted {
  readonly first: number;
  readonly last: number;
}

/** `wanted`: the places in sight. */
export function useLines(sessionId: string, wanted: Wanted): KnownLines {
  const [lines, setLines] = useState(noLines);
  const asked = useRef(new Set<number>());
  useEffect(() => {
    asked.current = new Set();
    return libraryBridge.onTranscript((change) => {
      if (change.kind !== 'begin' && change.sessionId === sessionId)
        setLines((now) => afterChange(now, change));
    });
  }, [sessionId]);
  useEffect(() => {
    const inFlight = asked.current;
    for (const page of pagesWanted(lines, wanted)) {
      if (inFlight.has(page)) continue;
      inFlight.add(page);
      const question = { sessionId, from: page * PAGE, count: PAGE };
      answered(libraryBridge.call('readEntries', question), 'reading a session').then((read) => {
        inFlight.delete(page);
        // Another session is read meanwhile.
        if (read.ok && asked.current === inFlight) setLines((now) => withPage(now, read.value));
      });
    }
  }, [lines, wanted, sessionId]);
  return lines;
}

function pagesWanted(lines: KnownLines, { first, last }: Wanted): readonly number[] {
  if (lines.isStale) return [Math.floor(first / PAGE)];
  const pages = new Set<number>();
  for (let place = first; place <= Math.min(last, lines.total - 1); place += 1)
    if (!lines.known.has(place)) pages.add(Math.floor(place / PAGE));
  return [...pages];
}
