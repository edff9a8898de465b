/** The tray's menu while sessions are about to be deleted for their age. */
import { expect, test } from '@playwright/test';
import { initialState } from '../core/app/state.ts';
import { noActions } from '../e2e/main/trayActions.ts';
import { trayMenu } from './tray.ts';

test('what will be deleted for its age is said above the library, to which it leads', () => {
  const leaving = { count: 2, firstAtEpochMs: Date.UTC(2026, 10, 29, 12) };
  const state = { ...initialState, retention: { ...initialState.retention, leaving } };
  const pressed: string[] = [];
  const menu = trayMenu(state, { ...noActions, openLibrary: () => pressed.push('library') });
  const at = menu.findIndex(({ label }) => label?.startsWith('2 sessions are deleted for good from'));
  expect(menu[at]?.label).toContain('2026');
  expect(menu[at + 1]?.label).toBe('Library…');
  menu[at]?.click?.(...([] as unknown as Parameters<NonNullable<(typeof menu)[0]['click']>>));
  expect(pressed).toEqual(['library']);
});
