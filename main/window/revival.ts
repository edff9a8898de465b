/**
 * Loads pages again that crashed, hang, or could not be loaded: soon at first, then later and later, then only when a
 * person wants it. Knows no page's work.
 */
import type { BrowserWindow, MessageBoxOptions, MessageBoxReturnValue } from 'electron';
import type { PageName } from '../../core/app/contract.ts';
import type { Words } from '../../core/words/words.ts';

/** Doubles with each try: a page that dies at once again must not spin the processor. */
const FIRST_DELAY_MS = 1_000;
/** 1 + 2 + 4 + 8 + 16 s: what does not live by then will not by itself. */
const MOST_TRIES = 5;
/** Alive for this long, the earlier fault is over. */
const STABLE_MS = 60_000;
/** Chromium says that a page is unresponsive after some seconds; a busy machine gets these in addition. */
const HANG_MS = 10_000;
/** Chromium's ERR_ABORTED: the load was replaced by another (net_error_list.h). */
const ABORTED = -3;

export interface RevivalNeeds {
  readonly isQuitting: () => boolean;
  /** What the page last reported is no longer true. */
  readonly onDown: (page: PageName) => void;
  readonly words: () => Words;
  readonly ask: (question: MessageBoxOptions) => Promise<MessageBoxReturnValue>;
}

export interface Revival {
  /** Follows a window until it is closed. */
  readonly watch: (page: PageName, window: BrowserWindow) => void;
  /** Loads again what was given up. */
  readonly retry: () => void;
}

export function createRevival(needs: RevivalNeeds): Revival {
  const givenUp = new Map<BrowserWindow, () => void>();
  return {
    watch: (page, window) => {
      const { webContents } = window;
      let tries = 0;
      let timer: NodeJS.Timeout | undefined;
      let hangTimer: NodeJS.Timeout | undefined;
      const after = (delayMs: number, act: () => void) => {
        clearTimeout(timer);
        timer = setTimeout(act, delayMs);
      };
      const load = () => {
        givenUp.delete(window);
        if (!window.isDestroyed()) window.reload();
      };
      const loadAnew = () => {
        tries = 0;
        load();
      };
      const down = (reason: string) => {
        if (needs.isQuitting()) return;
        clearTimeout(hangTimer);
        tries += 1;
        console.warn(`The ${page} page is down (${reason}), time ${tries}.`);
        needs.onDown(page);
        if (tries <= MOST_TRIES) return after(FIRST_DELAY_MS * 2 ** (tries - 1), load);
        clearTimeout(timer);
        givenUp.set(window, loadAnew);
        needs.ask(question(needs.words(), page)).then(({ response }) => {
          if (response === TRY_AGAIN && givenUp.has(window)) loadAnew();
        }, console.error);
      };
      webContents.on('render-process-gone', (_event, { reason }) => down(reason));
      webContents.on('did-fail-load', (_event, code, words, _url, isMainFrame) => {
        if (isMainFrame && code !== ABORTED) down(words);
      });
      webContents.on('did-finish-load', () =>
        after(STABLE_MS, () => {
          tries = 0;
        }),
      );
      window.on('unresponsive', () => {
        clearTimeout(hangTimer);
        hangTimer = setTimeout(() => webContents.forcefullyCrashRenderer(), HANG_MS);
      });
      window.on('responsive', () => clearTimeout(hangTimer));
      window.on('closed', () => {
        clearTimeout(timer);
        clearTimeout(hangTimer);
        givenUp.delete(window);
      });
    },
    retry: () => {
      for (const loadAnew of [...givenUp.values()]) loadAnew();
    },
  };
}

const TRY_AGAIN = 1;

const question = ({ dialogs }: Words, page: PageName): MessageBoxOptions => ({
  type: 'error',
  title: 'Surtitle',
  message: dialogs(`${page}Fails`),
  detail: dialogs(`${page}FailsDetail`, { tries: MOST_TRIES }),
  buttons: [dialogs('leaveIt'), dialogs('tryAgain')],
  defaultId: TRY_AGAIN,
  cancelId: 0,
  noLink: true,
});
