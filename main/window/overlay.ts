/** Keeps the overlay's window on top, in its place, click-through while locked. Makes no window itself. */
import type { BrowserWindow, Screen } from 'electron';
import type { OverlayDrag, OverlayPlace } from '../../core/app/contract.ts';
import type { AppState, Intent, IntentPatch } from '../../core/app/state.ts';
import type { Bounds } from '../../core/base/bounds.ts';
import { grownBounds } from '../../core/desktop/lookBack.ts';
import {
  adoptBounds,
  boundsAt,
  defaultBounds,
  findPlacement,
  fitBounds,
  type Placements,
  rememberPlacement,
  sameBounds,
} from '../../core/desktop/placement.ts';
import { draggedBounds, leastSize } from '../../core/desktop/resize.ts';
import type { CaptionStyle } from '../../core/screen/style.ts';

/** Linux settles new bounds late; what it reports until then is not a person's doing. */
const SETTLING_MS = 600;
/** A drag makes sixty moves a second; the placement is kept once it rests. */
const RESTING_MS = 700;
/** Other programs go on top without an event that tells. */
const HEARTBEAT_MS = 1_000;
const AFTER_FOCUS_MS = 200;
/**
 * Windows reports "on top" even when it lost, as to a slide show. Putting the overlay on top again would also lift it
 * over an open menu, so that is done while nobody uses mouse or keyboard.
 */
const HANDS_OFF_S = 3;

export interface OverlayNeeds {
  readonly screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayMatching' | 'on' | 'off'>;
  readonly platform: NodeJS.Platform;
  readonly placements: { readonly read: () => Placements; readonly save: (placements: Placements) => void };
  readonly openWindow: (bounds: Bounds) => BrowserWindow;
  readonly style: CaptionStyle;
  readonly isQuitting: () => boolean;
  /** Seconds since mouse or keyboard were used last. */
  readonly idleSeconds: () => number;
  readonly intend: (patch: IntentPatch) => void;
  readonly setState: (change: Partial<Pick<AppState, 'lookBack' | 'displays'>>) => void;
}

export interface Overlay {
  readonly window: BrowserWindow;
  readonly apply: (intent: Intent) => void;
  /** A step of a drag, as the page tells it. */
  readonly drag: (drag: OverlayDrag) => void;
  /** Puts it at a place that a person named. */
  readonly placeAt: (place: OverlayPlace) => void;
  /** Makes room for a larger text. */
  readonly fit: (style: CaptionStyle) => void;
  /** The GPU process ended: a transparent window may stay black until it is painted anew. */
  readonly repaint: () => void;
  readonly dispose: () => void;
}

