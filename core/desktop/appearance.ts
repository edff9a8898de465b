/**
 * A caption style as CSS custom properties, so that the overlay and the preview in the settings cannot drift
 * apart. Draws nothing.
 */

import type { CaptionStyle } from '../app/settings.ts';
import { assertNever } from '../base/never.ts';
import { contrastRatio } from './contrast.ts';

/**
 * How thick an outline is. A twentieth of the letter height separates strokes without filling the holes of e
 * and a.
 */
const OUTLINE_EM = 0.05;
const DIAGONAL = Math.SQRT1_2;

export type CaptionVariables = Readonly<
  Record<`--caption-${'size' | 'lines' | 'text' | 'box' | 'edge'}`, string>
>;

/**
 * `--caption-edge` is a value for text-shadow; `--caption-box` holds the background colour with its opacity.
 */
export function captionVariables(style: CaptionStyle): CaptionVariables {
  return {
    '--caption-size': `${style.fontSizePx}px`,
    '--caption-lines': String(style.lines),
    '--caption-text': style.textColour,
    '--caption-box': `rgb(from ${style.backgroundColour} r g b / ${style.backgroundOpacity})`,
    '--caption-edge': edgeShadow(style),
  };
}

/** The edge is black around light text, white around dark text. */
function edgeShadow({ edge, textColour }: CaptionStyle): string {
  const colour =
    contrastRatio(textColour, '#000000') >= contrastRatio(textColour, '#ffffff') ? '#000000' : '#ffffff';
  switch (edge) {
    case 'none':
      return 'none';
    case 'shadow':
      return `0.04em 0.06em 0.08em ${colour}, 0 0 0.25em ${colour}`;
    case 'outline':
      return outline(colour);
    default:
      return assertNever(edge);
  }
}

function outline(colour: string): string {
  const steps = [0, 1, 0, -1].map((x, index) => [x, [-1, 0, 1, 0][index] ?? 0] as const);
  const corners = [-DIAGONAL, DIAGONAL].flatMap((x) => [-DIAGONAL, DIAGONAL].map((y) => [x, y] as const));
  const em = (share: number) => `${Number((share * OUTLINE_EM).toFixed(4))}em`;
  return [...steps, ...corners].map(([x, y]) => `${em(x)} ${em(y)} 0 ${colour}`).join(', ');
}
