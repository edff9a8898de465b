/** What runs inside a page before its own scripts: Electron's side of a preload. Every function here travels by its source. */
/// <reference lib="dom" />
import { decodeValue, encodeValue } from './wire.ts';

/** One message from a page: what kind, the page's address, then what the kind needs. */
export type PageMessage =
  | readonly ['invoke', href: string, id: number, channel: string, args: string]
  | readonly ['send', href: string, channel: string, args: string]
  | readonly ['open', href: string, url: string]
  | readonly ['permission', href: string, id: number, permission: string, kinds: readonly string[]];

/** One message to a page. */
export type HostMessage =
  | readonly ['settle', id: number, ok: boolean, value: string]
  | readonly ['push', channel: string, args: string];

type Host = {
  readonly tell: (...message: readonly unknown[]) => void;
  readonly ask: (kind: string, ...details: readonly unknown[]) => Promise<unknown>;
  readonly onPush: (listener: (channel: string, args: readonly unknown[]) => void) => void;
};

/** The page's end of the line to main: the binding goes out, one hidden receiver comes in. */
function connectHost(bindingName: string): Host {
  const send: (payload: string) => void = Reflect.get(globalThis, bindingName);
  Reflect.deleteProperty(globalThis, bindingName);
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  const listeners: ((channel: string, args: readonly unknown[]) => void)[] = [];
  let lastId = 0;
  const tell = (kind: unknown, ...details: readonly unknown[]) =>
    send(JSON.stringify([kind, location.href, ...details]));
  const receive = (message: HostMessage) => {
    if (message[0] === 'push') {
      const args = decodeValue(message[2]) as readonly unknown[];
      for (const listener of listeners) listener(message[1], args);
      return;
    }
    const settled = waiting.get(message[1]);
    waiting.delete(message[1]);
    if (message[2]) settled?.resolve(decodeValue(message[3]));
    else settled?.reject(decodeValue(message[3]));
  };
  Object.defineProperty(globalThis, Symbol.for(bindingName), { value: receive });
  return {
    tell,
    ask: (kind, ...details) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        tell(kind, id, ...details);
        waiting.set(id, { resolve, reject });
      }),
    onPush: (listener) => listeners.push(listener),
  };
}

/** Electron's ipcRenderer, as far as preloads of ours use it. */
function createIpcRenderer(host: Host): object {
  const listeners = new Map<string, { listener: unknown; run: (...args: readonly unknown[]) => void }[]>();
  const of = (channel: string) => listeners.get(channel) ?? [];
  const event = Object.freeze({ sender: null, senderId: 0, ports: [] });
  host.onPush((channel, args) => {
    for (const { run } of [...of(channel)]) run(event, ...args);
  });
  const ipcRenderer = {
    invoke: async (channel: string, ...args: readonly unknown[]) => host.ask('invoke', channel, encodeValue(args)),
    send: (channel: string, ...args: readonly unknown[]) => host.tell('send', channel, encodeValue(args)),
    on: (channel: string, listener: (...args: readonly unknown[]) => void) => {
      listeners.set(channel, [...of(channel), { listener, run: listener }]);
      return ipcRenderer;
    },
    once: (channel: string, listener: (...args: readonly unknown[]) => void) => {
      const run = (...args: readonly unknown[]) => {
        ipcRenderer.off(channel, listener);
        listener(...args);
      };
      listeners.set(channel, [...of(channel), { listener, run }]);
      return ipcRenderer;
    },
    off: (channel: string, listener: unknown) => {
      const at = of(channel).findLastIndex((entry) => entry.listener === listener);
      listeners.set(
        channel,
        of(channel).filter((_, index) => index !== at),
      );
      return ipcRenderer;
    },
    addListener: (channel: string, listener: (...args: readonly unknown[]) => void) =>
      ipcRenderer.on(channel, listener),
    removeListener: (channel: string, listener: unknown) => ipcRenderer.off(channel, listener),
    removeAllListeners: (channel: string) => {
      listeners.delete(channel);
      return ipcRenderer;
    },
  };
  return refuseAbsent('ipcRenderer', ipcRenderer);
}

