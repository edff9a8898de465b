/** How legible the chosen colours are at worst, in words. Changes nothing. */

import {
  COMFORTABLE_RATIO,
  LEGIBLE_RATIO,
  type WorstContrast,
  worstContrast,
} from '../../../core/desktop/contrast.ts';
import type { CaptionStyle } from '../../../core/screen/style.ts';
import { useWords } from '../../ui/words.tsx';

export function Contrast({ style }: { readonly style: CaptionStyle }) {
  const { intlLocale, settingsCaptions: say } = useWords();
  const worst = worstContrast(style);
  const weak = worst.ratio < LEGIBLE_RATIO;
  // Cut, not rounded: 4.49 must not read as 4.5.
  const ratio = (Math.floor(worst.ratio * 10) / 10).toLocaleString(intlLocale, { minimumFractionDigits: 1 });
  return (
    <div className={`field contrast ${weak ? 'weak' : 'fine'}`}>
      <p role="status">
        <strong>{say(verdict(worst.ratio), { ratio })}</strong> {say(OVER[worst.desktop])}{' '}
        {weak ? say(adviceFor(style)) : ''}
      </p>
    </div>
  );
}

function verdict(ratio: number) {
  if (ratio >= COMFORTABLE_RATIO) return 'contrastEasy';
  return ratio >= LEGIBLE_RATIO ? 'contrastReadable' : 'contrastHard';
}

const OVER = {
  any: 'overAny',
  white: 'overWhite',
  black: 'overBlack',
  alike: 'overAlike',
} as const satisfies Record<WorstContrast['desktop'], string>;

const ADVICE = {
  none: 'adviceNone',
  outline: 'adviceOutline',
  shadow: 'adviceShadow',
} as const satisfies Record<CaptionStyle['edge'], string>;

const adviceFor = ({ edge, backgroundOpacity }: CaptionStyle) =>
  backgroundOpacity === 1 ? 'adviceColours' : ADVICE[edge];
