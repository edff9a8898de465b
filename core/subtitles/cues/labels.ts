/** How a cue says who speaks in it, in formats without a place for names. It decides where no label stands. */
import { graphemesOf, widthOf } from '../../text/width.ts';
import { cleanText } from '../../text/words.ts';
import type { CueStyle } from './cueStyle.ts';

/**
 * names: `Name: ` where the speaker changes; dashes: a dash there. Two who share a cue have a dash each in any case,
 * without a space, a line each: Netflix Timed Text Style Guide, English, dual speakers.
 */
export type SpeakerLabels = 'none' | 'names' | 'dashes';

/** In a cue that two people share more would leave too little of the line. */
const MOST_OF_LINE = 0.5;

/** What stands before the words of a cue that is one speaker's own, with a blank if it ends in one. */
export function ownLabel(speaker: string | null, labels: SpeakerLabels): string {
  if (labels === 'dashes') return '-';
  const name = labels === 'none' || speaker === null ? '' : cleanText(speaker);
  return name === '' ? '' : `${name}: `;
}

/** The same for one of two who speak at once, in their own cue or in one that they share. */
export function crosstalkLabel(
  speaker: string | null,
  { labels, isShared }: { readonly labels: SpeakerLabels; readonly isShared: boolean },
  style: CueStyle,
): string {
  const label = labels === 'dashes' ? '' : shortened(ownLabel(speaker, labels), style);
  return isShared || labels === 'dashes' ? `-${label}` : label;
}

function shortened(label: string, style: CueStyle): string {
  const width = (text: string) => widthOf(text, style.maxLineChars / style.maxFullWidthLineChars);
  const most = Math.floor(style.maxLineChars * MOST_OF_LINE) - 1;
  if (width(label) <= most) return label;
  const letters = [...graphemesOf(label.slice(0, -2))];
  while (letters.length > 1 && width(`${letters.join('')}…: `) > most) letters.pop();
  return `${letters.join('').trimEnd()}…: `;
}
