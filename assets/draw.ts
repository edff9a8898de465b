/**
 * Draws the icon and the tray pictures: two lines of text above a stage. Writes PNG by hand; run `node
 * assets/draw.ts` after a change.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** All lengths in units of a 16-unit grid, so that edges fall on whole pixels at 16 and 32 pixels. */
interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  /** How much narrower the top is than the bottom, on each side: a stage seen from the stalls. */
  readonly taper?: number;
  readonly colour: Colour;
  /** At the bottom, where it differs: a vertical gradient. */
  readonly toColour?: Colour;
}

interface Picture {
  readonly sizePx: number;
  /** Empty pixels around the grid: macOS wants air around a menu bar picture. */
  readonly marginPx: number;
  readonly bars: readonly Bar[];
}

const GRID = 16;
/** Samples per pixel and axis. */
const SAMPLES = 6;

const WHITE: Colour = [255, 255, 255, 1];
const BLACK: Colour = [0, 0, 0, 1];
const NIGHT: Colour = [22, 30, 46, 1];
const DUSK: Colour = [44, 56, 84, 1];
const GOLD: Colour = [255, 190, 66, 1];
const AMBER: Colour = [240, 128, 48, 1];
const GREEN: Colour = [63, 214, 134, 1];
const RED: Colour = [255, 98, 98, 1];
const GREY: Colour = [138, 148, 168, 1];

const MARKS = ['idle', 'connecting', 'live', 'problem'] as const;
type Mark = (typeof MARKS)[number];

const faded = ([red, green, blue, alpha]: Colour, share: number): Colour => [red, green, blue, alpha * share];
const line = (x: number, y: number, width: number, colour: Colour): Bar => ({
  x,
  y,
  width,
  height: 2,
  radius: 1,
  colour,
});
const dot = (x: number, y: number, colour: Colour): Bar => line(x, y, 2, colour);

/** The lines tell the state without colour: faint, still coming (dots), there, or an exclamation mark. */
function linesOf(mark: Mark, colour: Colour): Bar[] {
  switch (mark) {
    case 'idle':
      return [line(2, 2, 12, faded(colour, 0.5)), line(4, 6, 8, faded(colour, 0.5))];
    case 'connecting':
      return [line(2, 2, 12, colour), dot(4, 6, colour), dot(7, 6, colour), dot(10, 6, colour)];
    case 'live':
      return [line(2, 2, 12, colour), line(4, 6, 8, colour)];
    case 'problem':
      return [{ x: 7, y: 1, width: 2, height: 5, radius: 0.6, colour }, dot(7, 7, colour)];
  }
}

const stage = (colour: Colour): Bar => ({
  x: 1,
  y: 11,
  width: 14,
  height: 3,
  radius: 0.6,
  taper: 1.5,
  colour,
});

/** macOS paints a template itself: only its alpha counts. */
function templateBars(mark: Mark): Bar[] {
  return [...linesOf(mark, BLACK), stage(BLACK)];
}

const STAGE_COLOURS: Readonly<Record<Mark, Colour>> = {
  idle: GREY,
  connecting: GOLD,
  live: GREEN,
  problem: RED,
};

/** On its own ground, so that it shows on light and dark panels alike. */
function colouredBars(mark: Mark): Bar[] {
  const ground: Bar = { x: 0, y: 0, width: 16, height: 16, radius: 3.5, colour: DUSK, toColour: NIGHT };
  return [ground, ...linesOf(mark, mark === 'problem' ? RED : WHITE), stage(STAGE_COLOURS[mark])];
}

/** The app's icon: the live picture, smaller on its ground, with the air that macOS icons leave around. */
function iconBars(): Bar[] {
  const ground: Bar = { x: 0, y: 0, width: 16, height: 16, radius: 3.6, colour: DUSK, toColour: NIGHT };
  const inner = (bar: Bar): Bar => ({
    ...bar,
    x: 2.4 + bar.x * 0.7,
    y: 2.75 + bar.y * 0.7,
    width: bar.width * 0.7,
    height: bar.height * 0.7,
    radius: bar.radius * 0.7,
    taper: (bar.taper ?? 0) * 0.7,
  });
  return [ground, ...linesOf('live', WHITE).map(inner), { ...inner(stage(GOLD)), toColour: AMBER }];
}

