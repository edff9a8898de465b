/** Keeps the state's language as settings and system want it, from the start on. Words nothing. */
import type { App } from 'electron';
import { chosenLocale } from '../../core/app/settings/general.ts';
import type { AppState } from '../../core/app/state.ts';

export interface LocaleNeeds {
  readonly app: Pick<App, 'getPreferredSystemLanguages'>;
  readonly getState: () => AppState;
  readonly setState: (change: Pick<AppState, 'locale'>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function followLocale({ app, getState, setState, subscribe }: LocaleNeeds): void {
  const preferred = app.getPreferredSystemLanguages();
  const follow = () => {
    const locale = chosenLocale(getState().settings.general.locale, preferred);
    if (locale !== getState().locale) setState({ locale });
  };
  follow();
  subscribe(follow);
}
