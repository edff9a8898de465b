/** Which part a person chose, from what the panel was opened at. Draws nothing. */
import { useMemo, useState } from 'react';
import type { LibraryQuestion } from '../../../core/library/browsing.ts';
import type { ExportSelection } from '../../../core/library/exporting.ts';
import { timeOf } from '../../../core/subtitles/clock.ts';

export type Scope = 'whole' | 'lastMinute' | 'part' | 'found';

/** Where the panel was opened: at a session, at what a search finds, or both. */
export interface OpenedAt {
  readonly sessionId: string | null;
  readonly question: LibraryQuestion | null;
  /** What is chosen first, where it can be; any: what was found before the session. */
  readonly scope: Scope | 'any';
}

export interface Selected {
  readonly scopes: readonly Scope[];
  readonly scope: Scope;
  readonly setScope: (scope: Scope) => void;
  /** As it was typed. */
  readonly from: string;
  readonly to: string;
  readonly setFrom: (from: string) => void;
  readonly setTo: (to: string) => void;
  readonly fault: 'badTime' | 'endsFirst' | null;
  /** null: there is a fault. */
  readonly selection: ExportSelection | null;
}

export function useSelection({ sessionId, question, scope: asked }: OpenedAt): Selected {
  const scopes: readonly Scope[] = [
    ...(question === null ? [] : (['found'] as const)),
    ...(sessionId === null ? [] : (['whole', 'lastMinute', 'part'] as const)),
  ];
  const [scope, setScope] = useState<Scope>(scopes.find((name) => name === asked) ?? scopes[0] ?? 'whole');
  const [from, setFrom] = useState('0:00');
  const [to, setTo] = useState('');
  const fromMs = timeOf(from);
  const toMs = to.trim() === '' ? null : timeOf(to);
  const isBad = fromMs === null || fromMs < 0 || (to.trim() !== '' && toMs === null);
  const isBackwards = !isBad && toMs !== null && toMs <= fromMs;
  const fault = scope !== 'part' ? null : isBad ? 'badTime' : isBackwards ? 'endsFirst' : null;
  const selection = useMemo((): ExportSelection | null => {
    if (scope === 'found') return question === null ? null : { kind: 'found', question };
    if (sessionId === null || fault !== null) return null;
    if (scope === 'whole') return { kind: 'session', sessionId };
    if (scope === 'lastMinute') return { kind: 'lastMinute', sessionId };
    return { kind: 'times', sessionId, fromMs: fromMs ?? 0, toMs };
  }, [scope, question, sessionId, fault, fromMs, toMs]);
  return { scopes, scope, setScope, from, to, setFrom, setTo, fault, selection };
}
