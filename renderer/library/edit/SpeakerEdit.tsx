/** Who said a line, while that is changed: of this line, or of all that the same person said in this session. */
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../../ui/words.tsx';
import type { Editing, ShownLine } from './useEditing.ts';

interface SpeakerEditProps {
  readonly line: ShownLine;
  readonly called: string;
  readonly editing: Editing;
  readonly onClosed: () => void;
}

export function SpeakerEdit({ line, called, editing, onClosed }: SpeakerEditProps) {
  const words = useWords();
  const [name, setName] = useState(called);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const close = () => {
    editing.cancel();
    onClosed();
  };
  const rename = async (where: 'here' | 'everywhere') => {
    if (await editing.apply({ kind: 'renameSpeaker', lane: line.lane, id: line.id, name, where })) onClosed();
  };
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    void rename('everywhere');
  };
  const pressed = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) close();
  };
  return (
    <form className="speaker-edit" onSubmit={submitted} onKeyDown={pressed}>
      <label htmlFor={id}>{words.library('editSpeaker')}</label>
      <input
        id={id}
        ref={field}
        maxLength={60}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <button type="submit" className="primary">
        {words.library('everywhere')}
      </button>
      <button type="button" onClick={() => void rename('here')}>
        {words.library('onlyHere')}
      </button>
    </form>
  );
}
