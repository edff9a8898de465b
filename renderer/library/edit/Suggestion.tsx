/** A title that what was said suggests, to be taken by a press. Stores nothing. */
import { useEffect, useState } from 'react';
import { suggestedTitle } from '../../../core/library/suggestedTitle.ts';
import { libraryBridge } from '../../bridge.ts';
import { useWords } from '../../ui/words.tsx';
import { answered } from '../calls.ts';

/** What a session is about is said in its first hours. */
const MOST_LINES = 500;

interface SuggestionProps {
  readonly sessionId: string;
  readonly onUse: (title: string) => void;
}

export function Suggestion({ sessionId, onUse }: SuggestionProps) {
  const { library } = useWords();
  const [title, setTitle] = useState('');
  useEffect(() => {
    let isCurrent = true;
    const asked = { sessionId, from: 0, count: MOST_LINES };
    answered(libraryBridge.call('readEntries', asked), 'readingSession').then((read) => {
      // Without it a title can be typed all the same.
      if (!isCurrent || !read.ok) return;
      setTitle(
        suggestedTitle(read.value.entries.flatMap((entry) => (entry.kind === 'line' ? entry.text : []))),
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [sessionId]);
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
