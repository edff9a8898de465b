/** The colour of words that are not final: dimmer where that leaves them legible. */
import { expect, test } from '@playwright/test';
import { defaultSettings } from '../app/settings.ts';
import { contrastRatio, worstContrast } from './contrast.ts';
import { openColour } from './openColour.ts';

const style = defaultSettings.captions;

test('by default it is four fifths of white and stands out at 7 to 1 on a white desktop', () => {
  expect(openColour(style)).toBe('#cccccc');
  expect(worstContrast({ ...style, textColour: openColour(style) }).ratio).toBeGreaterThanOrEqual(7);
});

test('it goes towards the box, so that dark text on a light box becomes lighter', () => {
  const dark = { ...style, textColour: '#000000', backgroundColour: '#ffffff', backgroundOpacity: 1 };
  expect(openColour(dark)).toBe('#333333');
});

test('where dimming would cost legibility it is dimmed less, or not at all', () => {
  expect(openColour({ ...style, backgroundOpacity: 0.6 })).toBe('#ffffff');
  expect(openColour({ ...style, backgroundOpacity: 0.75 })).toBe('#d9d9d9');
});

test('without a box it is judged by the edge around the letters', () => {
  const outlined = { ...style, backgroundOpacity: 0, edge: 'outline' } as const;
  expect(openColour(outlined)).toBe('#cccccc');
  expect(contrastRatio(openColour(outlined), '#000000')).toBeGreaterThanOrEqual(7);
});
