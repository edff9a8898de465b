/**
 * Runs the recognizer in a utility process, started when it is first needed, and gives the page that hears ports to it.
 * Sound and words pass main by.
 */
import type { MessageChannelMain, UtilityProcess, WebContents } from 'electron';
import { RECOGNIZER_CHANNEL } from '../../core/app/channels.ts';
import type { OpenedRecognizer } from '../../core/app/contract.ts';
import { cannotHear, end, type ForkNeeds, fork } from './fork.ts';

/**
 * After a death the next process starts at once; after another, before one has lived, it rests, twice as long each time.
 * The page asks again within five seconds (live/connection/fallback.ts): by then it should be told to help itself.
 */
const FIRST_REST_MS = 10_000;
const LONGEST_REST_MS = 60_000;
const LIVED_MS = 60_000;

export interface RecognizerNeeds extends ForkNeeds {
  readonly MessageChannelMain: new () => MessageChannelMain;
  /** The one page that hears. */
  readonly page: () => Pick<WebContents, 'postMessage' | 'isDestroyed'>;
}

export interface RecognizerHost {
  readonly calls: {
    /** Sends the page a port to the recognizer, with the number that is answered. */
    readonly openRecognizer: () => OpenedRecognizer;
    /** Loads the model ahead. The process ends itself when nobody comes to use it. */
    readonly prepareRecognizer: () => void;
    /** Ends the process that the port with this number led to: it hangs or fails. The next call starts another. */
    readonly endRecognizer: (port: number) => void;
  };
  readonly dispose: () => void;
}

export function createRecognizerHost(needs: RecognizerNeeds): RecognizerHost {
  const isMissing = cannotHear(needs.process);
  const rest = createRest();
  let child: UtilityProcess | null = null;
  let lastPort = 0;
  /** The child's ports have higher numbers. */
  let lastOfOthers = 0;
  let isDisposed = false;

  const start = (): UtilityProcess => {
    const started = fork(needs, 'recognizer.js', 'Surtitle speech recognition');
    rest.begun();
    lastOfOthers = lastPort;
    started.once('exit', (code) => {
      if (child !== started || isDisposed) return;
      if (code !== 0) console.warn(`The recognizer's process ended with ${code}.`);
      // With 0 it ends itself, after nobody needed it for long.
      lose(code !== 0);
    });
    return started;
  };
  const lose = (hasDied: boolean): void => {
    child = null;
    rest.ended(hasDied);
    // A page's port does not say so: Chromium's (156) have no close event. Ports to the next process come later than this.
    const page = needs.page();
    if (!page.isDestroyed()) page.postMessage(RECOGNIZER_CHANNEL, null);
  };
  const running = (): UtilityProcess | null => {
    if (isMissing || isDisposed || (child === null && rest.isResting())) return null;
    child ??= start();
    return child;
  };

  return {
    calls: {
      openRecognizer() {
        const process = running();
        if (process === null) return { ok: false, reason: isMissing ? 'notOnThisComputer' : 'crashed' };
        const { port1, port2 } = new needs.MessageChannelMain();
        lastPort += 1;
        process.postMessage(null, [port1]);
        needs.page().postMessage(RECOGNIZER_CHANNEL, lastPort, [port2]);
        return { ok: true, value: lastPort };
      },
      prepareRecognizer: () => running()?.postMessage(null),
      endRecognizer(port) {
        const hung = child;
        if (hung === null || port <= lastOfOthers) return;
        console.warn('The recognizer hangs or fails: its process is ended.');
        lose(true);
        end(hung);
      },
    },
    dispose() {
      isDisposed = true;
      rest.dispose();
      if (child !== null) end(child);
    },
  };
}

/** How long to wait after a death: a process that dies at its start would die again. */
function createRest() {
  let restMs = 0;
  let resting: NodeJS.Timeout | undefined;
  let living: NodeJS.Timeout | undefined;
  return {
    isResting: () => resting !== undefined,
    begun: () => {
      living = setTimeout(() => {
        restMs = 0;
      }, LIVED_MS);
    },
    ended: (hasDied: boolean) => {
      clearTimeout(living);
      if (!hasDied) return;
      if (restMs > 0)
        resting = setTimeout(() => {
          resting = undefined;
        }, restMs);
      restMs = Math.min(Math.max(2 * restMs, FIRST_REST_MS), LONGEST_REST_MS);
    },
    dispose: () => {
      clearTimeout(resting);
      clearTimeout(living);
    },
  };
}
