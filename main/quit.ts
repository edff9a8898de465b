/** Quits in order: captions off, last words heard and kept, then the end. Knows no window and no file. */
import type { App, Event } from 'electron';
import type { AppState, IntentPatch } from '../core/app/state.ts';

/** Long enough for the overlay to commit and hear the last words (3 s), short enough not to annoy. */
const LAST_WORDS_MS = 4_000;

export interface QuitNeeds {
  readonly app: Pick<App, 'on' | 'off' | 'exit'>;
  readonly getState: () => AppState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly intend: (patch: IntentPatch) => void;
  /** Closes what was opened; runs once. */
  readonly closeEverything: () => void;
}

/** From the first request to quit on, `isQuitting` is true. */
export function createQuit(needs: QuitNeeds): {
  readonly isQuitting: () => boolean;
  readonly dispose: () => void;
} {
  let isQuitting = false;
  const onBeforeQuit = (event: Event) => {
    event.preventDefault();
    if (isQuitting) return;
    isQuitting = true;
    needs.intend({ captions: false });
    finish(needs);
  };
  needs.app.on('before-quit', onBeforeQuit);
  return { isQuitting: () => isQuitting, dispose: () => needs.app.off('before-quit', onBeforeQuit) };
}

/** `exit` and not `quit`: everything is closed by now, and no window may object. */
function finish({ app, getState, subscribe, closeEverything }: QuitNeeds): void {
  const end = () => {
    stop();
    clearTimeout(timer);
    closeEverything();
    app.exit(0);
  };
  const endIfSilent = () => {
    const { status } = getState().session;
    if (status === 'idle' || status === 'failed') end();
  };
  const timer = setTimeout(end, LAST_WORDS_MS);
  const stop = subscribe(endIfSilent);
  endIfSilent();
}
