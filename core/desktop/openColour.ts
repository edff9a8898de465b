/**
 * The colour of words that are not final: dimmer than settled ones, never so dim that they are hard to read.
 * Knows only colours.
 */

import type { CaptionStyle } from '../app/settings.ts';
import { COMFORTABLE_RATIO, contrastRatio, worstContrast } from './contrast.ts';

/** How much of the text's own colour is kept, from the dimmest that is seen to differ to none at all. */
const SHARES = [0.8, 0.85, 0.9, 0.95] as const;

/**
 * Written `#rrggbb`: the first step that keeps 7:1 on any desktop, or against the edge where there is one;
 * else the text's own.
 */
export function openColour(style: CaptionStyle): string {
  const towards = style.edge === 'none' ? style.backgroundColour : edgeColour(style.textColour);
  const colours = SHARES.map((share) => mix(style.textColour, towards, share));
  return colours.find((colour) => isLegible(colour, style, towards)) ?? style.textColour;
}

function isLegible(textColour: string, style: CaptionStyle, towards: string): boolean {
  if (worstContrast({ ...style, textColour }).ratio >= COMFORTABLE_RATIO) return true;
  return style.edge !== 'none' && contrastRatio(textColour, towards) >= COMFORTABLE_RATIO;
}

/** As core/desktop/appearance.ts draws edges. */
const edgeColour = (text: string): string =>
  contrastRatio(text, '#000000') >= contrastRatio(text, '#ffffff') ? '#000000' : '#ffffff';

function mix(first: string, second: string, share: number): string {
  const channels = [1, 3, 5].map((from) => {
    const value = hexAt(first, from) * share + hexAt(second, from) * (1 - share);
    return Math.round(value).toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

const hexAt = (colour: string, from: number): number => Number.parseInt(colour.slice(from, from + 2), 16);
