/** Checks which keys are a letter’s command on which layout. */
import { expect, test } from '@playwright/test';
import { isCommandKey } from './commandKey.ts';

const press = (key: string, code: string, more: object = { ctrlKey: true }) => ({
  ...{ key, code, ctrlKey: false, metaKey: false, altKey: false },
  ...more,
});

test('Ctrl or Command with the letter is its command, whatever the layout', () => {
  const cases = {
    plain: press('l', 'KeyL'),
    capsLock: press('L', 'KeyL'),
    mac: press('l', 'KeyL', { metaKey: true }),
    dvorak: press('l', 'KeyP'),
    russian: press('д', 'KeyL'),
    arabic: press('م', 'KeyL'),
    alone: press('l', 'KeyL', {}),
    altGr: press('l', 'KeyL', { ctrlKey: true, altKey: true }),
    dvorakPlace: press('n', 'KeyL'),
    other: press('k', 'KeyK'),
  };
  const yes = Object.entries(cases).flatMap(([name, keys]) => (isCommandKey(keys, 'l') ? [name] : []));
  expect(yes).toEqual(['plain', 'capsLock', 'mac', 'dvorak', 'russian', 'arabic']);
});
