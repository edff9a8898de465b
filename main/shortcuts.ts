/** Registers the global shortcuts as the settings name them. Decides nothing about what they do. */
import type { GlobalShortcut } from 'electron';
import type { Settings } from '../core/app/settings.ts';
import { shortcutFields } from '../core/app/shortcuts.ts';
import type { Problem } from '../core/base/problem.ts';
import { describeAccelerator } from '../core/desktop/accelerator.ts';

export type ShortcutName = keyof Settings['shortcuts'];
const shortcutNames = Object.keys(shortcutFields) as readonly ShortcutName[];

export interface ShortcutsNeeds {
  readonly globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>;
  readonly actions: Readonly<Record<ShortcutName, () => void>>;
  readonly platform: NodeJS.Platform;
}

export interface Shortcuts {
  /** Makes the registered shortcuts match; gives back those that could not be had, or null. */
  readonly apply: (wanted: Settings['shortcuts']) => Problem | null;
  readonly dispose: () => void;
}

export function createShortcuts({ globalShortcut, actions, platform }: ShortcutsNeeds): Shortcuts {
  let registered: readonly string[] = [];
  const clear = () => {
    for (const accelerator of registered) globalShortcut.unregister(accelerator);
    registered = [];
  };
  return {
    apply: (wanted) => {
      clear();
      const taken: string[] = [];
      let bad: Problem | null = null;
      for (const name of shortcutNames) {
        const accelerator = wanted[name];
        if (accelerator === '') continue;
        const outcome = register(globalShortcut, accelerator, actions[name]);
        if (outcome === 'registered') registered = [...registered, accelerator];
        if (outcome === 'taken') taken.push(accelerator);
        if (outcome === 'bad') bad ??= { kind: 'badShortcut', accelerator };
      }
      if (taken.length === 0) return bad;
      const shortcuts = taken.map((accelerator) => ({
        accelerator,
        name: describeAccelerator(accelerator, platform === 'darwin' ? 'mac' : 'other'),
      }));
      return { kind: 'shortcutTaken', shortcuts };
    },
    dispose: clear,
  };
}

/** Electron throws on words it cannot read, and says false when somebody else has the keys. */
function register(
  globalShortcut: ShortcutsNeeds['globalShortcut'],
  accelerator: string,
  act: () => void,
): 'registered' | 'taken' | 'bad' {
  try {
    return globalShortcut.register(accelerator, act) ? 'registered' : 'taken';
  } catch {
    return 'bad';
  }
}
