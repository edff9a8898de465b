/** The text of a line while it is changed: Enter keeps it, Ctrl+Enter parts the line at the caret, Escape leaves it. */
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useWords } from '../../ui/words.tsx';
import type { Editing, ShownLine } from './useEditing.ts';

interface TextEditProps {
  readonly line: ShownLine;
  readonly editing: Editing;
  /** The keys go back to the line. */
  readonly onClosed: () => void;
}

export function TextEdit({ line, editing, onClosed }: TextEditProps) {
  const words = useWords();
  const { text, before } = editing.open ?? { text: line.text, before: line.text };
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(line.text.length, line.text.length);
  }, [line.text.length]);
  const { lane, id } = line;
  const reword = { kind: 'reword', lane, id, text } as const;
  const isSame = text === before;
  const close = () => {
    editing.cancel();
    onClosed();
  };
  const keep = async () => {
    if (isSame || (await editing.apply(reword))) close();
  };
  const part = async (atChar: number) => {
    const split = { kind: 'split', lane, id, atChar } as const;
    if (await editing.apply(...(isSame ? [split] : [reword, split]))) onClosed();
  };
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    event.stopPropagation();
    // While a word is composed, the keys belong to its keyboard.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
      void part(event.currentTarget.selectionStart);
    else if (event.key === 'Enter') void keep();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <textarea
        ref={field}
        className="text-edit"
        dir="auto"
        aria-label={words.library('editText')}
        aria-describedby="text-edit-keys"
        value={text}
        onChange={({ target }) => editing.write(target.value)}
        onKeyDown={pressed}
      />
      <p className="hint" id="text-edit-keys">
        {words.library('editKeys')}
      </p>
    </>
  );
}
