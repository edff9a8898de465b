/** What is typed behind an option as a value, or what it should have been. Knows no command. */
import { InvalidArgumentError } from 'commander';
import { keywordSchema } from '../core/app/hints.ts';
import { findLanguage } from '../core/app/languages.ts';
import { SUBTITLE_FORMATS, type SubtitleFormat } from '../core/subtitles/options.ts';
import { formatsOf, timeOf } from './subtitleOptions.ts';

/** How times are written. */
export const TIMES = '1.5, 1.5s, -250ms, 2m, 1:30 or 00:01:30.5';

/** As a session keeps them (core/transcript/transcript.ts). */
const MOST_LANGUAGES = 8;

export function formats(text: string): readonly SubtitleFormat[] {
  const known = formatsOf(text);
  if (known === null) throw new InvalidArgumentError(`They are ${SUBTITLE_FORMATS.join(', ')}.`);
  return known;
}

export function language(text: string, before: readonly string[] = []): readonly string[] {
  const code = findLanguage(text);
  if (code === null) throw new InvalidArgumentError('It is a language; files come before --language.');
  if (before.length === MOST_LANGUAGES) throw new InvalidArgumentError('Eight languages are the most.');
  return [...before, code];
}

export function keyword(text: string, before: readonly string[] = []): readonly string[] {
  if (!keywordSchema.safeParse(text).success)
    throw new InvalidArgumentError('It has up to 100 characters, no line end, and none of < and >.');
  return [...before, text];
}

export function speed(text: string): number {
  const times = Number(text);
  if (!(times >= 1 && times <= 20)) throw new InvalidArgumentError('It is a number from 1 to 20.');
  return times;
}

export function time(text: string): number {
  const ms = timeOf(text);
  if (ms === null) throw new InvalidArgumentError(`It is a time such as ${TIMES}.`);
  return ms;
}

export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1.');
  return Number(text);
}
