/** How the overlay words a problem, with and without clicks. */
import { expect, test } from '@playwright/test';
import { wordsIn } from '../words/words.ts';
import { noticeOf } from './notice.ts';

const english = wordsIn('en');

test('unlocked, the remedy is a button', () => {
  expect(
    noticeOf({ kind: 'noQuota' }, { isLocked: false, shortcut: 'Ctrl + Alt + C', words: english }),
  ).toEqual({
    title: 'The account has no credit left.',
    remedyText: 'Add credit with the provider, then try again.',
    remedy: 'retry',
  });
});

test('locked, the words lead to what can be pressed elsewhere', () => {
  const words = (kind: 'noQuota' | 'badKey' | 'offline', shortcut: string) => {
    const { remedy, remedyText } = noticeOf({ kind }, { isLocked: true, shortcut, words: english });
    return [remedy, remedyText];
  };
  expect([
    words('noQuota', 'F9'),
    words('noQuota', ''),
    words('badKey', 'F9'),
    words('offline', 'F9'),
  ]).toEqual([
    ['none', 'Add credit with the provider, then try again. Press F9 twice to try again.'],
    ['none', 'Add credit with the provider, then try again. Stop and start captions from the tray icon.'],
    ['none', 'Enter it again in Settings. The tray icon opens Settings.'],
    ['none', 'Captions come back when the network does.'],
  ]);
});
