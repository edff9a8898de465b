/** The parts of the overlay's box, and the room that each has for itself, so that none lies on another. Draws nothing. */
import type { CaptionStyle } from '../screen/style.ts';

type Sized = Pick<CaptionStyle, 'fontSizePx' | 'lines'>;

/** Marks and notices grow with the captions; 14 px is what system dialogs use at the least. */
const MARK_SHARE = 0.44;
const LEAST_MARK_PX = 14;
const MARK_LINE = 1.43;
/** The upper bound of appearance.ts, rounded up. */
const TEXT_LINE = 1.4;
const PADDING_PX = 16;
/** Between two lanes, as in overlay.css. */
const SEAM_PX = 6;
/** Controls of 32 px with what parts them from the text; in a narrow window they take two rows. */
const CONTROLS_PX = 42;
const CONTROLS_ROW_PX = 38;
/** Below it six controls do not stand beside the cost and the time. */
const NARROW_PX = 560;
/** The longest notice of core/app/problemWords.ts, in letters, each about half an em wide. */
const NOTICE_LETTERS = 170;
const LETTER_EM = 0.5;
/** The window's and the notice's own padding, with its bar. */
const NOTICE_INSET_PX = 44;
const NOTICE_LINES = { least: 2, most: 5 } as const;
const NOTICE_PADDING_PX = 8;

export interface Parts {
  /** Letters of marks and notices. */
  readonly markPx: number;
  readonly markLinePx: number;
  /** The row of marks under the text, with what parts it from that. */
  readonly marksPx: number;
  readonly controlsPx: number;
  readonly noticesPx: number;
  /** How many lines a notice can have, while there are controls beside it and while there are none. */
  readonly noticeLines: { readonly unlocked: number; readonly locked: number };
}

/** Of a box of this width. */
export function partsOf({ fontSizePx }: Pick<Sized, 'fontSizePx'>, widthPx: number): Parts {
  const markPx = Math.max(LEAST_MARK_PX, Math.round(MARK_SHARE * fontSizePx));
  const markLinePx = Math.round(MARK_LINE * markPx);
  const isNarrow = widthPx < NARROW_PX;
  const letterRoom = Math.max(1, (widthPx - NOTICE_INSET_PX) / (LETTER_EM * markPx));
  const needed = Math.ceil(NOTICE_LETTERS / letterRoom);
  const lines = Math.min(Math.max(needed, NOTICE_LINES.least), NOTICE_LINES.most);
  const controlsPx = CONTROLS_PX + (isNarrow ? CONTROLS_ROW_PX : 0);
  // Where it is narrow its buttons stand under its words.
  const noticesPx = lines * markLinePx + NOTICE_PADDING_PX + (isNarrow ? markLinePx + NOTICE_PADDING_PX : 0);
  return {
    markPx,
    markLinePx,
    marksPx: markLinePx + 12,
    controlsPx,
    noticesPx,
    noticeLines: {
      unlocked: lines,
      locked: Math.floor((noticesPx + controlsPx - NOTICE_PADDING_PX) / markLinePx),
    },
  };
}

/** The least height of a box of this width that has room for all its parts, in pixels. */
export function overlayHeightPx(style: Sized, widthPx: number): number {
  const { marksPx, controlsPx, noticesPx } = partsOf(style, widthPx);
  const textPx = Math.ceil(style.lines * style.fontSizePx * TEXT_LINE) + SEAM_PX;
  return textPx + PADDING_PX + marksPx + controlsPx + noticesPx;
}
