/**
 * Contrast against values published with WCAG 2.2, with blends worked out by hand, with the whole range of
 * desktops.
 */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { defaultSettings } from '../app/settings.ts';
import { COMFORTABLE_RATIO, contrastRatio, worstContrast } from './contrast.ts';

const rounded = (ratio: number) => Math.round(ratio * 100) / 100;
const roundedWorst = (style: Parameters<typeof worstContrast>[0]) => {
  const worst = worstContrast(style);
  return { ...worst, ratio: rounded(worst.ratio) };
};
const hexColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('gives the known ratios, in either order and letter case', () => {
  expect([
    contrastRatio('#000000', '#ffffff'),
    rounded(contrastRatio('#777777', '#ffffff')),
    rounded(contrastRatio('#767676', '#FFFFFF')),
    rounded(contrastRatio('#FF0000', '#ffffff')),
    rounded(contrastRatio('#ffffff', '#ff0000')),
    contrastRatio('#123456', '#123456'),
  ]).toEqual([21, 4.48, 4.54, 4, 4, 1]);
});

test('blends a half-clear box with white and with black, and takes the worse', () => {
  const box = { textColour: '#ffffff', backgroundColour: '#000000', backgroundOpacity: 0.8 };
  // 0.2 of white over black is #333333.
  expect(roundedWorst(box)).toEqual({
    ratio: rounded(contrastRatio('#ffffff', '#333333')),
    desktop: 'white',
  });
  // 0.8 of white over black is #cccccc.
  const paper = { textColour: '#000000', backgroundColour: '#ffffff', backgroundOpacity: 0.8 };
  expect(roundedWorst(paper)).toEqual({
    ratio: rounded(contrastRatio('#000000', '#cccccc')),
    desktop: 'black',
  });
});

test('says that a solid box does not depend on the desktop', () => {
  const solid = { textColour: '#ffff00', backgroundColour: '#000080', backgroundOpacity: 1 };
  expect(worstContrast(solid)).toEqual({ ratio: contrastRatio('#ffff00', '#000080'), desktop: 'any' });
});

test('finds the desktop that hides the text although neither white nor black does', () => {
  const bare = { textColour: '#808080', backgroundColour: '#000000', backgroundOpacity: 0 };
  expect(worstContrast(bare)).toEqual({ ratio: 1, desktop: 'alike' });
});

test('is comfortable by default', () => {
  expect(worstContrast(defaultSettings.captions).ratio).toBeGreaterThanOrEqual(COMFORTABLE_RATIO);
});

test('is never above the contrast on a grey desktop, whatever the grey', () => {
  const channel = (hex: string, from: number) => Number.parseInt(hex.slice(from, from + 2), 16);
  fc.assert(
    fc.property(
      hexColour,
      hexColour,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(255),
      (text, box, opacity, grey) => {
        const worst = worstContrast({ textColour: text, backgroundColour: box, backgroundOpacity: opacity });
        const blended = [1, 3, 5].map((from) =>
          Math.round(channel(box, from) * opacity + grey * (1 - opacity)),
        );
        const hex = `#${blended.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
        // The blend above is rounded to whole steps of 1/255, which moves the ratio by a few per cent at
        // most.
        expect(worst.ratio).toBeLessThanOrEqual(contrastRatio(text, hex) * 1.03);
      },
    ),
  );
});
