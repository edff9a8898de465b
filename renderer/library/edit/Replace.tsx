/** Find and replace in one session. What is replaced is one edit, taken back as one. */
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '../../ui/words.tsx';
import type { Editing } from './useEditing.ts';

interface ReplaceProps {
  readonly editing: Editing;
  readonly onClose: () => void;
}

export function Replace({ editing, onClose }: ReplaceProps) {
  const words = useWords();
  const [find, setFind] = useState('');
  const [replacement, setReplacement] = useState('');
  const [isWholeWord, setIsWholeWord] = useState(true);
  const field = useRef<HTMLInputElement>(null);
  // Whoever opens it wants to type here.
  useEffect(() => field.current?.focus(), []);
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    if (find === '') return;
    void editing.apply({ kind: 'replaceAll', find, replacement, isCaseSensitive: false, isWholeWord });
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
  };
  return (
    <form className="replace" onSubmit={submitted} onKeyDown={pressed}>
      <label>
        <span>{words.library('replaceFind')}</span>
        <input ref={field} value={find} onChange={({ target }) => setFind(target.value)} />
      </label>
      <label>
        <span>{words.library('replaceWith')}</span>
        <input value={replacement} onChange={({ target }) => setReplacement(target.value)} />
      </label>
      <label className="replace-whole">
        <input
          type="checkbox"
          checked={isWholeWord}
          onChange={({ target }) => setIsWholeWord(target.checked)}
        />
        <span>{words.library('wholeWords')}</span>
      </label>
      <button type="submit" className="primary">
        {words.library('replaceAll')}
      </button>
      <button type="button" onClick={onClose}>
        {words.controls('close')}
      </button>
    </form>
  );
}
