/** What stands where no session is read: what to do next. */
import { sentencesOf } from '../../core/app/problemWords.ts';
import type { Problem } from '../../core/base/problem.ts';
import { libraryBridge, useAppState } from '../bridge.ts';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.tsx';

export function Empty({ hasSessions }: { readonly hasSessions: boolean }) {
  const { library } = useWords();
  const isOn = useAppState(({ intent }) => intent.captions);
  if (hasSessions) return <Words title={library('chooseTitle')} text={library('chooseText')} />;
  return (
    <Words title={library('emptyTitle')} text={library(isOn ? 'emptyListening' : 'emptyText')}>
      {isOn ? null : (
        <button
          type="button"
          className="primary"
          onClick={() => void libraryBridge.call('changeIntent', { captions: true, overlayVisible: true })}
        >
          {library('emptyStart')}
        </button>
      )}
    </Words>
  );
}

interface UnreadProps {
  readonly problem: Problem;
  readonly onAgain: () => void;
}

export function Unread({ problem, onAgain }: UnreadProps) {
  const words = useWords();
  const { library } = words;
  return (
    <Words title={library('problemTitle')} text={sentencesOf(problem, words)}>
      <button type="button" onClick={onAgain}>
        {library('again')}
      </button>
    </Words>
  );
}

interface FailedProps extends UnreadProps {
  /** What did not work, as one sentence. */
  readonly title: string;
}

/** The same beside what can be read. */
export function Failed({ title, problem, onAgain }: FailedProps) {
  const words = useWords();
  return (
    <div className="failed" role="alert">
      <p>
        <strong>{title}</strong> {sentencesOf(problem, words)}
      </p>
      <button type="button" onClick={onAgain}>
        {words.library('again')}
      </button>
    </div>
  );
}

interface WordsProps {
  readonly title: string;
  readonly text: string;
  readonly children?: React.ReactNode;
}

function Words({ title, text, children }: WordsProps) {
  return (
    <div className="empty">
      <Icon name="captions" />
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
    </div>
  );
}
