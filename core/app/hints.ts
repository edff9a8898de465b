/** What a person may tell a recogniser beforehand: a language, a word to listen for. Keeps none. */
import * as z from 'zod';

/** ISO 639-1 or 639-3, or one of the three Chinese tags the service knows (realtime transcription guide). */
export const LANGUAGE_PATTERN = /^(?:[a-z]{2,3}|zh-(?:cn|tw|hk))$/;
/** A keyword with one of these characters makes the service reject the whole session. */
export const KEYWORD_FORBIDDEN = /[<>\r\n]/;

export const languageSchema = z.string().regex(LANGUAGE_PATTERN);

export const keywordSchema = z
  .string()
  .min(1)
  .max(100)
  .refine((word) => !KEYWORD_FORBIDDEN.test(word));
