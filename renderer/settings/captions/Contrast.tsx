/** How legible the chosen colours are at worst, in words. Changes nothing. */

import { assertNever } from '../../../core/base/never.ts';
import {
  COMFORTABLE_RATIO,
  LEGIBLE_RATIO,
  type WorstContrast,
  worstContrast,
} from '../../../core/desktop/contrast.ts';
import type { CaptionStyle } from '../../../core/screen/style.ts';

export function Contrast({ style }: { readonly style: CaptionStyle }) {
  const worst = worstContrast(style);
  const weak = worst.ratio < LEGIBLE_RATIO;
  // Cut, not rounded: 4.49 must not read as 4.5.
  const ratio = (Math.floor(worst.ratio * 10) / 10).toFixed(1);
  return (
    <div className={`field contrast ${weak ? 'weak' : 'fine'}`}>
      <p role="status">
        <strong>
          {verdict(worst.ratio)}: contrast {ratio} to 1
        </strong>{' '}
        {desktopWords(worst)} {weak ? adviceFor(style) : ''}
      </p>
    </div>
  );
}

function verdict(ratio: number): string {
  if (ratio >= COMFORTABLE_RATIO) return 'Easy to read';
  return ratio >= LEGIBLE_RATIO ? 'Readable' : 'Hard to read';
}

function desktopWords({ desktop }: WorstContrast): string {
  switch (desktop) {
    case 'any':
      return 'over any desktop.';
    case 'white':
      return 'at worst, over something white.';
    case 'black':
      return 'at worst, over something black.';
    case 'alike':
      return 'at worst, over something as light as the text.';
    default:
      return assertNever(desktop);
  }
}

function adviceFor({ edge, backgroundOpacity }: CaptionStyle): string {
  if (backgroundOpacity === 1) return 'Choose colours that differ more in lightness.';
  return edge === 'none'
    ? 'Make the background more opaque, or give the text an edge.'
    : `The ${edge} helps; a more opaque background helps more.`;
}
