/** The words that a person wants to be alerted at: what the settings take, what is wrong with what was typed, what the overlay tells of one. Looks for none. */
import * as z from 'zod';
import { goodItems } from '../../base/lenient.ts';
import { listedIn, shortened } from '../../text/listed.ts';
import { phraseOf } from '../../text/phrase.ts';

/** Each is looked for at every word that is painted; a name with its titles has 60 letters at most. */
export const ALERT_LIMIT = { count: 50, characters: 60 } as const;

/**
 * Between two notifications of one term. A system shows each for 5 to 10 s and then keeps it: a name that comes in every
 * sentence would bury the others. The row flashes every time.
 */
export const NOTIFICATIONS_APART_MS = 30_000;

const FORBIDDEN = /\p{Cc}/u;

const alertTermSchema = z
  .string()
  .min(1)
  .max(ALERT_LIMIT.characters)
  .refine((term) => !FORBIDDEN.test(term) && phraseOf(term) !== null);

export const alertFields = {
  /** Words and phrases, matched by core/text/phrase.ts. */
  terms: z.array(alertTermSchema).max(ALERT_LIMIT.count),
  /** The system shows a notification too, with the line, but for what is off the record. */
  notifies: z.boolean(),
};

/** A file: a bad term does not cost the others. */
export const alertFileFields = {
  terms: goodItems(alertTermSchema, ALERT_LIMIT.count),
  notifies: alertFields.notifies,
};

export const defaultAlerts = { terms: [], notifies: false } as const;

/** One of the terms was said, in this line. */
export const spokenAlertSchema = z.strictObject({
  term: z.string().min(1).max(ALERT_LIMIT.characters),
  line: z.string().max(300),
});
export type SpokenAlert = Readonly<z.infer<typeof spokenAlertSchema>>;

export type ReadAlertTerms =
  | { readonly kind: 'terms'; readonly terms: readonly string[] }
  | { readonly kind: 'refused'; readonly fault: AlertTermFault };

/** What is wrong, with the term as short as a message can hold it. */
export type AlertTermFault =
  | { readonly kind: 'noLetters' | 'tooLong'; readonly term: string }
  | { readonly kind: 'tooMany'; readonly count: number };

/** One term a line. Blank lines are left out, and so is a term that was already there. */
export function readAlertTerms(text: string): ReadAlertTerms {
  const terms = listedIn(text, (line) => line.replace(/\p{Cc}+/gu, ' '));
  const long = terms.find((term) => term.length > ALERT_LIMIT.characters);
  if (long !== undefined) return refused({ kind: 'tooLong', term: shortened(long) });
  const silent = terms.find((term) => phraseOf(term) === null);
  if (silent !== undefined) return refused({ kind: 'noLetters', term: silent });
  if (terms.length > ALERT_LIMIT.count) return refused({ kind: 'tooMany', count: terms.length });
  return { kind: 'terms', terms };
}

function refused(fault: AlertTermFault): ReadAlertTerms {
  return { kind: 'refused', fault };
}
