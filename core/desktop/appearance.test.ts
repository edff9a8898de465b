/** What a caption style means in CSS. */
import { expect, test } from '@playwright/test';
import { defaultSettings } from '../app/settings.ts';
import { captionVariables, openCaptionColour } from './appearance.ts';
import { contrastRatio, worstContrast } from './contrast.ts';

test('writes every part of a style as a custom property', () => {
  expect(captionVariables({ ...defaultSettings.captions, edge: 'shadow' })).toEqual({
    '--caption-size': '32px',
    '--caption-lines': '2',
    '--line-height': '44px',
    '--caption-column': '1030px',
    '--caption-font': '"Surtitle Text", system-ui, sans-serif',
    '--caption-text': '#ffffff',
    '--caption-open': '#cccccc',
    '--caption-box': 'rgb(from #000000 r g b / 0.8)',
    '--caption-edge': '0.04em 0.06em 0.08em #000000, 0 0 0.25em #000000',
  });
});

test('outlines light text in black and dark text in white, on eight sides', () => {
  const outlineOf = (textColour: string) =>
    captionVariables({ ...defaultSettings.captions, textColour, edge: 'outline' })['--caption-edge'].split(
      ', ',
    );
  expect(outlineOf('#ffff00').every((side) => side.endsWith(' #000000'))).toBe(true);
  expect(outlineOf('#101010').every((side) => side.endsWith(' #ffffff'))).toBe(true);
  expect(new Set(outlineOf('#ffffff')).size).toBe(8);
});

const style = defaultSettings.captions;

test('by default an open caption is four fifths of white and stands out at 7 to 1 on a white desktop', () => {
  expect(openCaptionColour(style)).toBe('#cccccc');
  expect(worstContrast({ ...style, textColour: openCaptionColour(style) }).ratio).toBeGreaterThanOrEqual(7);
});

test('an open caption goes towards the box, so that dark text on a light box becomes lighter', () => {
  const dark = { ...style, textColour: '#000000', backgroundColour: '#ffffff', backgroundOpacity: 1 };
  expect(openCaptionColour(dark)).toBe('#333333');
});

test('where dimming would cost legibility an open caption is dimmed less, or not at all', () => {
  expect(openCaptionColour({ ...style, backgroundOpacity: 0.6 })).toBe('#ffffff');
  expect(openCaptionColour({ ...style, backgroundOpacity: 0.75 })).toBe('#d9d9d9');
});

test('without a box an open caption is judged by the edge around the letters', () => {
  const outlined = { ...style, backgroundOpacity: 0, edge: 'outline' } as const;
  expect(openCaptionColour(outlined)).toBe('#cccccc');
  expect(contrastRatio(openCaptionColour(outlined), '#000000')).toBeGreaterThanOrEqual(7);
});
