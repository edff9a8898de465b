/**
 * What a page sees of main: the calls and a read-only mirror of its state. Never writes the state; only
 * main's pushes do.
 */
import { useStore } from 'zustand/react';
import { createStore } from 'zustand/vanilla';
import { RECOGNIZER_CHANNEL } from '../core/app/channels.ts';
import type {
  Bridge,
  LibraryCall,
  OpenedRecognizer,
  OverlayCall,
  SettingsCall,
} from '../core/app/contract.ts';
import { type AppState, initialState } from '../core/app/state.ts';

declare global {
  interface Window {
    /** Put here by the preload. */
    readonly surtitle: Bridge;
  }
}

/** Looks `window.surtitle` up at each call, so that importing this file does nothing. */
const bridge: Bridge = {
  call: (name, argument) => window.surtitle.call(name, argument),
  onState: (listener) => window.surtitle.onState(listener),
  onTranscript: (listener) => window.surtitle.onTranscript(listener),
};

/** A window, as far as ports come over it. */
type PortSource = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

export type RecognizerPort =
  | {
      readonly ok: true;
      readonly value: {
        readonly port: MessagePort;
        /** The port is of no use any more. */
        readonly close: () => void;
        /** The recognizer hangs or fails: main ends its process, and with it all of its ports. */
        readonly endRecognizer: () => void;
      };
    }
  | Extract<OpenedRecognizer, { readonly ok: false }>;

/**
 * A port of its own to the recognizer on this computer; core/hearing/serving/port.ts says what goes over it. Samples must not be
 * transferred: Electron's ports copy them. It has a `close` event when the recognizer's process is gone.
 * @throws {Error} if main cannot be reached.
 */
export async function openRecognizer(
  source: Pick<Bridge<'openRecognizer' | 'endRecognizer'>, 'call'> = bridge,
  target: PortSource = window,
): Promise<RecognizerPort> {
  const waiting = createPortWait(target);
  try {
    const opened = await source.call('openRecognizer', undefined);
    const port = opened.ok ? await waiting.take(opened.value) : null;
    if (!opened.ok || port === null) {
      waiting.stop();
      return opened.ok ? { ok: false, reason: 'crashed' } : opened;
    }
    const close = () => {
      waiting.stop();
      port.close();
    };
    const endRecognizer = () => void source.call('endRecognizer', opened.value);
    return { ok: true, value: { port, close, endRecognizer } };
  } catch (error) {
    waiting.stop();
    throw error;
  }
}

/** Ports come before or after the answer to the call; each call takes its own and leaves the others'. */
function createPortWait(target: PortSource) {
  const arrived = new Map<number, MessagePort>();
  let isGone = false;
  let wanted: { readonly id: number; readonly resolve: (port: MessagePort | null) => void } | null = null;
  const settle = (): void => {
    if (wanted === null) return;
    const port = arrived.get(wanted.id);
    if (isGone) wanted.resolve(null);
    else if (port !== undefined) wanted.resolve(port);
  };
  const listen = (event: Event): void => {
    const { data, ports, source } = event as MessageEvent<unknown>;
    if (source !== target || !isPortMessage(data)) return;
    const [port] = ports;
    if (data.port === null) {
      isGone = true;
      stop();
      const own = wanted === null ? undefined : arrived.get(wanted.id);
      own?.close();
      own?.dispatchEvent(new Event('close'));
    } else if (port !== undefined && (wanted === null || data.port === wanted.id))
      arrived.set(data.port, port);
    settle();
  };
  const stop = (): void => target.removeEventListener('message', listen);
  target.addEventListener('message', listen);
  return {
    stop,
    /** Gives null when the process is gone before its port has come. */
    take: (id: number) =>
      new Promise<MessagePort | null>((resolve) => {
        wanted = { id, resolve };
        // Those of other calls are theirs to keep.
        for (const other of arrived.keys()) if (other !== id) arrived.delete(other);
        settle();
      }),
  };
}

function isPortMessage(data: unknown): data is { readonly port: number | null } {
  return isPlain(data) && data['channel'] === RECOGNIZER_CHANNEL;
}

/** What each page may ask; main refuses anything else of it. */
export const overlayBridge: Bridge<OverlayCall> = bridge;
export const settingsBridge: Bridge<SettingsCall> = bridge;
export const libraryBridge: Bridge<LibraryCall> = bridge;

const mirror = createStore<AppState>(() => initialState);

/** For code outside components. Holds `initialState` until `followMain` has resolved. */
export const appState = {
  getState: mirror.getState,
  getInitialState: mirror.getInitialState,
  subscribe: mirror.subscribe,
};

/**
 * Re-renders when the selected part changes. Select parts of the state as they are; a fresh object each time
 * never settles.
 */
export function useAppState<Part>(select: (state: AppState) => Part): Part {
  return useStore(appState, select);
}

/**
 * Mirrors main's state from now on; resolves to a way to stop once the mirror holds a state of main's.
 * A push that comes before the answer to `readState` is at least as new as that answer, so it stays.
 * @throws {Error} if main cannot be reached; nothing is followed then.
 */
export async function followMain(source: Bridge<'readState'> = bridge): Promise<() => void> {
  let pushed = false;
  const take = (state: AppState) => mirror.setState(shareParts(mirror.getState(), state), true);
  const stop = source.onState((state) => {
    pushed = true;
    take(state);
  });
  try {
    const state = await source.call('readState', undefined);
    if (!pushed) take(state);
    return stop;
  } catch (error) {
    stop();
    throw error;
  }
}

/**
 * `next` with every part that equals its counterpart in `previous` replaced by that counterpart. Each push is
 * a fresh copy of the whole state; without this every reader would see all of its settings change whenever
 * anything does.
 */
export function shareParts<Value>(previous: Value, next: Value): Value {
  if (Object.is(previous, next)) return previous;
  if (!isPlain(previous) || !isPlain(next) || Array.isArray(previous) !== Array.isArray(next)) return next;
  const before: Readonly<Record<string, unknown>> = previous;
  const entries = Object.entries(next).map(
    ([name, value]) => [name, shareParts(before[name], value)] as const,
  );
  const same =
    entries.length === Object.keys(before).length && entries.every(([name, value]) => before[name] === value);
  if (same) return previous;
  return Object.assign(Array.isArray(next) ? [] : {}, Object.fromEntries(entries)) as Value;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
