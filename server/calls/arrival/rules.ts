/** Which calls are answered: by the number that is called, by who calls, when, and how many at once. Answers none. */
import { resolve } from 'node:path';
import * as z from 'zod';
import { keywordSchema, languageSchema } from '../../../core/app/hints.ts';
import {
  CALL_FORMATS,
  CALL_MODEL,
  CALL_TRANSCRIPTION_MODEL,
  type CallChoices,
} from '../../../core/openai/callSession.ts';
import { DAYS, isOpenAt } from './hours.ts';
import { CALLER_SHOWN, type Parties } from './parties.ts';

/** A number with its country, `*` for any characters, or `anonymous` for a caller who withholds it. */
const pattern = z.string().regex(/^(?:anonymous|[\w+*]{1,60})$/i);
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const hoursSchema = z.strictObject({
  /** As `Europe/Berlin`. */
  timeZone: z.string().refine(isTimeZone, 'there is no such time zone'),
  /** From after to goes past midnight, and belongs to the day that it begins on. */
  open: z.array(z.strictObject({ days: z.array(z.enum(DAYS)).min(1), from: clock, to: clock })),
});
export type Hours = z.infer<typeof hoursSchema>;

export const choicesSchema = z.strictObject({
  languages: z.array(languageSchema).max(8).default([]),
  keywords: z.array(keywordSchema).max(100).default([]),
  prompt: z.string().max(1_000).default(''),
  instructions: z.string().max(4_000).default(''),
});

export const callRuleSchema = z.strictObject({
  name: z.string().min(1).max(60),
  /** Where its captions are shown. */
  room: z.string().min(1).max(100),
  /** The numbers of ours that it is for. */
  called: z.array(pattern).default(['*']),
  /** Who may call; `deny` is stronger. */
  allow: z.array(pattern).default(['*']),
  deny: z.array(pattern).default([]),
  /** Null: at any time. */
  hours: hoursSchema.nullable().default(null),
  atOnce: z.int().min(1).max(100).default(2),
  /** ring: a person accepts or rejects it. */
  answer: z.enum(['accept', 'ring']).default('accept'),
  /** How much of the caller's number is shown and kept. */
  caller: z.enum(CALLER_SHOWN).default('hidden'),
  ...choicesSchema.shape,
  /** The folder for a SubRip file of each call; null: none is written. */
  subtitles: z.string().min(1).nullable().default(null),
});
export type CallRule = Readonly<z.infer<typeof callRuleSchema>>;

export const callSettingsSchema = z.strictObject({
  /** The first that is for the called number decides; a call that none is for is rejected. */
  rules: z.array(callRuleSchema).default([]),
  model: z.string().min(1).default(CALL_MODEL),
  transcriptionModel: z.string().min(1).default(CALL_TRANSCRIPTION_MODEL),
  format: z.enum(CALL_FORMATS).default('audio/pcmu'),
  /** For how long ended calls and what the service said in them can be examined. */
  keepDays: z.int().min(1).max(3_650).default(30),
});
export type CallSettings = Readonly<z.infer<typeof callSettingsSchema>>;

/** The same; where subtitles are written is in this folder, unless it is told from the root on. */
export const withFolders = (settings: CallSettings, folder: string): CallSettings => ({
  ...settings,
  rules: settings.rules.map((rule) => ({
    ...rule,
    subtitles: rule.subtitles === null ? null : resolve(folder, rule.subtitles),
  })),
});

export type Decision =
  | { readonly kind: 'accept' | 'ring'; readonly rule: CallRule }
  | { readonly kind: 'reject'; readonly statusCode: number; readonly rule: CallRule | null };

export interface Arrival {
  readonly parties: Parties;
  readonly nowEpochMs: number;
  /** The names of the rules of calls that go on or ring. */
  readonly open: readonly string[];
}

/** What SIP says to the caller's side (RFC 3261, section 21). */
const NOT_FOUND = 404;
export const UNAVAILABLE = 480;
const BUSY = 486;
export const DECLINED = 603;

export function decide(rules: readonly CallRule[], { parties, nowEpochMs, open }: Arrival): Decision {
  const rule = rules.find(({ called }) => fits(called, parties.to));
  const reject = (statusCode: number): Decision => ({ kind: 'reject', statusCode, rule: rule ?? null });
  if (rule === undefined) return reject(NOT_FOUND);
  if (fits(rule.deny, parties.from) || !fits(rule.allow, parties.from)) return reject(DECLINED);
  if (rule.hours !== null && !isOpenAt(rule.hours, nowEpochMs)) return reject(UNAVAILABLE);
  if (open.filter((name) => name === rule.name).length >= rule.atOnce) return reject(BUSY);
  return { kind: rule.answer, rule };
}

/** `*` alone is everybody, also who withholds the number. */
function fits(patterns: readonly string[], number: string | null): boolean {
  return patterns.some((one) => {
    if (one === '*') return true;
    if (number === null || one.toLowerCase() === 'anonymous')
      return number === null && one.toLowerCase() === 'anonymous';
    return isLike(number, one.toLowerCase());
  });
}

/** Each part between stars in its order; in time that grows with the length only. */
function isLike(number: string, glob: string): boolean {
  const parts = glob.split('*');
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (parts.length === 1) return number === glob;
  if (!number.startsWith(first) || number.length < first.length + last.length) return false;
  if (!number.endsWith(last)) return false;
  const within = number.slice(first.length, number.length - last.length);
  let at = 0;
  for (const part of parts.slice(1, -1)) {
    const found = within.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return true;
}

export const choicesOf = ({ languages, keywords, prompt, instructions }: CallChoices): CallChoices => ({
  languages,
  keywords,
  prompt,
  instructions,
});
