/** Checks what the tray's menu says while captions are shared on other screens. */
import { expect, test } from '@playwright/test';
import { initialState } from '../core/app/state.ts';
import { noActions } from '../e2e/main/trayActions.ts';
import { trayMenu } from './tray.ts';

test('while captions are shared it says so, and offers to end it', () => {
  const sharing = { status: 'starting' } as const;
  const labels = trayMenu({ ...initialState, sharing }, noActions).map(({ label }) => label);
  expect(labels.slice(-7, -4)).toEqual(['Captions are shared', 'Share captions…', 'Stop sharing captions']);
});
