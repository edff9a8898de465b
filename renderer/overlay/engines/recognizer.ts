/**
 * The recognizer in the page's own worker: starts it when a port is asked for, and ends it when none has been open for
 * ten minutes, which gives all of its memory back. What is said over a port is `core/hearing/serving/port.ts`.
 */
import type { OpenedRecognizer } from '../../../core/app/contract.ts';
import type { FromRecognizer } from '../../../core/hearing/serving/port.ts';

/** Loading takes seconds, the models hold half a gigabyte. */
const IDLE_MS = 600_000;

export interface OpenPort {
  readonly port: MessagePort;
  /** The port is of no use any more. */
  close(): void;
  /** What it leads to hangs or fails: ends that with all of its ports, so that the next one leads to another. */
  endRecognizer(): void;
}

/**
 * A port to main's process; to the page's worker where there is none, or it died again after it had been started anew.
 */
export async function openPort(
  fromMain: () => Promise<OpenedInMain>,
  inPage: Pick<RecognizerHost, 'open'>,
): Promise<OpenPort> {
  const ask = () => fromMain().catch(() => null);
  let opened = await ask();
  // It may have died while its port was on its way.
  if (opened?.ok === false && opened.reason === 'crashed') opened = await ask();
  return opened?.ok ? opened.value : inPage.open();
}

type OpenedInMain =
  | { readonly ok: true; readonly value: OpenPort }
  | Extract<OpenedRecognizer, { readonly ok: false }>;

/** As main's (main/process/recognizer.ts), in a worker instead of a process. */
export interface RecognizerHost {
  /** For one stream. */
  open(): OpenPort;
  dispose(): void;
}

export interface RecognizerHostNeeds {
  readonly start: () => Pick<Worker, 'postMessage' | 'terminate' | 'onerror'>;
  /** Does something later; gives what calls it off. */
  readonly later: (act: () => void, ms: number) => () => void;
}

/** In a page. */
export const pageNeeds: RecognizerHostNeeds = {
  start: () => new Worker(new URL('./recognizer.worker.ts', import.meta.url), { type: 'module' }),
  later: (act, ms) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

export function createRecognizerHost({ start, later }: RecognizerHostNeeds): RecognizerHost {
  const ports = new Set<MessagePort>();
  let worker: ReturnType<typeof start> | null = null;
  let callOff = (): void => undefined;
  const end = (): void => {
    callOff();
    worker?.terminate();
    worker = null;
  };
  const fail = ({ message }: { readonly message: string }): void => {
    const failed: FromRecognizer = { type: 'failed', reason: 'crashed', detail: message };
    const told = [...ports];
    ports.clear();
    end();
    for (const port of told) port.dispatchEvent(new MessageEvent('message', { data: failed }));
  };
  const running = (): NonNullable<typeof worker> => {
    if (worker !== null) return worker;
    worker = start();
    // Of a script that cannot be loaded; what goes wrong while it hears comes over the port.
    worker.onerror = fail;
    return worker;
  };
  return {
    open() {
      callOff();
      const { port1: port, port2 } = new MessageChannel();
      const own = running();
      own.postMessage(port2, [port2]);
      ports.add(port);
      return {
        port,
        close() {
          port.close();
          if (ports.delete(port) && ports.size === 0) callOff = later(end, IDLE_MS);
        },
        endRecognizer() {
          if (worker === own) fail({ message: 'It takes in nothing more.' });
        },
      };
    },
    dispose: end,
  };
}
