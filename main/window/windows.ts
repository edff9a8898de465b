/**
 * Makes the windows of the overlay, the settings and the library: the sole caller of `new BrowserWindow`. How the overlay
 * behaves is main/overlay.ts's.
 */
import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  WebContents,
  WebPreferences,
} from 'electron';
import type { PageName } from '../../core/app/contract.ts';
import type { SectionAsked } from '../../core/app/state.ts';
import type { Bounds } from '../../core/base/bounds.ts';
import type { Words } from '../../core/words/words.ts';

export interface WindowsNeeds {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly app: Pick<App, 'on' | 'off' | 'focus'>;
  readonly preload: string;
  readonly platform: NodeJS.Platform;
  readonly pageUrl: (page: PageName) => string;
  readonly words: () => Words;
  /** Whether the system's windows are dark. */
  readonly isDark: () => boolean;
  /** Called with each window before its page is loaded. */
  readonly watch: (page: PageName, window: BrowserWindow) => void;
  /** Called when the settings are about to be seen, with the section that was asked for. */
  readonly onSettings: (asked: SectionAsked | null) => void;
}

export interface Windows {
  /** Hidden until told otherwise. */
  readonly openOverlay: (bounds: Bounds) => BrowserWindow;
  /** Opens the one settings window, or brings it forward. */
  readonly openSettings: (at?: SectionAsked['section']) => void;
  /** The same for the library. */
  readonly openLibrary: () => void;
  readonly isWindowOf: (page: PageName, contents: WebContents) => boolean;
  /** null while its window is closed. */
  readonly libraryPage: () => WebContents | null;
  /**
   * What a dialog is to stand in front of: the window in use, else the overlay, which is on top of everything. On macOS
   * a dialog would hang on it as a sheet.
   */
  readonly front: () => BrowserWindow | null;
  /** In the language that is spoken now. */
  readonly retitle: () => void;
  readonly dispose: () => void;
}

/** What the overlay looks like to the system: a picture, not a window one works in. */
const OVERLAY_LOOK: BrowserWindowConstructorOptions = {
  title: 'Surtitle',
  show: false,
  frame: false,
  transparent: true,
  backgroundColor: '#00000000',
  hasShadow: false,
  skipTaskbar: true,
  alwaysOnTop: true,
  // A transparent window that the system may resize stops working on some platforms; the page draws its own
  // handles.
  resizable: false,
  maximizable: false,
  minimizable: false,
  fullscreenable: false,
  // It never takes the keys away from the conversation. On Linux this also lifts it above every workspace.
  focusable: false,
};

export function createWindows(needs: WindowsNeeds): Windows {
  const secured = (extra: WebPreferences): WebPreferences => ({
    ...securePreferences(needs.preload),
    ...extra,
  });
  let overlay: BrowserWindow | null = null;
  /** The one in use is the last. */
  const framed = new Map<FramedPage, BrowserWindow>();
  let times = 0;
  const openFramed = (page: FramedPage) => {
    const window = framed.get(page) ?? createFramed(needs, page, secured({}));
    const toFront = () => {
      framed.delete(page);
      framed.set(page, window);
    };
    if (!framed.has(page)) window.on('closed', () => framed.delete(page)).on('focus', toFront);
    toFront();
    // Without a Dock icon macOS does not bring a program forward by itself. Elsewhere this would focus the
    // overlay.
    if (needs.platform === 'darwin') needs.app.focus({ steal: true });
    window.show();
  };
  needs.app.on('web-contents-created', denyNavigation);
  return {
    openOverlay: (bounds) => {
      const window = new needs.BrowserWindow({
        ...OVERLAY_LOOK,
        ...bounds,
        // A panel may float above another program's full screen on macOS.
        ...(needs.platform === 'darwin' ? { type: 'panel' } : {}),
        webPreferences: secured({ backgroundThrottling: false }),
      });
      overlay = window;
      needs.watch('overlay', window);
      load(window, needs.pageUrl('overlay'));
      return window;
    },
    isWindowOf: (page, contents) =>
      (page === 'overlay' ? overlay : framed.get(page))?.webContents === contents,
    libraryPage: () => framed.get('library')?.webContents ?? null,
    front: () => {
      const candidates = [...framed.values()].toReversed();
      if (needs.platform !== 'darwin' && overlay !== null) candidates.push(overlay);
      return candidates.find((window) => !window.isDestroyed() && window.isVisible()) ?? null;
    },
    openSettings: (at) => {
      times += 1;
      needs.onSettings(at === undefined ? null : { section: at, times });
      openFramed('settings');
    },
    openLibrary: () => openFramed('library'),
    retitle: () => {
      for (const [page, window] of framed) window.setTitle(needs.words().dialogs(`${page}Title`));
    },
    dispose: () => {
      needs.app.off('web-contents-created', denyNavigation);
      for (const window of framed.values()) window.destroy();
    },
  };
}

/** A page in a window with a frame; there is one of each at most. */
type FramedPage = Exclude<PageName, 'overlay'>;

const SIZES: Readonly<Record<FramedPage, BrowserWindowConstructorOptions>> = {
  settings: { width: 760, height: 720, minWidth: 480, minHeight: 400 },
  library: { width: 1_040, height: 760, minWidth: 320, minHeight: 400 },
};

function createFramed(needs: WindowsNeeds, page: FramedPage, webPreferences: WebPreferences): BrowserWindow {
  const window = new needs.BrowserWindow({
    ...SIZES[page],
    title: needs.words().dialogs(`${page}Title`),
    show: false,
    autoHideMenuBar: true,
    fullscreenable: false,
    // What is seen until the page is painted: --paper of renderer/ui/styles/theme.css.
    backgroundColor: needs.isDark() ? '#1b1c1e' : '#f4f2ee',
    webPreferences,
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  needs.watch(page, window);
  load(window, needs.pageUrl(page));
  return window;
}

/** A load that fails is window/revival.ts's to mend; a rejection that nobody hears would end the app. */
function load(window: BrowserWindow, url: string): void {
  window.loadURL(url).catch(() => undefined);
}

/** Sound without a click first: captions start from the tray, where no page sees a gesture. */
function securePreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    autoplayPolicy: 'no-user-gesture-required',
  };
}

/** macOS takes copy and paste from a menu; elsewhere a menu would only be in the way. */
export function applicationMenu(platform: NodeJS.Platform): MenuItemConstructorOptions[] | null {
  return platform === 'darwin' ? [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] : null;
}

/** Our pages stay where they are: whatever asks to go elsewhere, or to open something, is refused. */
function denyNavigation(_event: unknown, contents: WebContents): void {
  const deny = (event: { preventDefault: () => void }) => event.preventDefault();
  contents.on('will-navigate', deny);
  contents.on('will-frame-navigate', deny);
  contents.on('will-redirect', deny);
  contents.on('will-attach-webview', deny);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
