/**
 * A caption style as CSS custom properties, so that the overlay and the preview in the settings cannot drift
 * apart. Draws nothing.
 */

import { assertNever } from '../base/never.ts';
import type { CaptionStyle, Typeface } from '../screen/style.ts';
import { COMFORTABLE_RATIO, contrastRatio, worstContrast } from './contrast.ts';

/** Rows of whole pixels stack without a seam. Below 1.4, which placement.ts gives each line of the window. */
const LINE_HEIGHT = 1.36;
/**
 * How thick an outline is. A twentieth of the letter height separates strokes without filling the holes of e
 * and a.
 */
const OUTLINE_EM = 0.05;
const DIAGONAL = Math.SQRT1_2;
/** How much of the text's own colour is kept, from the dimmest that is seen to differ to almost all of it. */
const OPEN_SHARES = [0.8, 0.85, 0.9, 0.95] as const;

/** What the letters that a typeface lacks are set in stands behind it. */
const FONTS: Readonly<Record<Typeface, string>> = {
  atkinson: '"Surtitle Text", system-ui, sans-serif',
  system: 'system-ui, "Surtitle Text", sans-serif',
  openDyslexic: '"Surtitle OpenDyslexic", "Surtitle Text", system-ui, sans-serif',
};

/** How wide a letter of running English text is with its blanks, in ems: a column of so many letters holds most rows of as many. */
const LETTER_EM: Readonly<Record<Typeface, number>> = { atkinson: 0.52, system: 0.52, openDyslexic: 0.62 };
/** What a line has before and behind its text, in ems: `padding-inline` of ui/styles/captions.css. */
const LINE_PADDING_EM = 1;

export type CaptionVariables = Readonly<
  Record<
    `--caption-${'size' | 'lines' | 'column' | 'font' | 'text' | 'open' | 'box' | 'edge'}` | '--line-height',
    string
  >
>;

/**
 * `--caption-column` is as wide as rows may get, `--caption-open` colours captions that are not settled, `--caption-box` holds the background colour with its
 * opacity, `--caption-edge` is a value for text-shadow.
 */
export function captionVariables(style: CaptionStyle): CaptionVariables {
  return {
    '--caption-size': `${style.fontSizePx}px`,
    '--caption-lines': String(style.lines),
    '--line-height': `${Math.round(style.fontSizePx * LINE_HEIGHT)}px`,
    '--caption-column': columnWidth(style),
    '--caption-font': fontFamily(style.typeface),
    '--caption-text': style.textColour,
    '--caption-open': openCaptionColour(style),
    '--caption-box': boxColour(style),
    '--caption-edge': edgeShadow(style),
  };
}

/** As CSS has it: a background with its opacity. */
export const boxColour = ({
  backgroundColour,
  backgroundOpacity,
}: Pick<CaptionStyle, 'backgroundColour' | 'backgroundOpacity'>): string =>
  `rgb(from ${backgroundColour} r g b / ${backgroundOpacity})`;

/**
 * The colour of captions that are not settled, written `#rrggbb`: dimmer than settled ones. The first share
 * that keeps 7:1 on any desktop, or against the edge where there is one; else the text's own colour.
 */
export function openCaptionColour(style: CaptionStyle): string {
  const { textColour, edge } = style;
  const towards = edge === 'none' ? style.backgroundColour : edgeColour(textColour);
  const isLegible = (colour: string) =>
    worstContrast({ ...style, textColour: colour }).ratio >= COMFORTABLE_RATIO ||
    (edge !== 'none' && contrastRatio(colour, towards) >= COMFORTABLE_RATIO);
  return OPEN_SHARES.map((share) => mix(textColour, towards, share)).find(isLegible) ?? textColour;
}

function mix(first: string, second: string, share: number): string {
  const channels = [1, 3, 5].map((from) => {
    const channelOf = (colour: string) => Number.parseInt(colour.slice(from, from + 2), 16);
    const value = channelOf(first) * share + channelOf(second) * (1 - share);
    return Math.round(value).toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

function columnWidth({ letters, typeface, fontSizePx }: CaptionStyle): string {
  return `${Math.round((letters * LETTER_EM[typeface] + LINE_PADDING_EM) * fontSizePx)}px`;
}

/** As CSS has it: the chosen typeface, then what stands in for its missing letters. */
export const fontFamily = (typeface: Typeface): string => FONTS[typeface];

/** The edge is black around light text, white around dark text. */
function edgeColour(textColour: string): string {
  return contrastRatio(textColour, '#000000') >= contrastRatio(textColour, '#ffffff') ? '#000000' : '#ffffff';
}

function edgeShadow({ edge, textColour }: CaptionStyle): string {
  const colour = edgeColour(textColour);
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
