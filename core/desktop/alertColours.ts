/** The chip behind words that a person is alerted at: whichever of two pairs stands out more from the captions' box. Draws nothing. */
import type { CaptionStyle } from '../screen/style.ts';
import { worstContrast } from './contrast.ts';

export interface AlertColours {
  /** Behind the words. */
  readonly paper: string;
  /** The words, and a line around the paper: over a transparent box it shows where paper and desktop are alike. */
  readonly ink: string;
}

/** 10.3 and 11.6 to 1, so that the words can be read whatever is around them. Neither is the yellow of the newest word. */
const LIGHT: AlertColours = { paper: '#ffb0c9', ink: '#000000' };
const DARK: AlertColours = { paper: '#650a31', ink: '#ffffff' };

type Box = Pick<CaptionStyle, 'backgroundColour' | 'backgroundOpacity'>;

export function alertColours(style: Box): AlertColours {
  const [light, dark] = [LIGHT, DARK].map(
    ({ paper }) => worstContrast({ ...style, textColour: paper }).ratio,
  );
  return (dark ?? 1) > (light ?? 1) ? DARK : LIGHT;
}

/** The same as CSS custom properties, as `paint/alert.css` of the overlay reads them. */
export function alertVariables(style: Box): Readonly<Record<`--alert-${keyof AlertColours}`, string>> {
  const { paper, ink } = alertColours(style);
  return { '--alert-paper': paper, '--alert-ink': ink };
}
