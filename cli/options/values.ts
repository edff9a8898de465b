/** What is typed behind an option as a value, or what it should have been. Knows no command. */
import { InvalidArgumentError } from 'commander';
import { keywordSchema } from '../../core/app/hints.ts';
import { findLanguage } from '../../core/app/languages.ts';
import { ENGINE_CHOICES, type EngineChoice } from '../../core/app/settings.ts';
import { timeOf } from '../../core/subtitles/clock.ts';
import { SUBTITLE_FORMATS, type SubtitleFormat } from '../../core/subtitles/options.ts';
import { formatsOf } from './subtitles.ts';

/** How times are written. */
export const TIMES = '1.5, 1.5s, -250ms, 2m, 1:30 or 00:01:30.5';

/** As a session keeps them (core/transcript/transcript.ts). */
const MOST_LANGUAGES = 8;

export function formats(text: string): readonly SubtitleFormat[] {
  const known = formatsOf(text);
  if (known === null) throw new InvalidArgumentError(`They are ${SUBTITLE_FORMATS.join(', ')}.`);
  return known;
}

/** As the app's settings have it, which say `automatic` in full. */
export function engine(text: string): EngineChoice {
  const chosen = ENGINE_CHOICES.find((choice) => choice === (text === 'auto' ? 'automatic' : text));
  if (chosen === undefined) throw new InvalidArgumentError('Allowed choices are auto, openai, local.');
  return chosen;
}

/** A list with commas, behind those of the same option before it. */
export function languages(list: string, before: readonly string[] = []): readonly string[] {
  const codes = namesIn(list).map((name) => {
    const code = findLanguage(name);
    if (code === null) throw new InvalidArgumentError(`There is no language ${JSON.stringify(name)}.`);
    return code;
  });
  const all = [...new Set([...before, ...codes])];
  if (all.length > MOST_LANGUAGES) throw new InvalidArgumentError('Eight languages are the most.');
  return all;
}

/** A list with commas, behind those of the same option before it. */
export function keywords(list: string, before: readonly string[] = []): readonly string[] {
  const words = namesIn(list);
  if (!words.every((word) => keywordSchema.safeParse(word).success))
    throw new InvalidArgumentError('Each has 1 to 100 characters, no line end, and none of < and >.');
  return [...new Set([...before, ...words])];
}

const namesIn = (list: string): readonly string[] => list.split(',').map((name) => name.trim());

/** A shell gives an empty one where a variable has no value. */
export function path(text: string): string {
  if (text === '') throw new InvalidArgumentError('It names a file or a folder, and is empty.');
  return text;
}

/** Each file once, however often it was named. */
export const paths = (text: string, before: readonly string[] = []): readonly string[] => [
  ...new Set([...before, path(text)]),
];

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
