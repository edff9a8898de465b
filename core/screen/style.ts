/** How captions look, as a person chooses it: fields, defaults, limits. Draws nothing and stores nothing. */
import * as z from 'zod';

/** Limits of the caption sliders. Size 50–200 % of the default (EN 301 549 7.1.4 asks for adjustable size). */
export const FONT_SIZE_PX = { min: 16, default: 32, max: 96 } as const;
export const LINES = { min: 1, default: 2, max: 8 } as const;
/**
 * Letters of a row at most. Print is read best at 45 to 75 letters a line (Bringhurst, 2.1.2); subtitles of television have
 * 37 to 42, for a line that is read in one glance and in the middle of a picture. 60 is between the two.
 */
export const LETTERS = { min: 20, default: 60, max: 120 } as const;
/**
 * How long the last line stays after its last word: 5 s is what people know from the captions built into
 * Chromium.
 */
export const HOLD_MS = { min: 1_000, default: 5_000, max: 60_000 } as const;
/**
 * 0.8 keeps white text over a white desktop at 7:1 or better; see contrast in
 * renderer/overlay/paint/overlay.css.
 */
export const BACKGROUND_OPACITY = { min: 0, default: 0.8, max: 1 } as const;

const EDGES = ['none', 'outline', 'shadow'] as const;
const TYPEFACES = ['atkinson', 'system', 'openDyslexic'] as const;
/** Where the column of rows stands. A row always grows from one fixed edge: a row in the middle would move with each word. */
const ALIGNMENTS = ['start', 'centre'] as const;
const HEX_COLOUR = /^#[0-9a-f]{6}$/i;

const between = (limits: { readonly min: number; readonly max: number }) =>
  z.number().min(limits.min).max(limits.max);

/** What each field accepts. */
export const styleFields = {
  fontSizePx: between(FONT_SIZE_PX),
  lines: between(LINES).int(),
  letters: between(LETTERS).int(),
  alignment: z.enum(ALIGNMENTS),
  typeface: z.enum(TYPEFACES),
  textColour: z.string().regex(HEX_COLOUR),
  backgroundColour: z.string().regex(HEX_COLOUR),
  backgroundOpacity: between(BACKGROUND_OPACITY),
  /** The edge keeps text legible when the background is transparent. */
  edge: z.enum(EDGES),
  holdMs: between(HOLD_MS),
  /** The marks of who listens go out of sight while nobody speaks and all is well. */
  hidesIdleMarks: z.boolean(),
  /** Settled lines are read aloud by screen readers. */
  announces: z.boolean(),
};

export type CaptionStyle = Readonly<z.infer<z.ZodObject<typeof styleFields>>>;
export type Edge = CaptionStyle['edge'];
export type Typeface = CaptionStyle['typeface'];
export type Alignment = CaptionStyle['alignment'];

export const EDGE_CHOICES: readonly Edge[] = EDGES;
export const TYPEFACE_CHOICES: readonly Typeface[] = TYPEFACES;
export const ALIGNMENT_CHOICES: readonly Alignment[] = ALIGNMENTS;

export const defaultStyle: CaptionStyle = {
  fontSizePx: FONT_SIZE_PX.default,
  lines: LINES.default,
  letters: LETTERS.default,
  alignment: 'start',
  typeface: 'atkinson',
  textColour: '#ffffff',
  backgroundColour: '#000000',
  backgroundOpacity: BACKGROUND_OPACITY.default,
  edge: 'none',
  holdMs: HOLD_MS.default,
  hidesIdleMarks: true,
  announces: true,
};
