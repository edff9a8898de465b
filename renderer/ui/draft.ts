/**
 * A stored value while a person edits it: shown at once, saved shortly after, given back if it is refused.
 */
import { useEffect, useEffectEvent, useRef, useState } from 'react';

export interface Draft<Value> {
  readonly value: Value;
  readonly set: (value: Value) => void;
  /** Why the last change was not taken, in words; until the next change. */
  readonly refusal: string | null;
}

/**
 * `save` resolves to null, or to a sentence that says why the value was refused. A value that still waits is
 * saved at once when the page goes away.
 */
export function useDraft<Value>(
  stored: Value,
  save: (value: Value) => Promise<string | null>,
  waitMs = 0,
): Draft<Value> {
  const [draft, setDraft] = useState<{ readonly value: Value } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const pending = useRef<{ readonly timer: number; readonly save: () => void } | null>(null);

  const finish = useEffectEvent(async (saved: { readonly value: Value }) => {
    const reason = await save(saved.value);
    setDraft((now) => (now === saved ? null : now));
    setRefusal(reason);
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
