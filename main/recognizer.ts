/**
 * Runs the recognizer in a utility process, started when it is first needed, and gives the page that hears ports to it.
 * Sound and words pass main by.
 */
import { join } from 'node:path';
import type { App, MessageChannelMain, UtilityProcess, utilityProcess, WebContents } from 'electron';
import { RECOGNIZER_CHANNEL } from '../core/app/channels.ts';
import type { OpenedRecognizer } from '../core/app/contract.ts';

/** A process that ends by itself may not start again at once: twice as long after each death, until one has lived. */
const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 60_000;
const LIVED_MS = 60_000;

/** Neither a key nor what else programs leave there: only what a process needs to run. */
const ENVIRONMENT = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'] as const;

export interface RecognizerNeeds {
  readonly utilityProcess: Pick<typeof utilityProcess, 'fork'>;
  readonly MessageChannelMain: new () => MessageChannelMain;
  readonly app: Pick<App, 'isPackaged'>;
  readonly process: Pick<NodeJS.Process, 'platform' | 'arch' | 'env' | 'resourcesPath'>;
  /** The folder of main's bundle. The process has its own beside it. */
  readonly built: string;
  /** The one page that hears. */
  readonly page: () => Pick<WebContents, 'postMessage' | 'isDestroyed'>;
}

export interface RecognizerHost {
  readonly calls: {
    /** Sends the page a port to the recognizer, with the number that is answered. */
    readonly openRecognizer: () => OpenedRecognizer;
    /** Loads the model ahead. The process ends itself when nobody comes to use it. */
    readonly prepareRecognizer: () => void;
  };
  readonly dispose: () => void;
}

export function createRecognizerHost(needs: RecognizerNeeds): RecognizerHost {
  const { platform, arch } = needs.process;
  // ONNX Runtime has no native library for Macs with Intel processors.
  const isMissing = platform === 'darwin' && arch === 'x64';
  const rest = createRest();
  let child: UtilityProcess | null = null;
  let lastPort = 0;
  let isDisposed = false;

  const start = (): UtilityProcess => {
    const started = fork(needs);
    const stopLiving = rest.begun();
    started.once('exit', (code) => {
      child = null;
      stopLiving();
      if (isDisposed) return;
      // With 0 it ends itself, after nobody needed it for long.
      if (code !== 0) {
        console.warn(`The recognizer's process ended with ${code}.`);
        rest.died();
      }
      // A page's port does not say so: Chromium's (156) have no close event.
      const page = needs.page();
      if (!page.isDestroyed()) page.postMessage(RECOGNIZER_CHANNEL, null);
    });
    return started;
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
    },
    dispose() {
      isDisposed = true;
      rest.dispose();
      const last = child;
      // One that has not quite started cannot be ended yet.
      if (last !== null && !last.kill()) last.once('spawn', () => last.kill());
    },
  };
}

function fork({ utilityProcess, app, process, built }: RecognizerNeeds): UtilityProcess {
  const assets = app.isPackaged ? join(process.resourcesPath, 'assets') : join(built, '../../assets');
  const env = ENVIRONMENT.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return utilityProcess.fork(join(built, 'recognizer.js'), [assets], {
    serviceName: 'Surtitle speech recognition',
    env: Object.fromEntries(env),
  });
}

/** How long to wait after a death: a process that dies at its start would die again. */
function createRest() {
  let restMs = FIRST_REST_MS;
  let resting: NodeJS.Timeout | undefined;
  let living: NodeJS.Timeout | undefined;
  return {
    isResting: () => resting !== undefined,
    begun: () => {
      living = setTimeout(() => {
        restMs = FIRST_REST_MS;
      }, LIVED_MS);
      return () => clearTimeout(living);
    },
    died: () => {
      resting = setTimeout(() => {
        resting = undefined;
      }, restMs);
      restMs = Math.min(2 * restMs, LONGEST_REST_MS);
    },
    dispose: () => {
      clearTimeout(resting);
      clearTimeout(living);
    },
  };
}
