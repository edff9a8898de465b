/** The limits cues are built to, with three named sets of them; it builds nothing. */

/** Every limit of a cue. Times in milliseconds; characters are graphemes as the reader counts them. */
export interface CueStyle {
  readonly maxLineChars: number;
  /** One or two. */
  readonly maxLines: 1 | 2;
  /** East Asian full-width characters a line; mixed lines are weighed between the two limits. */
  readonly maxFullWidthLineChars: number;
  readonly minDurationMs: number;
  readonly maxDurationMs: number;
  /** Reading speed a cue is lengthened for, as far as the gap after it allows. */
  readonly maxCharsPerSecond: number;
  /** Least time between two cues. Zero lets them touch. */
  readonly minGapMs: number;
  /** A gap shorter than this is closed to the least gap, so that cues do not blink. */
  readonly closeGapsUnderMs: number;
  /** A cue stays this long after its last word when nothing else asks for more or less. */
  readonly lingerMs: number;
  /** A cue never stays longer than this after its last word. */
  readonly maxLingerMs: number;
  /** A pause this long is a free place to end a cue. */
  readonly freeBreakPauseMs: number;
}

/**
 * Ours: Netflix's line and time limits with the BBC's longest hang after speech, because verbatim speech is
 * fast.
 */
export const HOUSE_STYLE: CueStyle = {
  maxLineChars: 42,
  maxLines: 2,
  maxFullWidthLineChars: 16,
  minDurationMs: 833,
  maxDurationMs: 7_000,
  maxCharsPerSecond: 20,
  minGapMs: 84,
  closeGapsUnderMs: 500,
  lingerMs: 250,
  maxLingerMs: 1_500,
  freeBreakPauseMs: 300,
};

/**
 * Netflix Timed Text Style Guide, general requirements and English: 5/6 s to 7 s, two frames between cues,
 * half a second after the audio.
 */
export const NETFLIX_STYLE: CueStyle = { ...HOUSE_STYLE, maxLingerMs: 500 };

/**
 * BBC Subtitle Guidelines: 37 characters, 160 to 180 words a minute (about 17 characters a second), about 0.3
 * s a word with four words as the least, either no gap or at least a second, at most 1.5 s after speech. They
 * set no longest duration; ours stays.
 */
export const BBC_STYLE: CueStyle = {
  ...HOUSE_STYLE,
  maxLineChars: 37,
  minDurationMs: 1_200,
  maxCharsPerSecond: 17,
  minGapMs: 0,
  closeGapsUnderMs: 1_000,
};

export const STYLES = { surtitle: HOUSE_STYLE, netflix: NETFLIX_STYLE, bbc: BBC_STYLE } as const;
export const STYLE_NAMES = ['surtitle', 'netflix', 'bbc'] as const satisfies readonly (keyof typeof STYLES)[];
