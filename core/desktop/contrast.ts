/**
 * How well captions stand out, by the formula of WCAG 2.2. Judges colours only; an outline or shadow is not
 * counted.
 */
import type { CaptionStyle } from '../screen/style.ts';

/** Body text (WCAG 2.2, 1.4.3). Below it the settings warn. */
export const LEGIBLE_RATIO = 4.5;
/** The enhanced level (WCAG 2.2, 1.4.6). */
export const COMFORTABLE_RATIO = 7;

/** Red, green, blue in 0–1, as they are stored in sRGB. */
type Rgb = readonly [number, number, number];

/**
 * The lowest contrast a style can have, with the desktop that causes it. `alike`: a desktop as light as the
 * text itself.
 */
export interface WorstContrast {
  readonly ratio: number;
  readonly desktop: 'white' | 'black' | 'alike' | 'any';
}

/** From 1 (alike) to 21 (black on white); the order does not matter. Colours are written `#rrggbb`. */
export function contrastRatio(first: string, second: string): number {
  return ratioOf(luminance(rgbOf(first)), luminance(rgbOf(second)));
}

/**
 * The box is blended with the desktop behind it, in sRGB as browsers do. Everything behind the text lies
 * between the blend with black and the blend with white; where the text's own lightness lies between those
 * too, some desktop hides the text.
 */
export function worstContrast(
  style: Pick<CaptionStyle, 'textColour' | 'backgroundColour' | 'backgroundOpacity'>,
): WorstContrast {
  const text = luminance(rgbOf(style.textColour));
  const box = rgbOf(style.backgroundColour);
  const overBlack = luminance(blend(box, 0, style.backgroundOpacity));
  const overWhite = luminance(blend(box, 1, style.backgroundOpacity));
  if (style.backgroundOpacity === 1) return { ratio: ratioOf(text, overWhite), desktop: 'any' };
  if (text >= overWhite) return { ratio: ratioOf(text, overWhite), desktop: 'white' };
  if (text <= overBlack) return { ratio: ratioOf(text, overBlack), desktop: 'black' };
  return { ratio: 1, desktop: 'alike' };
}

function ratioOf(first: number, second: number): number {
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** Relative luminance, 0–1. 0.04045 is the threshold of sRGB itself, which WCAG 2.2 adopted in its errata. */
function luminance([red, green, blue]: Rgb): number {
  const linear = (share: number) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function blend([red, green, blue]: Rgb, desktop: 0 | 1, opacity: number): Rgb {
  const over = (share: number) => share * opacity + desktop * (1 - opacity);
  return [over(red), over(green), over(blue)];
}

function rgbOf(hex: string): Rgb {
  const share = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return [share(1), share(3), share(5)];
}
