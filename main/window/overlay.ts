/**
 * Keeps the overlay's window on top, in its place, click-through while locked, alive. Makes no window itself.
 */
import type { BrowserWindow, Display, Screen } from 'electron';
import type { Bounds } from '../../core/app/contract.ts';
import type { CaptionStyle } from '../../core/app/settings.ts';
import type { AppState, Intent, IntentPatch } from '../../core/app/state.ts';
import {
  clampBounds,
  defaultBounds,
  findPlacement,
  growUp,
  overlayHeightPx,
  type Placements,
  rememberPlacement,
  sameBounds,
} from '../../core/desktop/placement.ts';
import { idle } from '../../core/live/status.ts';

/** Linux settles new bounds late; what it reports until then is not a person's doing. */
const SETTLING_MS = 600;
/** A drag makes sixty moves a second; the placement is kept once it rests. */
const RESTING_MS = 700;
/** Other programs go on top without an event that tells; Windows reports "on top" even when it lost. */
const HEARTBEAT_MS = 1_000;
const AFTER_FOCUS_MS = 200;
/** A page that dies at once again must not spin the processor. */
const REVIVE_DELAY_MS = 1_000;

export interface OverlayNeeds {
  readonly screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayMatching' | 'on' | 'off'>;
  readonly platform: NodeJS.Platform;
  readonly placements: { readonly read: () => Placements; readonly save: (placements: Placements) => void };
  readonly openWindow: (bounds: Bounds) => BrowserWindow;
  readonly style: CaptionStyle;
  readonly isQuitting: () => boolean;
  readonly setState: (change: Pick<AppState, 'session'>) => void;
  readonly intend: (patch: IntentPatch) => void;
}

export interface Overlay {
  readonly window: BrowserWindow;
  readonly apply: (intent: Intent) => void;
  /** Bounds as the page asks for them while it is dragged or resized. */
  readonly move: (bounds: Bounds) => void;
  /** Makes room for a larger text. */
  readonly fit: (style: CaptionStyle) => void;
  readonly dispose: () => void;
}

export function createOverlay(needs: OverlayNeeds): Overlay {
  const { screen, platform } = needs;
  let { style } = needs;
  const window = needs.openWindow(startBounds(needs, style));
  let settledAtMs = 0;
  let restTimer: NodeJS.Timeout | undefined;
  let focusTimer: NodeJS.Timeout | undefined;
  let reviveTimer: NodeJS.Timeout | undefined;

  /** Never false first, which flickers, and never moveTop, which takes focus on some systems. */
  const assertOnTop = () => {
    if (!window.isDestroyed() && window.isVisible()) window.setAlwaysOnTop(true, 'screen-saver');
  };
  const heartbeat = setInterval(assertOnTop, HEARTBEAT_MS);
  const afterFocus = () => {
    clearTimeout(focusTimer);
    focusTimer = setTimeout(assertOnTop, AFTER_FOCUS_MS);
  };
  const place = (bounds: Bounds) => {
    if (sameBounds(window.getBounds(), bounds)) return;
    settledAtMs = performance.now() + SETTLING_MS;
    window.setBounds(bounds);
  };
  const remember = () => {
    const bounds = window.getBounds();
    const display = screen.getDisplayMatching(bounds);
    needs.placements.save(
      rememberPlacement(needs.placements.read(), {
        displayId: display.id,
        displayBounds: plain(display.bounds),
        bounds: plain(bounds),
      }),
    );
  };
  const rememberOnceResting = () => {
    clearTimeout(restTimer);
    restTimer = setTimeout(remember, RESTING_MS);
  };
  const onMoved = () => {
    if (performance.now() >= settledAtMs) rememberOnceResting();
  };
  const onDisplays = () => place(startBounds(needs, style));

  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  window.on('focus', afterFocus);
  window.on('blur', afterFocus);
  window.on('moved', onMoved);
  window.on('resized', onMoved);
  window.on('close', (event) => {
    if (needs.isQuitting()) return;
    event.preventDefault();
    needs.intend({ overlayVisible: false });
  });
  window.webContents.on('render-process-gone', (_event, details) => {
    if (needs.isQuitting()) return;
    console.warn(`The overlay's page ended (${details.reason}) and is loaded again.`);
    // What it last reported is no longer true.
    needs.setState({ session: idle });
    reviveTimer = setTimeout(() => window.reload(), REVIVE_DELAY_MS);
  });
  screen.on('display-added', onDisplays);
  screen.on('display-removed', onDisplays);
  screen.on('display-metrics-changed', onDisplays);

  return {
    window,
    apply: (intent) => {
      applyLock(window, intent.positionLocked, platform);
      if (!intent.overlayVisible) return window.hide();
      if (!window.isVisible()) window.showInactive();
      assertOnTop();
    },
    move: (bounds) => {
      place(clampBounds(bounds, screen.getDisplayMatching(bounds).workArea));
      rememberOnceResting();
    },
    fit: (newStyle) => {
      style = newStyle;
      const bounds = plain(window.getBounds());
      const grown = clampBounds(
        growUp(bounds, overlayHeightPx(style)),
        screen.getDisplayMatching(bounds).workArea,
      );
      if (sameBounds(bounds, grown)) return;
      place(grown);
      // Or the next start would bring back a box that the text no longer fits.
      rememberOnceResting();
    },
    dispose: () => {
      clearInterval(heartbeat);
      for (const timer of [restTimer, focusTimer, reviveTimer]) clearTimeout(timer);
      screen.off('display-added', onDisplays);
      screen.off('display-removed', onDisplays);
      screen.off('display-metrics-changed', onDisplays);
      if (!window.isDestroyed()) window.destroy();
    },
  };
}

function startBounds({ screen, placements }: OverlayNeeds, style: CaptionStyle): Bounds {
  const displays = screen.getAllDisplays().map(areaOf);
  return (
    findPlacement(placements.read(), displays) ?? defaultBounds(screen.getPrimaryDisplay().workArea, style)
  );
}

const areaOf = (display: Display) => ({ id: display.id, bounds: display.bounds, workArea: display.workArea });

const plain = ({ x, y, width, height }: Bounds): Bounds => ({ x, y, width, height });

/** Unlocked, it may take the keyboard where the system lets a window change its mind. */
function applyLock(window: BrowserWindow, isLocked: boolean, platform: NodeJS.Platform): void {
  window.setIgnoreMouseEvents(isLocked);
  if (platform === 'linux') return;
  window.setFocusable(!isLocked);
  // On Windows becoming focusable brings the taskbar button back.
  window.setSkipTaskbar(true);
}
