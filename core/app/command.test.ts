/** Checks what a second launch can ask. */
import { expect, test } from '@playwright/test';
import { commandOf, intentAfter } from './command.ts';
import { applyIntentPatch, initialState } from './state.ts';

test('a launch asks one thing: the last of its flags, whatever Chromium puts around it', () => {
  expect([
    commandOf(['/opt/surtitle', '--toggle']),
    commandOf([
      '/opt/surtitle',
      '--start',
      '--ozone-platform=x11',
      '--stop',
      '--original-process-start-time=1',
    ]),
    commandOf(['/opt/surtitle', '.', '--toggled', 'toggle', '--constructor']),
    commandOf([]),
  ]).toEqual(['toggle', 'stop', null, null]);
});

test('toggle starts and stops, start shows the captions too, stop hides nothing, show starts nothing', () => {
  const off = { ...initialState.intent, overlayVisible: false };
  const on = { ...initialState.intent, captions: true };
  const after = (command: Parameters<typeof intentAfter>[0], intent = off) =>
    applyIntentPatch(intent, intentAfter(command, intent));
  expect([after('toggle'), after('toggle', on), after('start'), after('stop', on), after('show')]).toEqual([
    on,
    { ...on, captions: false },
    on,
    { ...on, captions: false },
    { ...off, overlayVisible: true },
  ]);
  expect(initialState.shortcutCommand).toBeNull();
});
