/** Words that alert can be read, and are seen to be marked, whatever captions look like. */
import { expect, test } from '@playwright/test';
import { defaultStyle } from '../screen/style.ts';
import { alertColours } from './alertColours.ts';
import { COMFORTABLE_RATIO, contrastRatio, worstContrast } from './contrast.ts';

const HEX = [
  '#000000',
  '#0b1f4b',
  '#333333',
  '#808080',
  '#c0392b',
  '#00ffff',
  '#ffff00',
  '#fff6dc',
  '#ffffff',
];
const OPACITIES = [0, 0.25, 0.5, 0.8, 1];
const boxes = HEX.flatMap((backgroundColour) =>
  OPACITIES.map((backgroundOpacity) => ({ backgroundColour, backgroundOpacity })),
);

/** Every grey a desktop can be behind a box that lets it through; colours lie between greys in how light they are. */
const GREYS = Array.from({ length: 256 }, (_, level) => `#${level.toString(16).padStart(2, '0').repeat(3)}`);

test('the words are read easily on the chip, which has an edge over any desktop', () => {
  const unfit = boxes.flatMap((box) => {
    const { paper, ink } = alertColours(box);
    const isRead = contrastRatio(paper, ink) >= COMFORTABLE_RATIO;
    // The paper's own edge is seen, or the line around it is.
    const hidden = GREYS.filter((grey) => Math.max(contrastRatio(paper, grey), contrastRatio(ink, grey)) < 3);
    return isRead && hidden.length === 0 ? [] : [{ ...box, paper, ink, hidden }];
  });
  expect(unfit).toEqual([]);
});

test('the chip stands out from an opaque box by 3 to 1, as marks of controls must', () => {
  const opaque = boxes.filter(({ backgroundOpacity }) => backgroundOpacity === 1);
  for (const box of opaque) {
    const { paper } = alertColours(box);
    expect([box.backgroundColour, worstContrast({ ...box, textColour: paper }).ratio >= 3]).toEqual([
      box.backgroundColour,
      true,
    ]);
  }
  expect(
    worstContrast({ ...defaultStyle, textColour: alertColours(defaultStyle).paper }).ratio,
  ).toBeGreaterThan(6);
});

test('it is light on dark boxes and dark on light ones', () => {
  const on = (backgroundColour: string) => alertColours({ backgroundColour, backgroundOpacity: 0.8 }).ink;
  expect([on('#000000'), on('#0b1f4b'), on('#fff6dc'), on('#ffffff')]).toEqual([
    ...['#000000', '#000000', '#ffffff', '#ffffff'],
  ]);
});
