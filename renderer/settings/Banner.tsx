/** The state's current problem with its remedy. Lasts until it is dismissed or main takes it back. */
import { settingsBridge, useAppState } from '../bridge.ts';
import { useWords } from '../ui/words.tsx';
import { SECTION_FOR, type Section } from './sections.ts';
import { problemWordsHere } from './words.ts';

interface BannerProps {
  readonly section: Section;
  readonly onGo: (section: Section) => void;
}

export function Banner({ section, onGo }: BannerProps) {
  const words = useWords();
  const problem = useAppState((state) => state.problem);
  const told = problem === null ? null : problemWordsHere(problem);
  const target = problem === null ? null : SECTION_FOR[problem.kind];
  return (
    <div role="alert">
      {told === null ? null : (
        <div className="banner">
          <p>
            <strong>{told.title}</strong> {told.remedyText}
          </p>
          <div className="buttons">
            {target === null || target === section ? null : (
              <button type="button" onClick={() => onGo(target)}>
                {words.settings('goTo', { section: words.settings(target) })}
              </button>
            )}
            <button type="button" onClick={() => void settingsBridge.call('dismissProblem', undefined)}>
              {words.settings('dismiss')}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
