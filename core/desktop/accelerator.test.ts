/** Recorded key presses must give accelerators that Electron registers, on every keyboard. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { settingsPatchSchema } from '../app/settings.ts';
import { defaultShortcuts } from '../app/shortcuts.ts';
import {
  acceleratorOf,
  describeAccelerator,
  isAltGr,
  type KeyPress,
  type Platform,
  type Recording,
} from './accelerator.ts';

const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  ...none,
  key,
  code,
  ...held,
});
const accelerator = (text: string): Recording => ({ kind: 'accelerator', accelerator: text });

test('writes the main modifier the same on every system', () => {
  const keys = { altKey: true, shiftKey: true };
  expect(acceleratorOf(press('C', 'KeyC', { ...keys, ctrlKey: true }), 'other')).toEqual(
    accelerator('CommandOrControl+Alt+Shift+C'),
  );
  expect(acceleratorOf(press('Ç', 'KeyC', { ...keys, metaKey: true }), 'mac')).toEqual(
    accelerator('CommandOrControl+Alt+Shift+C'),
  );
});

test('keeps the second modifier apart from the main one', () => {
  expect(acceleratorOf(press('k', 'KeyK', { ctrlKey: true, metaKey: true }), 'other')).toEqual(
    accelerator('CommandOrControl+Super+K'),
  );
  expect(acceleratorOf(press('k', 'KeyK', { ctrlKey: true }), 'mac')).toEqual(accelerator('Control+K'));
});

test('follows the letters of the keyboard layout, not its places', () => {
  // AZERTY: the key at the place of Q types A.
  expect(acceleratorOf(press('a', 'KeyQ', { ctrlKey: true }), 'other')).toEqual(
    accelerator('CommandOrControl+A'),
  );
});

test('falls back to the place where Shift or Alt changed the sign', () => {
  const held = { ctrlKey: true, shiftKey: true };
  expect(acceleratorOf(press('!', 'Digit1', held), 'other')).toEqual(accelerator('CommandOrControl+Shift+1'));
  expect(acceleratorOf(press('_', 'Minus', held), 'other')).toEqual(accelerator('CommandOrControl+Shift+-'));
  expect(acceleratorOf(press('+', 'Equal', held), 'other')).toEqual(accelerator('CommandOrControl+Shift+='));
});

test('names the keys as Electron does', () => {
  const names = [
    press(' ', 'Space'),
    press('ArrowUp', 'ArrowUp'),
    press('Enter', 'Enter'),
    press('5', 'Numpad5'),
  ].map((key) => acceleratorOf({ ...key, altKey: true }, 'other'));
  expect(names).toEqual(['Alt+Space', 'Alt+Up', 'Alt+Return', 'Alt+num5'].map(accelerator));
});

test('waits while only modifiers are held, and says which', () => {
  expect(acceleratorOf(press('Alt', 'AltLeft', { ctrlKey: true, altKey: true }), 'other')).toEqual({
    kind: 'modifiersOnly',
    modifiers: 'CommandOrControl+Alt',
  });
});

test('refuses a key that every program needs, allows one that types nothing', () => {
  expect(acceleratorOf(press('c', 'KeyC'), 'other')).toEqual({ kind: 'needsModifier' });
  expect(acceleratorOf(press('C', 'KeyC', { shiftKey: true }), 'other')).toEqual({ kind: 'needsModifier' });
  expect(acceleratorOf(press('F9', 'F9'), 'other')).toEqual(accelerator('F9'));
  expect(acceleratorOf(press('MediaPlayPause', 'MediaPlayPause'), 'other')).toEqual(
    accelerator('MediaPlayPause'),
  );
});

test('says when keys type a sign on this layout, whatever the layout is', () => {
  const altGr = { ctrlKey: true, altKey: true };
  // Polish, German, Spanish, Hungarian, US-International, Turkish, Greek.
  for (const [sign, code] of [
    ['ó', 'KeyO'],
    ['ć', 'KeyC'],
    ['€', 'KeyE'],
    ['@', 'KeyQ'],
    ['{', 'Digit7'],
    ['Ł', 'KeyL'],
    ['ß', 'KeyS'],
    ['₺', 'KeyT'],
    ['~', 'Backslash'],
  ] as const) {
    const key = code.replace(/^(?:Key|Digit)/, '').replace('Backslash', '\\');
    expect(acceleratorOf(press(sign, code, altGr), 'other')).toEqual({
      kind: 'typesSign',
      sign,
      accelerator: `CommandOrControl+Alt+${key}`,
    });
  }
  // Option types signs on a Mac, also with Shift.
  expect(acceleratorOf(press('ø', 'KeyO', { altKey: true }), 'mac').kind).toBe('typesSign');
  expect(acceleratorOf(press('Ø', 'KeyO', { altKey: true, shiftKey: true }), 'mac').kind).toBe('typesSign');
  // Chromium on Windows leaves Ctrl and Alt out where they are AltGr.
  expect(acceleratorOf(press('ó', 'KeyO', { altGraph: true }), 'other')).toEqual({
    kind: 'typesSign',
    sign: 'ó',
    accelerator: null,
  });
});

test('says nothing where keys type no sign: letters as they are, keys without signs, ⌘⌥, other scripts', () => {
  const altGr = { ctrlKey: true, altKey: true };
  expect([
    acceleratorOf(press('k', 'KeyK', altGr), 'other'),
    acceleratorOf(press('F10', 'F10', altGr), 'other'),
    acceleratorOf(press(' ', 'Space', altGr), 'other'),
    acceleratorOf(press('щ', 'KeyO', altGr), 'other'),
    acceleratorOf(press('ø', 'KeyO', { metaKey: true, altKey: true }), 'mac'),
    acceleratorOf(press('ó', 'KeyO', { ctrlKey: true }), 'other'),
  ]).toEqual(
    ['Alt+K', 'Alt+F10', 'Alt+Space', 'Alt+O', 'Alt+O', 'O'].map((keys) =>
      accelerator(`CommandOrControl+${keys}`),
    ),
  );
});

test('no shortcut that comes with the app is AltGr and a letter on Windows', () => {
  expect(Object.values(defaultShortcuts(true)).filter(isAltGr)).toEqual([]);
  expect(
    ['CommandOrControl+Alt+C', 'CommandOrControl+Alt+Shift+7', 'CommandOrControl+Shift+C'].map(isAltGr),
  ).toEqual([true, true, false]);
});

test('refuses a key that Electron has no name for', () => {
  expect(acceleratorOf(press('Unidentified', 'Lang1', { ctrlKey: true }), 'other')).toEqual({
    kind: 'unknownKey',
  });
});

test('shows accelerators as people know them', () => {
  expect(describeAccelerator('CommandOrControl+Alt+C', 'other')).toBe('Ctrl + Alt + C');
  expect(describeAccelerator('CommandOrControl+Alt+Shift+C', 'mac')).toBe('⌘ ⌥ ⇧ C');
  expect(describeAccelerator('', 'other')).toBe('');
});

test('never gives an accelerator the settings would refuse, whatever is pressed', () => {
  const key = fc.oneof(fc.string(), fc.constantFrom('a', '+', ' ', 'F1', 'Enter', 'Dead', 'valueOf'));
  const code = fc.oneof(fc.string(), fc.constantFrom('KeyA', 'Digit1', 'Equal', 'Numpad0'));
  const held = fc.record({
    ctrlKey: fc.boolean(),
    altKey: fc.boolean(),
    shiftKey: fc.boolean(),
    metaKey: fc.boolean(),
  });
  fc.assert(
    fc.property(
      key,
      code,
      held,
      fc.constantFrom<Platform>('mac', 'other'),
      (name, place, modifiers, platform) => {
        const recording = acceleratorOf({ key: name, code: place, ...modifiers }, platform);
        if (recording.kind !== 'accelerator') return;
        expect(recording.accelerator).toMatch(/^(?:[A-Za-z]+\+)*[^+\s]+$/);
        expect(
          settingsPatchSchema.safeParse({ shortcuts: { toggleCaptions: recording.accelerator } }).success,
        ).toBe(true);
      },
    ),
  );
});
