/** Registers the global shortcuts as the settings name them. Decides nothing about what they do. */
import type { GlobalShortcut } from 'electron';
import type { Settings } from '../core/app/settings.ts';
import type { Problem } from '../core/base/problem.ts';

export type ShortcutName = keyof Settings['shortcuts'];

export interface ShortcutsNeeds {
  readonly globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>;
  readonly actions: Readonly<Record<ShortcutName, () => void>>;
}

export interface Shortcuts {
  /** Makes the registered shortcuts match; gives back the first that could not be had, or null. */
  readonly apply: (wanted: Settings['shortcuts']) => Problem | null;
  readonly dispose: () => void;
}

export function createShortcuts({ globalShortcut, actions }: ShortcutsNeeds): Shortcuts {
  let registered: readonly string[] = [];
  const clear = () => {
    for (const accelerator of registered) globalShortcut.unregister(accelerator);
    registered = [];
  };
  return {
    apply: (wanted) => {
      clear();
      const problems = (['toggleCaptions', 'toggleOverlay', 'toggleMute'] as const).map((name) => {
        const problem = register(globalShortcut, wanted[name], actions[name]);
        if (problem === null && wanted[name] !== '') registered = [...registered, wanted[name]];
        return problem;
      });
      return problems.find((problem) => problem !== null) ?? null;
    },
    dispose: clear,
  };
}

/** Electron throws on words it cannot read, and says false when somebody else has the keys. */
function register(
  globalShortcut: ShortcutsNeeds['globalShortcut'],
  accelerator: string,
  act: () => void,
): Problem | null {
  if (accelerator === '') return null;
  try {
    return globalShortcut.register(accelerator, act) ? null : { kind: 'shortcutTaken', accelerator };
  } catch {
    return { kind: 'badShortcut', accelerator };
  }
}
