/** Electron's screen: displays as the test describes them. */
import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import type { HostDisplay, HostRectangle } from './options.ts';
import { options } from './run.ts';
import { asElectron, guardClass } from './strict.ts';

type Implemented =
  | 'getAllDisplays'
  | 'getPrimaryDisplay'
  | 'getDisplayMatching'
  | 'getDisplayNearestPoint'
  | 'getCursorScreenPoint';

class Screen extends EventEmitter implements Pick<Electron.Screen, Implemented> {
  private displays = options.displays.map(displayOf);

  getAllDisplays(): Electron.Display[] {
    return [...this.displays];
  }

  getPrimaryDisplay(): Electron.Display {
    const [first] = this.displays;
    if (first === undefined) throw new Error('The test took the last display away.');
    return first;
  }

  /** The display sharing the largest area with the rectangle, else the nearest. */
  getDisplayMatching(rectangle: Electron.Rectangle): Electron.Display {
    const best = this.displays.toSorted(
      (a, b) => overlap(b.bounds, rectangle) - overlap(a.bounds, rectangle),
    )[0];
    if (best !== undefined && overlap(best.bounds, rectangle) > 0) return best;
    return this.getDisplayNearestPoint({
      x: rectangle.x + rectangle.width / 2,
      y: rectangle.y + rectangle.height / 2,
    });
  }

  getDisplayNearestPoint(point: Electron.Point): Electron.Display {
    const nearest = this.displays.toSorted(
      (a, b) => distance(a.bounds, point) - distance(b.bounds, point),
    )[0];
    return nearest ?? this.getPrimaryDisplay();
  }

  getCursorScreenPoint(): Electron.Point {
    const { bounds } = this.getPrimaryDisplay();
    return { x: bounds.x + Math.round(bounds.width / 2), y: bounds.y + Math.round(bounds.height / 2) };
  }

  /** Plugs and unplugs: displays are told apart by id, and events fire as Electron's do. */
  replace(wanted: readonly HostDisplay[]): void {
    const before = this.displays;
    this.displays = wanted.map(displayOf);
    const has = (list: readonly Electron.Display[], id: number) => list.some((display) => display.id === id);
    for (const gone of before) if (!has(this.displays, gone.id)) this.emit('display-removed', {}, gone);
    for (const display of this.displays) {
      const old = before.find(({ id }) => id === display.id);
      if (old === undefined) this.emit('display-added', {}, display);
      else if (JSON.stringify(old) !== JSON.stringify(display)) {
        this.emit('display-metrics-changed', {}, display, ['bounds', 'workArea', 'scaleFactor']);
      }
    }
  }
}

guardClass(Screen);
export const screen = new Screen();

export function primaryWorkArea(): HostRectangle {
  return screen.getPrimaryDisplay().workArea;
}

function displayOf(wanted: HostDisplay): Electron.Display {
  const { id, bounds, workArea = bounds, scaleFactor = 1 } = wanted;
  const size = { width: bounds.width, height: bounds.height };
  const workAreaSize = { width: workArea.width, height: workArea.height };
  const shape = { bounds, workArea, size, workAreaSize, scaleFactor, rotation: 0 };
  return asElectron({ id, label: `Display ${id}`, internal: false, detected: true, ...shape });
}

function overlap(a: HostRectangle, b: HostRectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

function distance(bounds: HostRectangle, point: Electron.Point): number {
  const x = Math.max(bounds.x - point.x, 0, point.x - (bounds.x + bounds.width));
  const y = Math.max(bounds.y - point.y, 0, point.y - (bounds.y + bounds.height));
  return Math.hypot(x, y);
}
