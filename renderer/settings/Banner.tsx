/** The state's current problem with its remedy. Lasts until it is dismissed or main takes it back. */
import { settingsBridge, useAppState } from '../bridge.ts';
import { SECTION_FOR, SECTION_NAMES, type Section } from './sections.ts';
import { problemWordsHere } from './words.ts';

interface BannerProps {
  readonly section: Section;
  readonly onGo: (section: Section) => void;
}

export function Banner({ section, onGo }: BannerProps) {
  const problem = useAppState((state) => state.problem);
  const words = problem === null ? null : problemWordsHere(problem);
  const target = problem === null ? null : SECTION_FOR[problem.kind];
  return (
    <div role="alert">
      {words === null ? null : (
        <div className="banner">
          <p>
            <strong>{words.title}</strong> {words.remedyText}
          </p>
          <div className="buttons">
            {target === null || target === section ? null : (
              <button type="button" onClick={() => onGo(target)}>
                Go to {SECTION_NAMES[target]}
              </button>
            )}
            <button type="button" onClick={() => void settingsBridge.call('dismissProblem', undefined)}>
              Dismiss
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
