/** The state's current problem with its remedy. Lasts until it is dismissed or main takes it back. */
import { bridge, useAppState } from '../bridge.ts';
import { wordsHere } from './ask.ts';
import { PLACE_NAMES, type Place, placeFor } from './places.ts';

export function Banner({ place, onGo }: { readonly place: Place; readonly onGo: (place: Place) => void }) {
  const problem = useAppState((state) => state.problem);
  const words = problem === null ? null : wordsHere(problem);
  const target = problem === null ? null : placeFor(problem);
  return (
    <div role="alert">
      {words === null ? null : (
        <div className="banner">
          <p>
            <strong>{words.title}</strong> {words.remedyText}
          </p>
          <div className="buttons">
            {target === null || target === place ? null : (
              <button type="button" onClick={() => onGo(target)}>
                Go to {PLACE_NAMES[target]}
              </button>
            )}
            <button type="button" onClick={() => void bridge.call('dismissProblem', undefined)}>
              Dismiss
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
