/** What a caption style means in CSS. */
import { expect, test } from '@playwright/test';
import { defaultSettings } from '../app/settings.ts';
import { captionVariables } from './appearance.ts';

test('writes every part of a style as a custom property', () => {
  expect(captionVariables({ ...defaultSettings.captions, edge: 'shadow' })).toEqual({
    '--caption-size': '32px',
    '--caption-lines': '2',
    '--caption-text': '#ffffff',
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
