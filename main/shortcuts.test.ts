/** Checks that exactly the wanted shortcuts are held, and that one that cannot be had is named. */
import { expect, test } from '@playwright/test';
import { createShortcuts } from './shortcuts.ts';

/** A keyboard on which another program holds `taken`, and where only words of letters and + are keys. */
function start(taken: readonly string[] = []) {
  const held = new Map<string, () => void>();
  const pressed: string[] = [];
  const globalShortcut = {
    register: (accelerator: string, act: () => void) => {
      if (!/^[\w+]+$/.test(accelerator)) throw new TypeError('conversion failure');
      if (taken.includes(accelerator) || held.has(accelerator)) return false;
      held.set(accelerator, act);
      return true;
    },
    unregister: (accelerator: string) => void held.delete(accelerator),
  };
  const actions = {
    toggleCaptions: () => pressed.push('captions'),
    toggleOverlay: () => pressed.push('overlay'),
    toggleMute: () => pressed.push('mute'),
    lookBack: () => pressed.push('lookBack'),
  };
  return { held, pressed, shortcuts: createShortcuts({ globalShortcut, actions, platform: 'darwin' }) };
}

test('each shortcut does its own action', () => {
  const { held, pressed, shortcuts } = start();
  expect(
    shortcuts.apply({ toggleCaptions: 'F9', toggleOverlay: 'F10', toggleMute: 'F8', lookBack: 'F7' }),
  ).toBeNull();
  for (const key of ['F10', 'F9', 'F8', 'F7']) held.get(key)?.();
  expect(pressed).toEqual(['overlay', 'captions', 'mute', 'lookBack']);
});

test('a change lets the old ones go; an empty one is none', () => {
  const { held, shortcuts } = start();
  shortcuts.apply({ toggleCaptions: 'F9', toggleOverlay: 'F10', toggleMute: '', lookBack: '' });
  expect(
    shortcuts.apply({ toggleCaptions: 'F10', toggleOverlay: '', toggleMute: '', lookBack: '' }),
  ).toBeNull();
  expect([...held.keys()]).toEqual(['F10']);
  shortcuts.dispose();
  expect([...held.keys()]).toEqual([]);
});

test('all that other programs have are named as the system spells them, and the rest still work', () => {
  const { held, shortcuts } = start(['F9', 'CommandOrControl+Alt+C']);
  const problem = shortcuts.apply({
    toggleCaptions: 'CommandOrControl+Alt+C',
    toggleOverlay: 'F10',
    toggleMute: 'F9',
    lookBack: '',
  });
  const taken = [
    { accelerator: 'CommandOrControl+Alt+C', name: '⌘ ⌥ C' },
    { accelerator: 'F9', name: 'F9' },
  ];
  expect([problem, [...held.keys()]]).toEqual([{ kind: 'shortcutTaken', shortcuts: taken }, ['F10']]);
});

test('one that is no shortcut is named', () => {
  const { shortcuts } = start();
  expect(
    shortcuts.apply({ toggleCaptions: '', toggleOverlay: 'Strg-Ü', toggleMute: '', lookBack: '' }),
  ).toEqual({
    kind: 'badShortcut',
    accelerator: 'Strg-Ü',
  });
});
