/**
 * A stored value while a person edits it: shown at once, saved shortly after, given back if it is refused.
 */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Problem } from '../../core/base/problem.ts';

/** Sliders and colour fields fire at every pixel; main is told at most this late after the last of them. */
export const SLIDER_WAIT_MS = 80;

export interface Draft<Value> {
  readonly value: Value;
  readonly set: (value: Value) => void;
  /** Why the last change was not taken, until the next one. */
  readonly refusal: Problem | null;
}

interface Pending {
  readonly timer: number;
  readonly save: () => void;
}

/**
 * `save` resolves to null or to the problem that refused the value. A pending save is made at once when the
 * page goes away.
 */
export function useDraft<Value>(
  stored: Value,
  save: (value: Value) => Promise<Problem | null>,
  waitMs = 0,
): Draft<Value> {
  const [draft, setDraft] = useState<{ readonly value: Value } | null>(null);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const pending = useRef<Pending | null>(null);

  const finish = useEffectEvent(async (saved: { readonly value: Value }) => {
    const problem = await save(saved.value);
    setDraft((now) => (now === saved ? null : now));
    setRefusal(problem);
  });

  useEffect(() => {
    const flush = () => {
      const waiting = pending.current;
      pending.current = null;
      if (waiting === null) return;
      clearTimeout(waiting.timer);
      waiting.save();
    };
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, []);

  useEffect(() => {
    if (draft === null) return;
    if (pending.current !== null) clearTimeout(pending.current.timer);
    const run = () => {
      pending.current = null;
      void finish(draft);
    };
    pending.current = { timer: window.setTimeout(run, waitMs), save: run };
  }, [draft, waitMs]);

  const set = (value: Value) => setDraft({ value });
  return { value: draft === null ? stored : draft.value, set, refusal };
}