export function createOverlay(needs: OverlayNeeds): Overlay {
  const { screen, platform } = needs;
  let { style } = needs;
  /** Where it is meant to be. What the window reports is rounded, and never becomes the next thing asked for. */
  let meant = startBounds(needs, style);
  let dragStart = meant;
  let isLocked = true;
  let isLookingBack = false;
  const window = needs.openWindow(meant);
  let settledAtMs = 0;
  let restTimer: NodeJS.Timeout | undefined;
  let focusTimer: NodeJS.Timeout | undefined;

  /** Never false first, which flickers, and never moveTop, which takes focus on some systems. */
  const assertOnTop = () => {
    if (!window.isDestroyed() && window.isVisible()) window.setAlwaysOnTop(true, 'screen-saver');
  };
  const heartbeat = setInterval(() => {
    if (window.isDestroyed()) return;
    const mayBeCovered = platform === 'win32' && needs.idleSeconds() >= HANDS_OFF_S;
    if (mayBeCovered || !window.isAlwaysOnTop()) assertOnTop();
  }, HEARTBEAT_MS);
  const afterFocus = () => {
    clearTimeout(focusTimer);
    focusTimer = setTimeout(assertOnTop, AFTER_FOCUS_MS);
  };
  const moveTo = (bounds: Bounds) => {
    if (sameBounds(window.getBounds(), bounds)) return;
    settledAtMs = performance.now() + SETTLING_MS;
    window.setBounds(bounds);
  };
  const place = (bounds: Bounds) => {
    meant = bounds;
    if (!isLookingBack) return moveTo(bounds);
    const { bounds: grown, ...lookBack } = grownBounds(bounds, screen.getDisplayMatching(bounds).workArea);
    moveTo(grown);
    needs.setState({ lookBack });
  };
  /** Whoever looks back scrolls and presses keys, and is given back to where they were. */
  const lookBack = (isWanted: boolean) => {
    if (isWanted === isLookingBack) return;
    isLookingBack = isWanted;
    if (!isWanted) needs.setState({ lookBack: null });
    place(meant);
    if (isWanted) window.focus();
    else if (isLocked) window.blur();
  };
  const remember = () => {
    clearTimeout(restTimer);
    const display = screen.getDisplayMatching(meant);
    const placement = { displayId: display.id, displayBounds: plain(display.bounds), bounds: meant };
    needs.placements.save(rememberPlacement(needs.placements.read(), placement));
  };
  const rememberOnceResting = () => {
    clearTimeout(restTimer);
    restTimer = setTimeout(remember, RESTING_MS);
  };
  /** Moved by the system: by a window manager's own keys, or with Alt and the mouse. */
  const onMoved = () => {
    if (performance.now() < settledAtMs || isLookingBack) return;
    meant = adoptBounds(meant, window.getBounds());
    rememberOnceResting();
  };
  const countDisplays = () => needs.setState({ displays: screen.getAllDisplays().length });
  const onDisplays = () => {
    place(startBounds(needs, style));
    countDisplays();
  };

  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  window.on('focus', afterFocus).on('blur', afterFocus);
  // `moved` and `resized` do not exist on Linux.
  if (platform === 'linux') window.on('move', onMoved).on('resize', onMoved);
  else window.on('moved', onMoved).on('resized', onMoved);
  window.on('close', (event) => {
    if (needs.isQuitting()) return;
    event.preventDefault();
    needs.intend({ overlayVisible: false });
  });
  // A page that was loaded again may have lost it (electron/electron#49982).
  window.webContents.on('did-finish-load', () => applyLock(window, isLocked && !isLookingBack, platform));
  screen.on('display-added', onDisplays).on('display-removed', onDisplays);
  screen.on('display-metrics-changed', onDisplays);
  countDisplays();

  return {
    window,
    apply: (intent) => {
      isLocked = intent.positionLocked;
      applyLock(window, isLocked && !intent.lookBack, platform);
      if (intent.overlayVisible && !window.isVisible()) window.showInactive();
      lookBack(intent.lookBack);
      if (!intent.overlayVisible) return window.hide();
      assertOnTop();
    },
    drag: ({ action, offset, isFirst }) => {
      if (isFirst) dragStart = meant;
      const bounds = draggedBounds(dragStart, { action, offset }, leastSize(style, dragStart));
      place(fitBounds(bounds, screen.getDisplayMatching(bounds).workArea, style));
      rememberOnceResting();
    },
    placeAt: (at) => {
      const here = screen.getDisplayMatching(meant);
      place(boundsAt(at, here, screen.getAllDisplays(), needs.placements.read(), style));
      remember();
    },
    fit: (newStyle) => {
      style = newStyle;
      const { workArea } = screen.getDisplayMatching(meant);
      const grown = fitBounds(meant, workArea, style);
      if (sameBounds(meant, grown)) return;
      place(grown);
      // Or the next start would bring back a box that the text no longer fits.
      rememberOnceResting();
    },
    repaint: () => window.webContents.invalidate(),
    dispose: () => {
      clearInterval(heartbeat);
      for (const timer of [restTimer, focusTimer]) clearTimeout(timer);
      screen.off('display-added', onDisplays).off('display-removed', onDisplays);
      screen.off('display-metrics-changed', onDisplays);
      if (!window.isDestroyed()) window.destroy();
    },
  };
}

function startBounds({ screen, placements }: OverlayNeeds, style: CaptionStyle): Bounds {
  const stood = findPlacement(placements.read(), screen.getAllDisplays(), style);
  return stood ?? defaultBounds(screen.getPrimaryDisplay().workArea, style);
}

const plain = ({ x, y, width, height }: Bounds): Bounds => ({ x, y, width, height });

/** Unlocked, it may take the keyboard where the system lets a window change its mind. */
function applyLock(window: BrowserWindow, isLocked: boolean, platform: NodeJS.Platform): void {
  window.setIgnoreMouseEvents(isLocked);
  if (platform === 'linux') return;
  window.setFocusable(!isLocked);
  // On Windows becoming focusable brings the taskbar button back.
  window.setSkipTaskbar(true);
}
