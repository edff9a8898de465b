/** What is said where the overlay can be hidden. */
import { expect, test } from '@playwright/test';
import { applyIntentPatch, initialState } from '../app/state.ts';
import { wordsIn } from '../words/words.ts';
import { hideLabel } from './hideLabel.ts';

const { intent, settings } = initialState;
const running = { ...intent, captions: true };
const stopping = { ...settings, general: { ...settings.general, hideStops: true } };
const words = wordsIn('en');

test('who hides captions is told whether they go on', () => {
  expect([
    hideLabel({ intent, settings }, words),
    hideLabel({ intent: running, settings }, words),
    hideLabel({ intent: running, settings: stopping }, words),
    hideLabel({ intent: { ...running, overlayVisible: false }, settings }, words),
  ]).toEqual([
    'Hide overlay',
    'Hide overlay; listening goes on',
    'Hide overlay and stop captions',
    'Show overlay',
  ]);
});

test('hiding does as it says', () => {
  const hide = { overlayVisible: false };
  expect([applyIntentPatch(running, hide), applyIntentPatch(running, hide, true)]).toEqual([
    { ...running, overlayVisible: false },
    { ...running, overlayVisible: false, captions: false },
  ]);
  expect(applyIntentPatch(running, { positionLocked: false }, true).captions).toBe(true);
});