/** Copies a value from one side to the other: data is cloned and frozen, functions become go-betweens, nothing is shared. */
function copyAcross(value: unknown, seen = new Map<object, unknown>()): unknown {
  if (typeof value === 'symbol') throw new Error('A symbol cannot pass the context bridge.');
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  const keep = <T extends object>(copy: T): T => {
    seen.set(value, copy);
    return copy;
  };
  if (typeof value === 'function') {
    const pass = (args: readonly unknown[]) => {
      const once = new Map<object, unknown>();
      return args.map((argument) => copyAcross(argument, once));
    };
    return keep((...args: readonly unknown[]) => copyAcross(Reflect.apply(value, undefined, pass(args))));
  }
  if (value instanceof Promise) {
    const refuse = (error: unknown) => {
      throw copyAcross(error);
    };
    return keep(value.then((result) => copyAcross(result), refuse));
  }
  if (value instanceof Error) return keep(new Error(value.message));
  if (Array.isArray(value)) {
    const list = keep<unknown[]>([]);
    for (const item of value) list.push(copyAcross(item, seen));
    return list;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    return value instanceof Node ? value : structuredClone(value);
  const object = keep({});
  for (const [key, item] of Object.entries(value)) {
    const copy = { value: copyAcross(item, seen), writable: true, enumerable: true, configurable: true };
    Object.defineProperty(object, key, copy);
  }
  return object;
}

function createContextBridge(): object {
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  return refuseAbsent('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => {
      if (key in globalThis)
        throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`);
      Object.defineProperty(globalThis, key, { value: freeze(copyAcross(api)), enumerable: true });
    },
  });
}

/** The page's copy of `strict`: what the preload asks for and we lack must not be undefined. */
function refuseAbsent<T extends object>(name: string, part: T): T {
  return new Proxy(part, {
    get(target, key) {
      if (typeof key === 'string' && !(key in target) && key !== 'then') {
        throw new Error(`The stand-in for Electron lacks ${name}.${key}; add it to e2e/host/page.ts.`);
      }
      return Reflect.get(target, key);
    },
  });
}

/** Puts main's permission handlers between the page and the microphone, the screen and permission queries. */
function guardPermissions(host: Host): void {
  const guard = (name: 'getUserMedia' | 'getDisplayMedia', permission: string) => {
    const devices = navigator.mediaDevices;
    const original = devices?.[name].bind(devices);
    if (original === undefined) return;
    const guarded = async (constraints?: MediaStreamConstraints) => {
      const kinds = [constraints?.audio ? 'audio' : '', constraints?.video ? 'video' : ''].filter(
        (kind) => kind !== '',
      );
      if ((await host.ask('permission', permission, kinds)) !== true)
        throw new DOMException('Permission denied', 'NotAllowedError');
      return original(constraints);
    };
    Object.defineProperty(devices, name, { value: guarded, configurable: true, writable: true });
  };
  guard('getUserMedia', 'media');
  guard('getDisplayMedia', 'display-capture');
}

/** window.open goes to main's setWindowOpenHandler, which denies: Electron then gives the page null. */
function guardWindowOpen(host: Host): void {
  const open = (url?: string | URL) => {
    host.tell('open', new URL(String(url ?? 'about:blank'), location.href).href);
    return null;
  };
  Object.defineProperty(globalThis, 'open', { value: open, configurable: true, writable: true });
}

/** A sandboxed preload's `require`: Electron's page-side parts, nothing of Node. */
function createRequire(host: Host): (name: string) => object {
  const electron = refuseAbsent("require('electron')", {
    contextBridge: createContextBridge(),
    ipcRenderer: createIpcRenderer(host),
  });
  return (name) => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}. A sandboxed preload has no such module in the stand-in for Electron.`);
  };
}

const TRAVELLERS = [
  encodeValue,
  decodeValue,
  connectHost,
  createIpcRenderer,
  copyAcross,
  createContextBridge,
  refuseAbsent,
  guardPermissions,
  guardWindowOpen,
  createRequire,
];

export type Preload = { readonly source: string; readonly path: string; readonly process: object };

/** The script that sets up a page. Frames inside it get nothing, as with Electron's nodeIntegrationInSubFrames off. */
export function pageScript(bindingName: string, preload: Preload | undefined): string {
  const body =
    preload === undefined
      ? ''
      : `((require, process) => { const module = { exports: {} }; const exports = module.exports;
((require, module, exports, process) => {${preload.source}
})(require, module, exports, process); })(createRequire(host), refuseAbsent('process', ${JSON.stringify(preload.process)}));`;
  return `(() => { 'use strict';
${TRAVELLERS.map(String).join('\n')}
if (window !== window.top) { delete globalThis[${JSON.stringify(bindingName)}]; return; }
const host = connectHost(${JSON.stringify(bindingName)});
guardPermissions(host); guardWindowOpen(host);
${body}
})();
//# sourceURL=stand-in:preload`;
}
