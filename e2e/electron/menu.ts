/** Electron's Menu and MenuItem: kept as a tree that tests can read and click. */
import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { asElectron, guardClass, lacks } from './strict.ts';

/** A menu item as a test sees it. */
export type MenuItemPicture = {
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly checked: boolean;
  readonly accelerator: string | null;
  readonly submenu: readonly MenuItemPicture[];
};

export class MenuItem {
  readonly id: string;
  readonly type: NonNullable<Electron.MenuItemConstructorOptions['type']>;
  readonly role: Electron.MenuItemConstructorOptions['role'];
  readonly accelerator: string | null;
  readonly submenu: Menu | undefined;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  private readonly onClick: Electron.MenuItemConstructorOptions['click'];

  constructor(wants: Electron.MenuItemConstructorOptions) {
    const { submenu } = wants;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as Menu | undefined);
    this.type = wants.type ?? (this.submenu === undefined ? 'normal' : 'submenu');
    this.role = wants.role;
    if (wants.label === undefined && wants.role === undefined && this.type !== 'separator') {
      throw new TypeError('A menu item needs a label, a role or the type separator.');
    }
    this.label = wants.label ?? wants.role ?? '';
    this.id = wants.id ?? '';
    this.accelerator = wants.accelerator ?? null;
    this.enabled = wants.enabled ?? true;
    this.visible = wants.visible ?? true;
    this.checked = wants.checked ?? false;
    this.onClick = wants.click;
  }

  /** What a person's click does. @throws {Error} on an item nobody could click. */
  choose(): void {
    if (!this.enabled || !this.visible) throw new Error(`The menu item “${this.label}” cannot be clicked.`);
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') this.checked = true;
    if (this.onClick === undefined && this.role !== undefined)
      throw lacks(`clicks on the menu role ${this.role}`);
    this.onClick?.(asElectron(this), undefined, {});
  }

  picture(): MenuItemPicture {
    const { label, type, enabled, visible, checked, accelerator } = this;
    return { label, type, enabled, visible, checked, accelerator, submenu: this.submenu?.picture() ?? [] };
  }
}

let applicationMenu: Menu | null = null;

export class Menu extends EventEmitter {
  readonly items: MenuItem[] = [];

  static buildFromTemplate(
    template: readonly (Electron.MenuItemConstructorOptions | Electron.MenuItem)[],
  ): Menu {
    const menu = new Menu();
    for (const wants of template) {
      menu.append(
        wants instanceof MenuItem ? wants : new MenuItem(wants as Electron.MenuItemConstructorOptions),
      );
    }
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }

  getMenuItemById(id: string): MenuItem | null {
    const nested = this.items.flatMap(({ submenu }) => submenu?.getMenuItemById(id) ?? []);
    return this.items.find((item) => item.id === id) ?? nested[0] ?? null;
  }

  /**
   * The item at a path of labels, such as `['Export', 'SRT']`. @throws {Error} naming what there is instead.
   */
  find(path: readonly string[]): MenuItem {
    const [label, ...rest] = path;
    const item = this.items.find((candidate) => candidate.label === label);
    if (item === undefined) {
      throw new Error(
        `The menu has no “${label}”; it has ${this.items.map((other) => `“${other.label}”`).join(', ')}.`,
      );
    }
    return rest.length === 0 || item.submenu === undefined ? item : item.submenu.find(rest);
  }

  picture(): readonly MenuItemPicture[] {
    return this.items.map((item) => item.picture());
  }
}

guardClass(MenuItem);
guardClass(Menu);
