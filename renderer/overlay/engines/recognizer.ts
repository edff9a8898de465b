/**
 * The recognizer in the page's own worker: starts it when a port is asked for, and ends it when none has been open for
 * ten minutes, which gives all of its memory back. What is said over a port is `core/hearing/serving/port.ts`.
 */
import type { FromRecognizer } from '../../../core/hearing/serving/port.ts';

/** Loading takes seconds, the models hold half a gigabyte. */
const IDLE_MS = 600_000;

export interface OpenPort {
  readonly port: MessagePort;
  /** The port is of no use any more. */
  close(): void;
}

export interface Recognizer {
  /** For one stream. */
  open(): OpenPort;
  dispose(): void;
}

export interface RecognizerNeeds {
  readonly start: () => Pick<Worker, 'postMessage' | 'terminate' | 'onerror'>;
  /** Does something later; gives what calls it off. */
  readonly later: (act: () => void, ms: number) => () => void;
}

/** In a page. */
export const pageNeeds: RecognizerNeeds = {
  start: () => new Worker(new URL('./recognizer.worker.ts', import.meta.url), { type: 'module' }),
  later: (act, ms) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

export function createRecognizer({ start, later }: RecognizerNeeds): Recognizer {
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
    for (const port of ports) port.dispatchEvent(new MessageEvent('message', { data: failed }));
    ports.clear();
    end();
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
      running().postMessage(port2, [port2]);
      ports.add(port);
      return {
        port,
        close() {
          port.close();
          if (ports.delete(port) && ports.size === 0) callOff = later(end, IDLE_MS);
        },
      };
    },
    dispose: end,
  };
}
