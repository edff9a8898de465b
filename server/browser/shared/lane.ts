/** One lane on a page: its rows in a region that can be scrolled back, its lines for screen readers. Fetches nothing. */
import type { Caption } from '../../../core/captions/caption.ts';
import { KEPT_CAPTIONS } from '../../../core/captions/captions.ts';
import type { Layout } from '../../../core/screen/row.ts';
import { emptyScreen, foldScreen, type Screen } from '../../../core/screen/screen.ts';
import type { ViewedLane } from '../../wire/view.ts';
import { createLog } from './log.ts';
import { createRows } from './rows.ts';

export interface LaneOnPage {
  readonly element: HTMLElement;
  readonly show: (lane: ViewedLane) => void;
  /**
   * Before type or width changes; gives what is to be called after it, which sets all text anew. Who has scrolled back stays
   * with what is read there.
   */
  readonly reset: () => () => void;
  /** Before its share of the room changes; gives what is to be called after it: painted rows stay where they are seen. */
  readonly hold: () => () => void;
  /** A label is shown where there is more than one lane. */
  readonly setLabel: (label: string | null) => void;
  readonly isAtNewest: () => boolean;
  readonly toNewest: () => void;
}

export interface LaneNeeds {
  readonly onScroll: () => void;
  /** So many of the newest lines a screen reader finds; those that come are read aloud. */
  readonly isRead: boolean;
}

/** All text at once is set on a screen that no row leaves. */
const ALL_LINES = 100_000;
/** The scale of the page may leave parts of a pixel. */
const NEAR_PX = 4;

export function createLane({ onScroll, isRead }: LaneNeeds): LaneOnPage {
  const rows = createRows();
  const region = document.createElement('div');
  region.className = 'region';
  region.tabIndex = 0;
  region.setAttribute('role', 'region');
  region.append(rows.element);
  const label = document.createElement('p');
  label.className = 'label';
  const log = createLog();
  const element = document.createElement('section');
  element.className = 'lane';
  element.append(region, ...(isRead ? [log.element] : []));
  let captions: readonly Caption[] = [];
  let screen: Screen = emptyScreen;
  let layout: LaneLayout | null = null;
  let isPinned = true;
  /** Where it was scrolled to, and how far it could be, when that was last known, pixels. */
  let topPx = 0;
  let furthestPx = 0;
  /** Room below the newest row, pixels: it was another lane's, and stays blank until text comes. */
  let gainedPx = 0;
  const setGained = (px: number) => {
    gainedPx = Math.max(0, px);
    region.style.setProperty('--gained', `${gainedPx}px`);
    if (layout === null) return;
    // A row is seen whole or not at all.
    region.style.setProperty('--cut', `${(region.clientHeight - gainedPx) % layout.lineHeightPx}px`);
  };
  const newestBottom = () => rows.element.lastElementChild?.getBoundingClientRect().bottom;
  const hold = () => {
    const bottom = newestBottom();
    if (element.hidden || bottom === undefined) return reset();
    return () => {
      if (element.hidden) return;
      const wasPinned = isPinned;
      region.toggleAttribute('data-gained', true);
      setGained(wasPinned ? region.getBoundingClientRect().bottom - bottom : 0);
      region.toggleAttribute('data-full', rows.element.offsetHeight > region.clientHeight);
      if (wasPinned) toNewest();
    };
  };
  const noteScrolled = () => {
    topPx = region.scrollTop;
    furthestPx = region.scrollHeight - region.clientHeight;
  };
  const toNewest = () => {
    isPinned = true;
    region.scrollTop = region.scrollHeight;
    noteScrolled();
  };
  const draw = (next: Screen, isMoving: boolean) => {
    if (next === screen) return;
    const added = (next.rows.at(-1)?.id ?? 0) - (screen.rows.at(-1)?.id ?? 0);
    screen = next;
    const isInside = gainedPx > 0;
    if (isInside && added > 0) setGained(gainedPx - added * (layout?.lineHeightPx ?? 0));
    const isFull = rows.element.offsetHeight >= region.clientHeight;
    rows.draw(screen, isMoving && isPinned && isFull && !isInside);
    region.toggleAttribute('data-full', rows.element.offsetHeight > region.clientHeight);
    if (isPinned) toNewest();
  };
  const setAnew = (movedPx: (() => number) | null) => {
    if (element.hidden) return;
    layout = layoutOf(region);
    region.toggleAttribute('data-gained', false);
    setGained(0);
    screen = emptyScreen;
    rows.clear();
    draw(foldScreen(emptyScreen, { captions, gap: null }, { ...layout, lines: ALL_LINES }), false);
    if (movedPx === null) return;
    region.scrollTop += movedPx();
    noteScrolled();
  };
  const reset = () => {
    const movedPx = isPinned ? null : rows.note(region.getBoundingClientRect().top);
    return () => setAnew(movedPx);
  };
  region.addEventListener('scroll', () => {
    const beforePx = topPx;
    const reachPx = furthestPx;
    noteScrolled();
    // Only who scrolls back goes away from the newest row. Where the reach has changed the browser has moved it:
    // the region has become smaller or larger, or rows that rolled up have come to rest.
    const isScrolledBack = topPx < beforePx && furthestPx === reachPx;
    isPinned = furthestPx - topPx < NEAR_PX || (isPinned && !isScrolledBack);
    onScroll();
  });
  const named = (text: string) => {
    region.setAttribute('aria-label', text);
    log.element.setAttribute('aria-label', text);
  };
  named('Captions');
  return {
    element,
    reset,
    hold,
    show: (lane) => {
      const isMuch = lane.captions.length - captions.length > KEPT_CAPTIONS;
      captions = lane.captions;
      log.show(captions);
      if (layout === null || isMuch) return reset()();
      draw(foldScreen(screen, { captions: captions.slice(-KEPT_CAPTIONS), gap: null }, layout), true);
    },
    setLabel: (text) => {
      label.textContent = text ?? '';
      named(text === null ? 'Captions' : `Captions: ${text}`);
      if (text === null) label.remove();
      else element.prepend(label);
    },
    isAtNewest: () => isPinned,
    toNewest,
  };
}

interface LaneLayout extends Layout {
  readonly lineHeightPx: number;
}

function layoutOf(region: HTMLElement): LaneLayout {
  const style = getComputedStyle(region);
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('this page cannot measure text');
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fontKerning = 'normal';
  context.textRendering = 'geometricPrecision';
  const fontSizePx = Number.parseFloat(style.fontSize);
  const lineHeightPx = Number.parseFloat(style.lineHeight);
  const lines = Math.max(1, Math.floor(region.clientHeight / lineHeightPx));
  // A row's padding is half an em at each end (renderer/ui/styles/captions.css).
  const widthPx = Math.max(fontSizePx, region.clientWidth - fontSizePx);
  return {
    measure: (text) => context.measureText(text).width,
    widthPx,
    lines,
    fontSizePx,
    lineHeightPx,
    hangPx: fontSizePx / 2,
  };
}
