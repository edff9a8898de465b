/** Bars on a grid as a PNG file's bytes. Knows no picture of ours. */
import { crc32, deflateSync } from 'node:zlib';

export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** All lengths in units of a 16-unit grid, so that edges fall on whole pixels at 16 and 32 pixels. */
export interface Bar {
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

export interface Picture {
  readonly sizePx: number;
  /** Empty pixels around the grid: macOS wants air around a menu bar picture. */
  readonly marginPx: number;
  readonly bars: readonly Bar[];
}

const GRID = 16;
/** Samples per pixel and axis. */
const SAMPLES = 6;

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
export function png(picture: Picture): Buffer {
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
