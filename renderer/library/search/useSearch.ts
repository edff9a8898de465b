/** What is looked for, and the lines found, as one types. Draws nothing. */
import { useEffect, useState } from 'react';
import type { Problem } from '../../../core/base/problem.ts';
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
  /** Why nothing could be looked for. */
  readonly problem: Problem | null;
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

const NOTHING: Found = { problem: null, lines: null, isMore: false };

/** `edition`: see sessions/useSessions.ts. */
export function useSearch(search: Search, edition: number): Found & { readonly again: () => void } {
  const [found, setFound] = useState(NOTHING);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt, or another edition, is another answer.
  useEffect(() => {
    if (!isSearching(search)) return setFound(NOTHING);
    let isCurrent = true;
    answered(libraryBridge.call('searchLibrary', questionOf(search)), 'searching').then((answer) => {
      if (!isCurrent) return;
      if (!answer.ok) return setFound({ ...NOTHING, problem: answer.problem });
      setFound({ problem: null, lines: answer.value, isMore: answer.value.length === LIMIT });
    });
    return () => {
      isCurrent = false;
    };
  }, [search, attempt, edition]);
  return { ...found, again: () => setAttempt((count) => count + 1) };
}

/** When this day begins, or the one so many days later, by this computer's calendar; null without a day. */
function startOf(day: string, later: number): number | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  return Math.max(0, new Date(year, month - 1, date + later).getTime());
}