/** Whether a point of the grid lies in a bar with rounded corners. */
function covers(bar: Bar, pointX: number, pointY: number): boolean {
  const down = (pointY - bar.y) / bar.height;
  if (down < 0 || down > 1) return false;
  const narrowed = (bar.taper ?? 0) * (1 - down);
  const left = bar.x + narrowed;
  const right = bar.x + bar.width - narrowed;
  if (pointX < left || pointX > right) return false;
  const insideX = Math.max(left + bar.radius - pointX, pointX - (right - bar.radius), 0);
  const insideY = Math.max(bar.y + bar.radius - pointY, pointY - (bar.y + bar.height - bar.radius), 0);
  return Math.hypot(insideX, insideY) <= bar.radius;
}

function colourAt(bar: Bar, pointY: number): Colour {
  const to = bar.toColour ?? bar.colour;
  const share = Math.min(1, Math.max(0, (pointY - bar.y) / bar.height));
  const mixed = bar.colour.map((value, index) => value + ((to[index] ?? value) - value) * share);
  return [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0, mixed[3] ?? 0];
}

/** One sample: the bars painted over each other, premultiplied. */
function sampleAt(bars: readonly Bar[], pointX: number, pointY: number): [number, number, number, number] {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (const bar of bars) {
    if (!covers(bar, pointX, pointY)) continue;
    const [r, g, b, a] = colourAt(bar, pointY);
    [red, green, blue, alpha] = [
      r * a + red * (1 - a),
      g * a + green * (1 - a),
      b * a + blue * (1 - a),
      a + alpha * (1 - a),
    ];
  }
  return [red, green, blue, alpha];
}

function pixelAt(picture: Picture, column: number, row: number): [number, number, number, number] {
  const scale = GRID / (picture.sizePx - 2 * picture.marginPx);
  const sum = [0, 0, 0, 0];
  for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
    const pointX = (column - picture.marginPx + ((sample % SAMPLES) + 0.5) / SAMPLES) * scale;
    const pointY = (row - picture.marginPx + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) * scale;
    sampleAt(picture.bars, pointX, pointY).forEach((value, index) => {
      sum[index] = (sum[index] ?? 0) + value / (SAMPLES * SAMPLES);
    });
  }
  const [red = 0, green = 0, blue = 0, alpha = 0] = sum;
  const straight = (value: number) => (alpha === 0 ? 0 : Math.round(value / alpha));
  return [straight(red), straight(green), straight(blue), Math.round(alpha * 255)];
}

/**
 * Source: Portable Network Graphics Specification, W3C: signature, IHDR, IDAT, IEND; 8 bit RGBA without
 * filters.
 */
function png(picture: Picture): Buffer {
  const { sizePx } = picture;
  const rows = Buffer.alloc(sizePx * (sizePx * 4 + 1));
  for (let row = 0; row < sizePx; row += 1) {
    for (let column = 0; column < sizePx; column += 1) {
      rows.set(pixelAt(picture, column, row), row * (sizePx * 4 + 1) + 1 + column * 4);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(sizePx, 0);
  header.writeUInt32BE(sizePx, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function write(name: string, picture: Picture): void {
  writeFileSync(join(import.meta.dirname, name), png(picture));
}

mkdirSync(join(import.meta.dirname, 'tray'), { recursive: true });
for (const mark of MARKS) {
  write(`tray/${mark}Template.png`, { sizePx: 18, marginPx: 1, bars: templateBars(mark) });
  write(`tray/${mark}Template@2x.png`, { sizePx: 36, marginPx: 2, bars: templateBars(mark) });
  write(`tray/${mark}.png`, { sizePx: 16, marginPx: 0, bars: colouredBars(mark) });
  write(`tray/${mark}@2x.png`, { sizePx: 32, marginPx: 0, bars: colouredBars(mark) });
}
write('icon.png', { sizePx: 1024, marginPx: 100, bars: iconBars() });
