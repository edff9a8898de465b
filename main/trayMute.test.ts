/** Checks what the tray says of a muted microphone, a pause and being off the record, and when each can be had there. */
import { expect, test } from '@playwright/test';
import { type AppState, initialState } from '../core/app/state.ts';
import { trayStatus } from '../core/desktop/trayStatus.ts';
import { noActions } from '../e2e/main/trayActions.ts';
import { trayMenu } from './tray.ts';

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

test('while captions run they can be paused and go off the record, and the tray says so', () => {
  const live = { status: 'live', engine: 'local', fallbackFor: null, warning: null } as const;
  const seen = (change: Partial<AppState['intent']>, session: AppState['session'] = live) => {
    const state: AppState = { ...initialState, intent: { ...initialState.intent, ...change }, session };
    const items = trayMenu(state, noActions)
      .filter(({ enabled }) => enabled !== false)
      .map(({ label }) => label);
    return [trayStatus(state), ...items.filter((label) => /Pause|Go on|record|Keep/.test(label ?? ''))];
  };
  expect([
    seen({}, { status: 'idle' }),
    seen({ captions: true }),
    seen({ captions: true, paused: true }, { status: 'idle' }),
    seen({ captions: true, offRecord: true }),
  ]).toEqual([
    ['Captions are off'],
    ['Captions are on', 'Pause captions', 'Go off the record'],
    ['Captions are paused', 'Go on with captions', 'Go off the record'],
    ['Captions are on, off the record', 'Pause captions', 'Keep what is said again'],
  ]);
});
