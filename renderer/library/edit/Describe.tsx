/** Title, tags and note of a session while they are changed, and deleting it for good. */

import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { sentencesOf } from '../../../core/app/problemWords.ts';
import type { SessionSummary } from '../../../core/library/browsing.ts';
import { libraryBridge } from '../../bridge.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { Message } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { answered } from '../calls.ts';
import { Suggestion } from './Suggestion.tsx';

interface DescribeProps {
  readonly session: SessionSummary;
  /** It was changed, or is gone. */
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

export function Describe({ session, onChanged, onClose }: DescribeProps) {
  const words = useWords();
  const { library, retention, controls } = words;
  const [title, setTitle] = useState(session.title ?? '');
  const [tags, setTags] = useState(session.tags.join(', '));
  const [note, setNote] = useState(session.note);
  /** null: as it is, which may change while this is open. */
  const [isKept, setIsKept] = useState<boolean | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState('');
  const sessionId = session.id;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submitted = async (event: FormEvent) => {
    event.preventDefault();
    const patch = {
      title: title.trim() === '' ? null : title.trim(),
      tags: tags
        .split(/[,،、]/)
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
      note: note.trim(),
      ...(isKept !== null && { isKept }),
    };
    const done = await answered(libraryBridge.call('describeSession', { sessionId, patch }), 'keeping');
    if (!done.ok) return setRefusal(sentencesOf(done.problem, words));
    onChanged();
    onClose();
  };
  const remove = async () => {
    const done = await answered(libraryBridge.call('deleteSession', sessionId), 'deleting');
    setIsAsking(false);
    if (!done.ok) return setRefusal(sentencesOf(done.problem, words));
    onChanged();
  };
  const pressed = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape' && !isAsking) onClose();
  };
  return (
    <form className="describe" onSubmit={(event) => void submitted(event)} onKeyDown={pressed}>
      <label>
        <span>{library('sessionTitle')}</span>
        <input
          ref={field}
          maxLength={200}
          placeholder={session.beginsWith}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
      </label>
      {title.trim() === '' ? (
        <Suggestion
          session={session}
          onUse={(suggested) => {
            setTitle(suggested);
            field.current?.focus();
          }}
        />
      ) : null}
      <label>
        <span>{library('sessionTags')}</span>
        <input value={tags} onChange={({ target }) => setTags(target.value)} />
      </label>
      <label>
        <span>{library('sessionNote')}</span>
        <textarea value={note} onChange={({ target }) => setNote(target.value)} />
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={isKept ?? session.isKept}
          onChange={({ target }) => setIsKept(target.checked)}
        />
        <span>{retention('isKept')}</span>
      </label>
      <Message tone="bad">{refusal}</Message>
      <div className="buttons">
        <button type="submit" className="primary">
          {library('keep')}
        </button>
        <button type="button" onClick={onClose}>
          {controls('cancel')}
        </button>
        <button type="button" className="danger" onClick={() => setIsAsking(true)}>
          {library('deleteSession')}
        </button>
      </div>
      {isAsking ? (
        <Confirm
          question={library('deleteQuestion')}
          consequence={library('deleteConsequence')}
          yes={library('deleteSession')}
          no={controls('cancel')}
          onYes={() => void remove()}
          onNo={() => setIsAsking(false)}
        />
      ) : null}
    </form>
  );
}
