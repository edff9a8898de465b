/** A title that what was said suggests, to be taken by a press. Stores nothing. */
import { useEffect, useState } from 'react';
import type { SessionSummary } from '../../../core/library/browsing.ts';
import { suggestedTitle } from '../../../core/library/suggestedTitle.ts';
import { libraryBridge } from '../../bridge.ts';
import { useWords } from '../../ui/words.tsx';
import { answered } from '../calls.ts';

/** What a session is about is said in its first hours. */
const MOST_LINES = 500;

interface SuggestionProps {
  readonly session: SessionSummary;
  readonly onUse: (title: string) => void;
}

export function Suggestion({ session, onUse }: SuggestionProps) {
  const { library } = useWords();
  const { id: sessionId } = session;
  // A list of its own each time the sessions are read, and the same languages.
  const languages = session.languages.join(' ');
  const [title, setTitle] = useState('');
  useEffect(() => {
    let isCurrent = true;
    const asked = { sessionId, from: 0, count: MOST_LINES };
    answered(libraryBridge.call('readEntries', asked), 'readingSession').then((read) => {
      // Without it a title can be typed all the same.
      if (!isCurrent || !read.ok) return;
      const lines = read.value.entries.flatMap((entry) => (entry.kind === 'line' ? entry.text : []));
      setTitle(suggestedTitle(lines, languages === '' ? [] : languages.split(' ')));
    });
    return () => {
      isCurrent = false;
    };
  }, [sessionId, languages]);
  if (title === '') return null;
  return (
    <p className="suggestion">
      <span dir="auto">{library('suggested', { title })}</span>
      <button type="button" className="quiet" onClick={() => onUse(title)}>
        {library('useSuggested')}
      </button>
    </p>
  );
}
