/** Electron's Tray and the menu in it: kept as a list that tests can click. */
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type Electron from 'electron';
import { asElectron, guardClass, lacks, strict } from '../strict.ts';

type Wanted = Electron.MenuItemConstructorOptions | Electron.MenuItem;

const KNOWN_OPTIONS = new Set(['label', 'type', 'enabled', 'click', 'role', 'checked', 'submenu']);

/** The order of options in a template does not matter, but one that would have no effect here does. */
function itemOf(wanted: Wanted): Electron.MenuItem {
  for (const option of Object.keys(wanted))
    if (!KNOWN_OPTIONS.has(option)) throw lacks(`the option ${option} of menu items`);
  const { label = wanted.role ?? '', type = 'normal', enabled = true, click = () => undefined } = wanted;
  if (label === '' && type !== 'separator')
    throw new TypeError('A menu item needs a label, a role or the type separator.');
  const { checked = false, submenu } = wanted;
  const inside = Array.isArray(submenu) ? { items: submenu.map(itemOf) } : undefined;
  return asElectron(
    strict('MenuItem', { label, type, enabled, checked, submenu: inside, click: () => click() }),
  );
}

/** Electron's `Menu`. The application's own menu is for macOS to show. */
export const Menu = strict('Menu', {
  buildFromTemplate: (template) => asElectron<Electron.Menu>(strict('Menu', { items: template.map(itemOf) })),
  setApplicationMenu: () => undefined,
} satisfies Pick<typeof Electron.Menu, 'buildFromTemplate' | 'setApplicationMenu'>);

/**
 * Electron's `nativeImage`. There a missing file gives an empty image; here it throws, so that it is seen.
 */
export const nativeImage = strict('nativeImage', {
  createFromPath: (path) => {
    if (!existsSync(path)) throw new Error(`There is no image ${path}.`);
    return asElectron<Electron.NativeImage>(strict('NativeImage', { path }));
  },
} satisfies Pick<typeof Electron.nativeImage, 'createFromPath'>);

type Implemented =
  | 'setImage'
  | 'setToolTip'
  | 'setContextMenu'
  | 'popUpContextMenu'
  | 'destroy'
  | 'isDestroyed';

/** Who wants to see what it shows wraps these methods, as the tests' hook does for Electron's own. */
export class Tray extends EventEmitter implements Pick<Electron.Tray, Implemented> {
  private destroyed = false;

  constructor(_image: Electron.NativeImage) {
    super();
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  destroy(): void {
    this.destroyed = true;
  }

  setImage(): void {
    this.needThere();
  }

  setToolTip(_text: string): void {
    this.needThere();
  }

  setContextMenu(_menu: Electron.Menu | null): void {
    this.needThere();
  }

  popUpContextMenu(): void {
    this.needThere();
  }

  private needThere(): void {
    if (this.destroyed) throw new Error('Tray is destroyed');
  }
}

guardClass(Tray);
