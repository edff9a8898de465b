/** What a person does to the lines of one session: each is done by main as a whole, then read again. Draws nothing. */

import { useCallback, useState } from 'react';
import { sentencesOf } from '../../../core/app/problemWords.ts';
import type { Result } from '../../../core/base/result.ts';
import type { ShownEntry } from '../../../core/library/browsing.ts';
import { type Correction, correctionOf } from '../../../core/text/correction.ts';
import type { Edit, Edited } from '../../../core/transcript/edit.ts';
import { libraryBridge } from '../../bridge.ts';
import { useWords } from '../../ui/words.tsx';
import { answered } from '../calls.ts';

export type ShownLine = Extract<ShownEntry, { readonly kind: 'line' }>;

export interface OpenLine {
  readonly lane: string;
  readonly id: string;
  readonly part: 'text' | 'speaker';
  /** Its text before, and as it is typed. */
  readonly before: string;
  readonly text: string;
}

export interface Editing {
  /** The line whose text or speaker is being changed; null for none. */
  readonly open: OpenLine | null;
  /** What was typed into another line is kept first. */
  readonly begin: (line: ShownLine, part: OpenLine['part']) => Promise<void>;
  /** What is typed is held here: a row of a long list is drawn anew when lines come above it. */
  readonly write: (text: string) => void;
  readonly cancel: () => void;
  /** Whether it was done. */
  readonly apply: (...edits: readonly Edit[]) => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
  readonly redo: () => Promise<boolean>;
  /** What was corrected last; null where nothing was, or more than a word or name. */
  readonly correction: Correction | null;
  /** Why the last one was refused, in words; empty when it was not. */
  readonly refusal: string;
}

/** `onDone`: the session is not as it was read. */
export function useEditing(sessionId: string, onDone: (edited: Edited) => void): Editing {
  const words = useWords();
  const [open, setOpen] = useState<Editing['open']>(null);
  const [refusal, setRefusal] = useState('');
  const [correction, setCorrection] = useState<Correction | null>(null);
  const settle = useCallback(
    (result: Result<Edited>): boolean => {
      setRefusal(result.ok ? '' : sentencesOf(result.problem, words));
      if (result.ok) onDone(result.value);
      return result.ok;
    },
    [onDone, words],
  );
  const change = async (edits: readonly Edit[]): Promise<boolean> => {
    for (const edit of edits) {
      const call = libraryBridge.call('editSession', { sessionId, edit });
      if (!settle(await answered(call, 'changingLine'))) return false;
      if (edit.kind === 'reword' && open !== null) setCorrection(correctionOf(open.before, edit.text));
    }
    return true;
  };
  return {
    open,
    begin: async ({ lane, id, text }, part) => {
      setRefusal('');
      const typed = open?.part === 'text' && open.text !== open.before ? open : null;
      if (typed !== null) {
        const { lane, id, text } = typed;
        if (!(await change([{ kind: 'reword', lane, id, text }]))) return;
      }
      setOpen({ lane, id, part, before: text, text });
    },
    write: (text) => setOpen((now) => now && { ...now, text }),
    cancel: () => setOpen(null),
    apply: async (...edits) => {
      const isDone = await change(edits);
      if (isDone) setOpen(null);
      return isDone;
    },
    undo: async () => settle(await answered(libraryBridge.call('undoEdit', sessionId), 'undoing')),
    redo: async () => settle(await answered(libraryBridge.call('redoEdit', sessionId), 'redoing')),
    correction,
    refusal,
  };
}
