/** What a person chooses for the app as a whole: its language and look, what hiding does, how long it keeps. Applies none of it. */
import * as z from 'zod';
import { keepDaysSchema } from '../../transcript/keepDays.ts';
import type { Locale } from '../../words/locale.ts';
import { localeFor, localeSchema } from '../../words/locale.ts';

const THEMES = ['system', 'light', 'dark'] as const;

/** Of the size that the windows are drawn for. 200 %: WCAG 2.2, 1.4.4. */
export const TEXT_PERCENT = { min: 100, default: 100, max: 200 } as const;

export const generalFields = {
  locale: z.union([z.literal('system'), localeSchema]),
  theme: z.enum(THEMES),
  textPercent: z.int().min(TEXT_PERCENT.min).max(TEXT_PERCENT.max),
  /** Hiding the overlay ends captions too. Without it they go on unseen, are kept, and may cost. */
  hideStops: z.boolean(),
  /** Days after which a session is deleted for good; null: never. */
  keepDays: keepDaysSchema,
};

export type General = Readonly<z.infer<z.ZodObject<typeof generalFields>>>;
export type Theme = General['theme'];
export type LocaleChoice = General['locale'];

export const THEME_CHOICES: readonly Theme[] = THEMES;

export const defaultGeneral = {
  locale: 'system',
  theme: 'system',
  textPercent: TEXT_PERCENT.default,
  hideStops: false,
  keepDays: null,
} as const satisfies General;

/** The language to speak, where a system prefers these, best first. */
export function chosenLocale(choice: LocaleChoice, preferred: readonly string[]): Locale {
  return choice === 'system' ? localeFor(preferred) : choice;
}
