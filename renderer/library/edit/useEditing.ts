/** What a person does to the lines of one session: each is done by main as a whole, then read again. Draws nothing. */

import { useCallback, useState } from 'react';
import { describeProblem } from '../../../core/app/problemWords.ts';
import type { Result } from '../../../core/base/result.ts';
import type { ShownEntry } from '../../../core/library/browsing.ts';
import type { Edit, Edited } from '../../../core/transcript/edit.ts';
import { libraryBridge } from '../../bridge.ts';
import { useWords } from '../../ui/words.tsx';
import { answered } from '../calls.ts';

export type ShownLine = Extract<ShownEntry, { readonly kind: 'line' }>;

export interface Editing {
  /** The line whose text or speaker is being changed; null for none. */
  readonly open: { readonly lane: string; readonly id: string; readonly part: 'text' | 'speaker' } | null;
  readonly begin: (line: ShownLine, part: 'text' | 'speaker') => void;
  readonly cancel: () => void;
  /** Whether it was done. */
  readonly apply: (...edits: readonly Edit[]) => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
  readonly redo: () => Promise<boolean>;
  /** Why the last one was refused, in words; empty when it was not. */
  readonly refusal: string;
}

/** `onDone`: the session is not as it was read. */
export function useEditing(sessionId: string, onDone: (edited: Edited) => void): Editing {
  const words = useWords();
  const [open, setOpen] = useState<Editing['open']>(null);
  const [refusal, setRefusal] = useState('');
  const settle = useCallback(
    (result: Result<Edited>): boolean => {
      setRefusal(result.ok ? '' : describeProblem(result.problem, words).title);
      if (result.ok) onDone(result.value);
      return result.ok;
    },
    [onDone, words],
  );
  return {
    open,
    begin: ({ lane, id }, part) => {
      setRefusal('');
      setOpen({ lane, id, part });
    },
    cancel: () => setOpen(null),
    apply: async (...edits) => {
      for (const edit of edits) {
        const call = libraryBridge.call('editSession', { sessionId, edit });
        if (!settle(await answered(call, 'changing this line'))) return false;
      }
      setOpen(null);
      return true;
    },
    undo: async () => settle(await answered(libraryBridge.call('undoEdit', sessionId), 'taking this back')),
    redo: async () => settle(await answered(libraryBridge.call('redoEdit', sessionId), 'doing this again')),
    refusal,
  };
}
