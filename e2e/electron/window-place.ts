/**
 * Where a window is and how large. Bounds are device-independent pixels of the whole screen, as Electron's
 * are.
 */
import type Electron from 'electron';
import type { HostRectangle } from './options.ts';
import { primaryWorkArea } from './screen.ts';
import { TraitedWindow } from './window-traits.ts';

type Implemented =
  | 'getBounds'
  | 'setBounds'
  | 'getContentBounds'
  | 'getNormalBounds'
  | 'getSize'
  | 'setSize'
  | 'getPosition'
  | 'setPosition'
  | 'setMinimumSize'
  | 'getMinimumSize'
  | 'setMaximumSize'
  | 'getMaximumSize'
  | 'center';

/** Electron's size for a window that names none. */
const DEFAULT_SIZE = { width: 800, height: 600 };

/** The base of BrowserWindow that keeps its place. */
export class PlacedWindow extends TraitedWindow implements Pick<Electron.BrowserWindow, Implemented> {
  private bounds: HostRectangle;
  private minimum: readonly [number, number];
  private maximum: readonly [number, number];

  constructor(wants: Electron.BrowserWindowConstructorOptions) {
    super(wants);
    const { width = DEFAULT_SIZE.width, height = DEFAULT_SIZE.height } = wants;
    const centred = centredIn(primaryWorkArea(), { width, height });
    this.bounds = { x: wants.x ?? centred.x, y: wants.y ?? centred.y, width, height };
    this.minimum = [wants.minWidth ?? 0, wants.minHeight ?? 0];
    this.maximum = [wants.maxWidth ?? 0, wants.maxHeight ?? 0];
  }

  getBounds(): Electron.Rectangle {
    return { ...this.bounds };
  }

  /** Takes effect at once here; events follow later, as they do on every desktop. */
  setBounds(wish: Partial<Electron.Rectangle>, _animate?: boolean): void {
    const before = this.bounds;
    this.bounds = this.limited(rounded({ ...before, ...wish }));
    const moved = before.x !== this.bounds.x || before.y !== this.bounds.y;
    const resized = before.width !== this.bounds.width || before.height !== this.bounds.height;
    if (resized) this.resizePage(this.bounds);
    setImmediate(() => {
      if (moved) this.emit('move');
      if (resized) this.emit('resize');
    });
  }

  getContentBounds(): Electron.Rectangle {
    return this.getBounds();
  }

  getNormalBounds(): Electron.Rectangle {
    return this.getBounds();
  }

  getSize(): number[] {
    return [this.bounds.width, this.bounds.height];
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getPosition(): number[] {
    return [this.bounds.x, this.bounds.y];
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  setMinimumSize(width: number, height: number): void {
    this.minimum = [width, height];
  }

  getMinimumSize(): number[] {
    return [...this.minimum];
  }

  setMaximumSize(width: number, height: number): void {
    this.maximum = [width, height];
  }

  getMaximumSize(): number[] {
    return [...this.maximum];
  }

  center(): void {
    this.setBounds(centredIn(primaryWorkArea(), this.bounds));
  }

  /** What a person's drag does: bounds change with the events a drag has. */
  dragTo(bounds: HostRectangle): void {
    const before = this.bounds;
    this.setBounds(bounds);
    setImmediate(() => {
      if (before.x !== bounds.x || before.y !== bounds.y) this.emit('moved');
      if (before.width !== bounds.width || before.height !== bounds.height) this.emit('resized');
    });
  }

  /** Overridden by BrowserWindow, which has a page to resize. */
  protected resizePage(_bounds: HostRectangle): void {}

  private limited(bounds: HostRectangle): HostRectangle {
    const [minWidth, minHeight] = this.minimum;
    const [maxWidth, maxHeight] = this.maximum;
    return {
      ...bounds,
      width: Math.min(Math.max(bounds.width, minWidth, 1), maxWidth || Number.POSITIVE_INFINITY),
      height: Math.min(Math.max(bounds.height, minHeight, 1), maxHeight || Number.POSITIVE_INFINITY),
    };
  }
}

function centredIn(
  area: HostRectangle,
  size: { readonly width: number; readonly height: number },
): { x: number; y: number } {
  return {
    x: Math.round(area.x + (area.width - size.width) / 2),
    y: Math.round(area.y + (area.height - size.height) / 2),
  };
}

/** @throws {TypeError} for what is no number, as Electron's converter does. */
function rounded(bounds: HostRectangle): HostRectangle {
  const { x, y, width, height } = bounds;
  if (![x, y, width, height].every(Number.isFinite))
    throw new TypeError('Error processing argument at index 0, conversion failure');
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
}
