/** The keys that change the line that has the focus. Changes nothing itself. */
import type { KeyboardEvent } from 'react';
import type { Editing, ShownLine } from './useEditing.ts';

export interface Pressed {
  readonly line: ShownLine | null;
  /** The line that follows in the same lane; null where it is not known. */
  readonly next: ShownLine | null;
}

/** Whether the key was one of them. */
export function changeByKey(event: KeyboardEvent, { line, next }: Pressed, editing: Editing): boolean {
  const isCommand = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (isCommand && key === 'z') void (event.shiftKey ? editing.redo() : editing.undo());
  else if (isCommand && key === 'y') void editing.redo();
  else if (line === null) return false;
  else if (isCommand && key === 'j') {
    if (next !== null) void editing.apply({ kind: 'merge', lane: line.lane, id: line.id, nextId: next.id });
  } else if (isCommand && key === 'c' && String(getSelection()) === '') void copy(line.text);
  else if (isCommand || event.altKey) return false;
  else if (event.key === 'Enter') void editing.begin(line, 'text');
  else if (event.key === 'F2') void editing.begin(line, 'speaker');
  else if (event.key === 'Delete') void editing.apply({ kind: 'delete', lane: line.lane, id: line.id });
  else return false;
  return true;
}

export const copy = (text: string): Promise<void> => navigator.clipboard.writeText(text);
