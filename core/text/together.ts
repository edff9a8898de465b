/**
 * Words that no line should end between although an ordinary blank is there: 10 000, 5 km, Mt. Hood, « mot »,
 * mot !. It breaks no lines.
 */
import { abbreviationOf } from './abbreviations.ts';
import { isSpaceless, piecesOf } from './pieces.ts';

/** Most pairs of words: a quick answer for them. */
const LETTER_LAST = /[A-Za-z,]$/;
const LETTER_FIRST = /^[A-Za-z]/;
const OPENING = /^[\p{Ps}\p{Pi}¿¡]+$/u;
/** Terminal_Punctuation has the stops of all scripts; ฯ ๆ ໆ ៗ repeat or shorten the word before them. */
const CLOSING = /^[\p{Pe}\p{Pf}\p{Terminal_Punctuation}…%‰°ฯๆໆៗ]+$/u;
const FIRST_DIGITS = /(?<!\p{Nd})\p{Nd}{1,3}$/u;
const NEXT_DIGITS = /^\p{Nd}{3}(?!\p{Nd})/u;
const NUMBER_LAST = /\p{N}°?$/u;
const NUMBER_FIRST = /^[-−+±]?\p{N}/u;
/** What stands before a number, and what between two. */
const NUMBER_SIGN = /^(?:\p{Lu}{0,3}\p{Sc}|§{1,2}|№|#|[nN][°ºo]\.?|±)$/u;
const OPERATOR = /^[-−–+×x*÷/:=<>±≤≥≈~]$/u;
const FRACTION = /^(?:\p{Nd}+[/⁄]\p{Nd}+|[¼-¾⅐-⅞])/u;
const HOURS = /^(?:h|Uhr)$/u;
const TRAILING_SIGNS = /[.,;:!?…)\]"'”’»]+$/u;

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
/** Symbols of the SI, of everyday measures, of times of day; number words of the seven languages. */
const UNITS: ReadonlySet<string> = new Set(
  `nm µm μm mm cm dm m km mi ft yd mm² cm² m² km² ha m³ cm³ ml cl dl l L gal mg g kg t oz lb lbs kt
  ms s sec min h hr hrs d Hz kHz MHz GHz THz bit B kB KB MB GB TB PB kbit/s Mbit/s Gbit/s MB/s GB/s bps kbps Mbps
  V mV kV A mA W mW kW MW GW Wh kWh MWh J kJ MJ cal kcal N Pa hPa kPa bar mbar psi K C F °C °F Ω dB px dpi fps rpm
  km/h m/s mph kn % ‰ ppm ° ′ ″ kr zł Kč Ft lei € ¢
  am pm AM PM a.m p.m Uhr o'clock o’clock h
  thousand million millions billion billions trillion tausend Million Millionen Milliarde Milliarden Mio Mrd mille
  milliard milliards mil millón millones mila milione milioni miliardo miliardi milhão milhões bilhão bilhões
  mld mln duizend miljoen miljard`.split(/\s+/),
);

/** Whether no line should end between two words that a blank parts. */
export function belongTogether(word: string, next: string): boolean {
  if (LETTER_LAST.test(word) && LETTER_FIRST.test(next)) return false;
  return clingTogether(word, next) || isOneAmount(word, next) || isLabelled(word, next);
}

/** Whether one of two words is nothing but signs that open or close the other. */
export function clingTogether(word: string, next: string): boolean {
  return opensOnly(word) || closesOnly(next);
}

export function opensOnly(word: string): boolean {
  return OPENING.test(word);
}

export function closesOnly(word: string): boolean {
  return CLOSING.test(word);
}

/**
 * What must stand in the line of a word behind it, blanks included: the longest that would be good, then what
 * is needed, then nothing.
 */
export function keptBehind(words: readonly string[], index: number): readonly string[] {
  return [...new Set([chain(words, index, belongTogether), chain(words, index, clingTogether), ''])];
}

function chain(
  words: readonly string[],
  from: number,
  holds: (word: string, next: string) => boolean,
): string {
  let text = '';
  for (let index = from; index + 1 < words.length; index += 1) {
    const next = words[index + 1] ?? '';
    if (!holds(words[index] ?? '', next)) return text;
    const pieces = piecesOf(next);
    text += ` ${pieces[0] ?? ''}`;
    if (pieces.length > 1) return text;
  }
  return text;
}

function isOneAmount(word: string, next: string): boolean {
  if (NUMBER_LAST.test(word)) {
    if (OPERATOR.test(next) || FRACTION.test(next) || isUnit(next)) return true;
    if (isSpaceless(next.slice(0, 1))) return true;
    return FIRST_DIGITS.test(word) && NEXT_DIGITS.test(next);
  }
  if (HOURS.test(word) || OPERATOR.test(word)) return NUMBER_FIRST.test(next);
  return word === '°' && isUnit(next);
}

function isUnit(word: string): boolean {
  const bare = word.replace(TRAILING_SIGNS, '');
  return UNITS.has(bare) || CURRENCIES.has(bare) || /^\p{Sc}$/u.test(bare);
}

/** § 5, USD 5, Fig. 3, Dr. Cook. */
function isLabelled(word: string, next: string): boolean {
  if (NUMBER_FIRST.test(next))
    return NUMBER_SIGN.test(word) || CURRENCIES.has(word) || abbreviationOf(word) === 'numbered';
  return abbreviationOf(word) === 'leading';
}
