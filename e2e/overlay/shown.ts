import type { Caption, Captions } from '../../core/captions/caption.ts';
import { type CaptionEvent, foldCaptions, noCaptions } from '../../core/captions/captions.ts';
import { type Layout, textOf } from '../../core/screen/row.ts';
import { emptyScreen, foldScreen, type Screen } from '../../core/screen/screen.ts';
import { graphemesOf } from '../../core/text/width.ts';

/** Every letter ten pixels wide: twenty letters a line. */
export const layout: Layout = {
  measure: (text) => graphemesOf(text).length * 10,
  widthPx: 200,
  lines: 2,
  fontSizePx: 20,
};

export const delta = (turnId: string, text: string, atMs = 1_000): CaptionEvent => ({
  type: 'text',
  turnId,
  text,
  atMs,
});
export const completed = (turnId: string, text: string): CaptionEvent => ({ type: 'final', turnId, text });

/** The captions and the screen after each of some events. */
export interface Shown {
  readonly captions: Captions;
  readonly screen: Screen;
}
export const nothing: Shown = { captions: noCaptions, screen: emptyScreen };

export function show(before: Shown, ...events: readonly CaptionEvent[]): Shown {
  return events.reduce<Shown>(({ captions, screen }, event) => {
    const next = foldCaptions(captions, event);
    return { captions: next, screen: foldScreen(screen, { captions: next, gap: null }, layout) };
  }, before);
}

export const linesOf = ({ screen }: Shown) => screen.rows.map(textOf);
export const tonesOf = ({ screen }: Shown) =>
  screen.rows.map((row) => [...new Set(row.words.map((word) => word.tone))].join());

export const caption = (id: string, text: string, times: Partial<Caption> = {}): Caption => ({
  id,
  turnId: id,
  state: 'final',
  text,
  heldText: '',
  tookFrom: null,
  turn: null,
  anchors: [{ chars: text.length, atMs: 1_000 }],
  ...times,
});
export const spoken = (startMs: number, endMs: number) => ({ turn: { startMs, endMs, islands: [] } });
