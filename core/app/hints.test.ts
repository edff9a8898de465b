/** Settings of a file, item by item. */
import { expect, test } from '@playwright/test';
import { parseSettings } from './settings.ts';
import { defaultShortcuts } from './shortcuts.ts';

test('a bad language or word of a file costs no other, and an address loses the blanks around it', () => {
  const file = {
    ...{ version: 1, baseUrl: ' https://a.example/v1/ ' },
    ...{ languages: ['de', 'german', 7, 'en'], keywords: ['Surtitle', 'a<b', '', null, 'Callas'] },
  };
  expect(parseSettings(file, defaultShortcuts(false))).toMatchObject({
    settings: {
      baseUrl: 'https://a.example/v1',
      languages: ['de', 'en'],
      keywords: ['Surtitle', 'Callas'],
    },
  });
});
