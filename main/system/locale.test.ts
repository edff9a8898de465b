/** Which language the app speaks, from the start and when a person chooses another. */
import { expect, test } from '@playwright/test';
import { createStore } from 'zustand/vanilla';
import { applySettingsPatch } from '../../core/app/settings.ts';
import { type AppState, initialState } from '../../core/app/state.ts';
import { followLocale } from './locale.ts';

test('the choice of a person is followed at once, and the system again where there is none', () => {
  const store = createStore<AppState>(() => initialState);
  followLocale({ ...store, app: { getPreferredSystemLanguages: () => ['xx-XX', 'en-US'] } });
  const heard = (['system', 'de', 'ar', 'system'] as const).map((locale) => {
    store.setState(({ settings }) => ({ settings: applySettingsPatch(settings, { general: { locale } }) }));
    return store.getState().locale;
  });
  expect(heard).toEqual(['en', 'de', 'ar', 'en']);
});
