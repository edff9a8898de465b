/** Where the overlay stands: its default, its limits, where a person put it on each display. Moves no window. */
import * as z from 'zod';
import type { OverlayPlace } from '../app/contract.ts';
import { type Bounds, boundsSchema } from '../base/bounds.ts';
import type { CaptionStyle } from '../screen/style.ts';
import { overlayHeightPx } from './parts.ts';

/**
 * A display as far as placing needs it: `workArea` is what taskbar and dock leave free. All in
 * device-independent pixels.
 */
export interface DisplayArea {
  readonly id: number;
  readonly bounds: Bounds;
  readonly workArea: Bounds;
}

/** Narrower than this a line of 96 px text holds no word; how low it may be, its text and parts.ts say. */
export const OVERLAY_MIN = { widthPx: 320, heightPx: 96 } as const;
/**
 * About 42 characters of 32 px text twice over: wider lines make the eye travel (BBC subtitle guidelines: 37
 * to 42).
 */
const DEFAULT_WIDTH_PX = 1_100;
const DEFAULT_WIDTH_SHARE = 0.8;
/** Keeps the box clear of the work area's lower edge, so that it does not look like a part of the taskbar. */
const MARGIN_PX = 24;
/** Monitors a person meets in a year or two; older ones are forgotten. */
const PLACEMENTS_KEPT = 12;

const placementSchema = z.object({
  displayId: z.number(),
  displayBounds: boundsSchema,
  bounds: boundsSchema,
});

/** Where a person put the overlay on one display. Kept most recent first. */
export type Placement = Readonly<z.infer<typeof placementSchema>>;
export type Placements = readonly Placement[];

const placementsSchema = z.array(placementSchema.nullable().catch(null)).max(100);

/** Reads any value as placements; what does not fit is left out, since a lost one costs only a drag. */
export function parsePlacements(value: unknown): Placements {
  const parsed = placementsSchema.safeParse(value);
  return parsed.success ? parsed.data.filter((placement) => placement !== null) : [];
}

/** Centred at an edge of a display: at the bottom, where subtitles are looked for, unless that is where things are read. */
export function defaultBounds(
  workArea: Bounds,
  style: Pick<CaptionStyle, 'fontSizePx' | 'lines'>,
  edge: 'top' | 'bottom' = 'bottom',
): Bounds {
  const width = Math.min(DEFAULT_WIDTH_PX, Math.round(workArea.width * DEFAULT_WIDTH_SHARE));
  const height = overlayHeightPx(style, width);
  return clampBounds(
    {
      x: workArea.x + Math.round((workArea.width - width) / 2),
      y: edge === 'top' ? workArea.y + MARGIN_PX : workArea.y + workArea.height - height - MARGIN_PX,
      width,
      height,
    },
    workArea,
  );
}

/**
 * The nearest bounds that lie wholly inside a work area, no smaller than the minimum unless the area itself
 * is.
 */
export function clampBounds(bounds: Bounds, workArea: Bounds): Bounds {
  const width = Math.min(Math.max(bounds.width, OVERLAY_MIN.widthPx), workArea.width);
  const height = Math.min(Math.max(bounds.height, OVERLAY_MIN.heightPx), workArea.height);
  return {
    x: Math.min(Math.max(bounds.x, workArea.x), workArea.x + workArea.width - width),
    y: Math.min(Math.max(bounds.y, workArea.y), workArea.y + workArea.height - height),
    width,
    height,
  };
}

/** Bounds inside a work area that have room for all parts of the overlay, as far as the area has it. */
export function fitBounds(
  bounds: Bounds,
  workArea: Bounds,
  style: Pick<CaptionStyle, 'fontSizePx' | 'lines'>,
): Bounds {
  const { width } = clampBounds(bounds, workArea);
  return clampBounds(growUp({ ...bounds, width }, overlayHeightPx(style, width)), workArea);
}

/** Grown upwards to at least this height: the lower edge is where the text stands. */
export function growUp(bounds: Bounds, heightPx: number): Bounds {
  const missing = Math.max(0, heightPx - bounds.height);
  return { ...bounds, y: bounds.y - missing, height: bounds.height + missing };
}

/**
 * The most recent placement whose display is connected, clamped to it; null when none is, so that the caller
 * takes the default.
 */
export function findPlacement(
  placements: Placements,
  displays: readonly DisplayArea[],
  style: Pick<CaptionStyle, 'fontSizePx' | 'lines'>,
): Bounds | null {
  for (const placement of placements) {
    const display = displayOf(placement, displays);
    if (display !== null) return fitBounds(placement.bounds, display.workArea, style);
  }
  return null;
}

/**
 * Ids change on some systems when a monitor is plugged in again; the same bounds then mean the same monitor.
 */
function displayOf(placement: Placement, displays: readonly DisplayArea[]): DisplayArea | null {
  const byId = displays.find((display) => display.id === placement.displayId);
  const byBounds = displays.find((display) => sameBounds(display.bounds, placement.displayBounds));
  return byId ?? byBounds ?? null;
}

/**
 * Where a place that a person named is: an edge of the display on which the overlay stands, or the next display, from
 * left to right and from top to bottom, where it stood there last.
 */
export function boundsAt(
  place: OverlayPlace,
  here: DisplayArea,
  displays: readonly DisplayArea[],
  placements: Placements,
  style: Pick<CaptionStyle, 'fontSizePx' | 'lines'>,
): Bounds {
  if (place !== 'nextDisplay') return defaultBounds(here.workArea, style, place);
  const inOrder = displays.toSorted(
    ({ bounds: one }, { bounds: other }) => one.x - other.x || one.y - other.y,
  );
  const at = inOrder.findIndex(({ id }) => id === here.id);
  const next = inOrder[(at + 1) % inOrder.length] ?? here;
  return findPlacement(placements, [next], style) ?? defaultBounds(next.workArea, style);
}

/** Placements with this one in front; an older one of the same display goes. */
export function rememberPlacement(placements: Placements, placement: Placement): Placements {
  const others = placements.filter((other) => other.displayId !== placement.displayId);
  return [placement, ...others].slice(0, PLACEMENTS_KEPT);
}

/** Windows come out 1–3 px larger than asked at fractional display scales (electron/electron#27651, #51572). */
const ROUNDING_PX = 3;

/**
 * The bounds that are meant, after a window reported others: what differs by no more than rounding is not a person's
 * doing, and taking it over would make the window grow with every move.
 */
export function adoptBounds(meant: Bounds, reported: Bounds): Bounds {
  const differs = (field: keyof Bounds) => Math.abs(meant[field] - reported[field]) > ROUNDING_PX;
  const place = differs('x') || differs('y') ? reported : meant;
  const size = differs('width') || differs('height') ? reported : meant;
  return { x: place.x, y: place.y, width: size.width, height: size.height };
}

export function sameBounds(a: Bounds, b: Bounds): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
