/** Electron's Tray: the icon, its words and its menu, for tests to read and click. */
import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { type ImagePicture, imagePicture } from './image.ts';
import type { Menu, MenuItemPicture } from './menu.ts';
import { guardClass } from './strict.ts';

/** The tray as a test sees it; null when there is none. */
export type TrayPicture = {
  readonly image: ImagePicture;
  readonly tooltip: string;
  readonly title: string;
  readonly menu: readonly MenuItemPicture[];
};

type Image = Electron.NativeImage | string;
type Implemented =
  | 'setImage'
  | 'setPressedImage'
  | 'setToolTip'
  | 'setTitle'
  | 'setContextMenu'
  | 'setIgnoreDoubleClickEvents'
  | 'popUpContextMenu'
  | 'destroy'
  | 'isDestroyed';

let shown: Tray | undefined;

export class Tray extends EventEmitter implements Pick<Electron.Tray, Implemented> {
  private image: Image;
  private tooltip = '';
  private title = '';
  private menu: Menu | null = null;
  private destroyed = false;

  constructor(image: Image, _guid?: string) {
    super();
    this.image = image;
    shown = this;
  }

  static shown(): Tray | undefined {
    return shown;
  }

  setImage(image: Image): void {
    this.image = image;
  }

  /** macOS shows it while the menu is open, which it never is here. */
  setPressedImage(_image: Image): void {}

  setToolTip(tooltip: string): void {
    this.tooltip = tooltip;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  setContextMenu(menu: Electron.Menu | null): void {
    this.menu = menu as unknown as Menu | null;
  }

  setIgnoreDoubleClickEvents(_ignored: boolean): void {}
  popUpContextMenu(): void {}

  destroy(): void {
    this.destroyed = true;
    if (shown === this) shown = undefined;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  /** @throws {Error} naming what there is when no item has these labels. */
  choose(path: readonly string[]): void {
    if (this.menu === null) throw new Error('The tray has no menu.');
    this.menu.find(path).choose();
  }

  picture(): TrayPicture {
    const { tooltip, title } = this;
    return { image: imagePicture(this.image), tooltip, title, menu: this.menu?.picture() ?? [] };
  }
}

guardClass(Tray);
