/** What can be done to the line that has the focus, and by which keys. Changes nothing itself. */
import type { KeyboardEvent } from 'react';
import { isCommandKey } from '../../../core/desktop/commandKey.ts';
import type { Editing, ShownLine } from './useEditing.ts';

export interface Pressed {
  readonly line: ShownLine | null;
  /** The line that follows in the same lane; null where it is not known. */
  readonly next: ShownLine | null;
  /** Opens find and replace. */
  readonly onReplace: () => void;
}

/** In the order of the menu, each with its keys as menus spell them. */
export const LINE_ACTS = {
  actEdit: 'Enter',
  actSpeaker: 'F2',
  actJoin: 'CommandOrControl+J',
  actCopy: 'CommandOrControl+C',
  actDelete: 'Delete',
  actUndo: 'CommandOrControl+Z',
  actRedo: 'CommandOrControl+Shift+Z',
  actReplace: 'CommandOrControl+H',
} as const;
export type LineAct = keyof typeof LINE_ACTS;

/** Whether the key was one of them. */
export function changeByKey(event: KeyboardEvent, pressed: Pressed, editing: Editing): boolean {
  const act = actOf(event);
  if (act === null) return false;
  const isOfLine = act !== 'actUndo' && act !== 'actRedo' && act !== 'actReplace';
  if (isOfLine && pressed.line === null) return false;
  if (act === 'actCopy' && String(getSelection()) !== '') return false;
  doAct(act, pressed, editing);
  return true;
}

const COMMANDS = { y: 'actRedo', j: 'actJoin', c: 'actCopy', h: 'actReplace' } as const;

function actOf(event: KeyboardEvent): LineAct | null {
  if (isCommandKey(event, 'z')) return event.shiftKey ? 'actRedo' : 'actUndo';
  const command = Object.entries(COMMANDS).find(([letter]) => isCommandKey(event, letter));
  if (command !== undefined) return command[1];
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const acts: Readonly<Record<string, LineAct>> = { enter: 'actEdit', f2: 'actSpeaker', delete: 'actDelete' };
  return acts[event.key.toLowerCase()] ?? null;
}

/** Nothing happens to a line that is not known. */
export function doAct(act: LineAct, { line, next, onReplace }: Pressed, editing: Editing): void {
  const ofSession: Partial<Record<LineAct, () => void>> = {
    actUndo: () => void editing.undo(),
    actRedo: () => void editing.redo(),
    actReplace: onReplace,
  };
  ofSession[act]?.();
  if (line === null) return;
  const { lane, id } = line;
  const ofLine: Partial<Record<LineAct, () => void>> = {
    actEdit: () => void editing.begin(line, 'text'),
    actSpeaker: () => void editing.begin(line, 'speaker'),
    actJoin: () => next !== null && void editing.apply({ kind: 'merge', lane, id, nextId: next.id }),
    actCopy: () => void navigator.clipboard.writeText(line.text),
    actDelete: () => void editing.apply({ kind: 'delete', lane, id }),
  };
  ofLine[act]?.();
}
