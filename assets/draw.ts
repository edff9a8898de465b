/**
 * Draws the icon and the tray pictures: two lines of text above a stage. Run `node assets/draw.ts` after a change.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bar, type Colour, type Picture, png } from './png.ts';

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
