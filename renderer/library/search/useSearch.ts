/** What is looked for, and the lines found, as one types. Draws nothing. */
import { useEffect, useState } from 'react';
import type { FoundLine, LibraryQuestion } from '../../../core/library/browsing.ts';
import { libraryBridge } from '../../bridge.ts';
import { answered } from '../calls.ts';

export interface Filters {
  readonly speaker: string | null;
  readonly tag: string | null;
  /** Days as a date field has them, such as 2026-03-01; empty is without an end. */
  readonly from: string;
  readonly to: string;
}

export const NO_FILTERS: Filters = { speaker: null, tag: null, from: '', to: '' };

export interface Search {
  readonly words: string;
  readonly filters: Filters;
}

export const NO_SEARCH: Search = { words: '', filters: NO_FILTERS };

export interface Found {
  /** null: nothing is looked for, or it has not been answered yet. */
  readonly lines: readonly FoundLine[] | null;
  /** There may be more than those. */
  readonly isMore: boolean;
}

/** Somebody who reads on asks more narrowly. */
const LIMIT = 200;

export const isSearching = ({ words, filters }: Search): boolean =>
  words.trim() !== '' || hasFilters(filters);

export const hasFilters = ({ speaker, tag, from, to }: Filters): boolean =>
  speaker !== null || tag !== null || from !== '' || to !== '';

/** As it is asked of main. */
export function questionOf({ words, filters }: Search): LibraryQuestion {
  return {
    words,
    limit: LIMIT,
    speaker: filters.speaker,
    tag: filters.tag,
    fromEpochMs: startOf(filters.from, 0),
    toEpochMs: startOf(filters.to, 1),
    sessionId: null,
  };
}

export function useSearch(search: Search): Found {
  const [found, setFound] = useState<Found>({ lines: null, isMore: false });
  useEffect(() => {
    if (!isSearching(search)) return setFound({ lines: null, isMore: false });
    let isCurrent = true;
    answered(libraryBridge.call('searchLibrary', questionOf(search)), 'searching').then((answer) => {
      if (!isCurrent) return;
      const lines = answer.ok ? answer.value : [];
      setFound({ lines, isMore: lines.length === LIMIT });
    });
    return () => {
      isCurrent = false;
    };
  }, [search]);
  return found;
}

/** When this day begins, or the one so many days later, by this computer's calendar; null without a day. */
function startOf(day: string, later: number): number | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  return Math.max(0, new Date(year, month - 1, date + later).getTime());
}
