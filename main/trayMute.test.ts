/** Checks what the tray says of a muted microphone, and when it can be muted there. */
import { expect, test } from '@playwright/test';
import { type AppState, initialState } from '../core/app/state.ts';
import { noActions } from '../e2e/main/trayActions.ts';
import { trayMenu, trayStatus } from './tray.ts';

test('while captions run the microphone can be muted, where it is heard, and the tray says so', () => {
  const muteLabel = (muted: boolean, sources: AppState['settings']['sources'] = 'both') => {
    const intent = { ...initialState.intent, captions: true, muted };
    const settings = { ...initialState.settings, sources };
    const state: AppState = { ...initialState, intent, settings, canHearComputer: true };
    return trayMenu(state, noActions).find(({ label }) => label?.includes('my microphone'))?.label;
  };
  expect([muteLabel(false), muteLabel(true), muteLabel(false, 'computer')]).toEqual([
    'Mute my microphone in captions',
    'Caption my microphone again',
    undefined,
  ]);
  const live = { status: 'live', engine: 'openai', fallbackFor: null, warning: null } as const;
  const muted = { ...initialState.intent, captions: true, muted: true };
  expect(trayStatus({ ...initialState, intent: muted, session: live })).toBe(
    'Captions are on, your microphone is muted',
  );
});
