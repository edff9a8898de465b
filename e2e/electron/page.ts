/**
 * What runs inside a page before its own scripts: Electron's side of a preload. Every function here travels
 * by its source.
 */
/// <reference lib="dom" />
import { copyAcross, createContextBridge, refuseAbsent } from './page-bridge.ts';
import { guardPermissions, guardWindowOpen } from './page-guards.ts';
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

/** The page's line to main. */
export type Host = {
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
    invoke: async (channel: string, ...args: readonly unknown[]) =>
      host.ask('invoke', channel, encodeValue(args)),
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

/** A sandboxed preload's `require`: Electron's page-side parts, nothing of Node. */
function createRequire(host: Host): (name: string) => object {
  const electron = refuseAbsent("require('electron')", {
    contextBridge: createContextBridge(),
    ipcRenderer: createIpcRenderer(host),
  });
  return (name) => {
    if (name === 'electron') return electron;
    throw new Error(
      `module not found: ${name}. A sandboxed preload has no such module in the stand-in for Electron.`,
    );
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

/**
 * The script that sets up a page. Frames inside it get nothing, as with Electron's nodeIntegrationInSubFrames
 * off.
 */
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
