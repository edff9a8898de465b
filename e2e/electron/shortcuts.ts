/** Electron's globalShortcut: what the app holds, and what a test says other programs hold. */
import type Electron from 'electron';
import { options } from './run.ts';
import { strict } from './strict.ts';

const held = new Map<string, () => void>();
let taken = new Set(options.takenShortcuts.map(normal));

/**
 * Modifiers in any order and case are the same shortcut. @throws {TypeError} for what Electron could not
 * parse.
 */
function normal(accelerator: string): string {
  const keys = accelerator.split('+').map((key) => key.trim().toLowerCase());
  const modifiers =
    /^(?:command|cmd|control|ctrl|commandorcontrol|cmdorctrl|alt|option|altgr|shift|super|meta)$/;
  const plain = keys.filter((key) => !modifiers.test(key));
  if (plain.length !== 1 || plain[0] === '')
    throw new TypeError(`Error processing argument at index 0, conversion failure from ${accelerator}`);
  const same: Record<string, string> = {
    commandorcontrol: 'ctrl',
    cmdorctrl: 'ctrl',
    control: 'ctrl',
    option: 'alt',
    cmd: 'command',
  };
  return keys
    .map((key) => same[key] ?? key)
    .sort()
    .join('+');
}

/** Electron's `globalShortcut`; registering gives false when another program, or this app, holds it. */
export const globalShortcut = strict('globalShortcut', {
  register: (accelerator, callback) => {
    const key = normal(accelerator);
    if (taken.has(key) || held.has(key)) return false;
    held.set(key, () => callback());
    return true;
  },
  registerAll: (accelerators, callback) => {
    for (const accelerator of accelerators) globalShortcut.register(accelerator, callback);
  },
  isRegistered: (accelerator) => held.has(normal(accelerator)),
  unregister: (accelerator) => {
    held.delete(normal(accelerator));
  },
  unregisterAll: () => held.clear(),
} satisfies Pick<
  Electron.GlobalShortcut,
  'register' | 'registerAll' | 'isRegistered' | 'unregister' | 'unregisterAll'
>);

/** A person presses it. @throws {Error} when the app does not hold it. */
export function pressShortcut(accelerator: string): void {
  const callback = held.get(normal(accelerator));
  if (callback === undefined)
    throw new Error(`The app holds no shortcut ${accelerator}; it holds ${heldShortcuts().join(', ')}.`);
  callback();
}

export function heldShortcuts(): readonly string[] {
  return [...held.keys()];
}

/** From now on other programs hold these, and only these. */
export function takeShortcuts(accelerators: readonly string[]): void {
  taken = new Set(accelerators.map(normal));
}
