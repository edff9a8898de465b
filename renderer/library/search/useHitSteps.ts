/** From one line found to the next, and to its place. Finds none. */
import { useState } from 'react';
import type { FoundLine } from '../../../core/library/browsing.ts';
import { libraryBridge } from '../../bridge.ts';
import { answered } from '../calls.ts';
import type { Opening } from '../useOpened.ts';
import type { Found } from './useSearch.ts';

export interface HitSteps {
  /** Which of the lines found is read or pointed at; -1 before the first. */
  readonly at: number;
  readonly point: (index: number) => void;
  /** Opens the session at this line; the keys go there. */
  readonly go: (index: number) => void;
  /** Opens the next one, or the one before; the keys stay where they are. From the last it goes on with the first. */
  readonly step: (by: 1 | -1) => void;
}

export function useHitSteps(
  { lines }: Found,
  open: (opening: Opening, takesFocus?: boolean) => void,
): HitSteps {
  // The line and not its number: what is found while somebody types on may hold it at another.
  const [pointed, setPointed] = useState<FoundLine | null>(null);
  const at = lines?.findIndex((line) => pointed !== null && isSame(line, pointed)) ?? -1;
  const show = async (index: number, takesFocus: boolean) => {
    const line = lines?.[index];
    if (line === undefined) return;
    setPointed(line);
    const { sessionId, lane, id } = line;
    const place = await answered(libraryBridge.call('findPlace', { sessionId, lane, id }), 'findingLine');
    open({ sessionId, place: place.ok ? place.value : null }, takesFocus);
  };
  const count = lines?.length ?? 0;
  return {
    at,
    point: (index) => setPointed(lines?.[index] ?? null),
    go: (index) => void show(index, true),
    step: (by) => {
      if (count > 0) void show(at < 0 && by < 0 ? count - 1 : (at + by + count) % count, false);
    },
  };
}

const isSame = (one: FoundLine, other: FoundLine): boolean =>
  one.sessionId === other.sessionId && one.lane === other.lane && one.id === other.id;
