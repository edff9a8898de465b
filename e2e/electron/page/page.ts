/**
 * What runs inside a page before its own scripts: Electron's side of a preload. Every function here travels
 * by its source.
 */
/// <reference lib="dom" />
import { guardPage } from './guard.ts';
import { decodeValue, encodeValue } from './wire.ts';

/** One message from a page: what kind, the page's address, then what the kind needs. */
export type PageMessage =
  | readonly ['invoke', href: string, id: number, channel: string, args: string]
  | readonly ['media', href: string, id: number, kinds: ('audio' | 'video')[]]
  | readonly ['display', href: string, id: number]
  | readonly ['open', href: string, url: string]
  | readonly ['port', href: string, port: number, data: string]
  | readonly ['portClosed', href: string, port: number];

/** One message to a page. */
export type HostMessage =
  | readonly ['settle', id: number, ok: boolean, value: string]
  | readonly ['push', channel: string, args: string, ports: readonly number[]]
  | readonly ['port', port: number, data: string]
  | readonly ['portClosed', port: number];

/** The page's line to main. */
type Host = {
  readonly tell: (kind: PageMessage[0], ...details: readonly unknown[]) => void;
  readonly ask: (kind: PageMessage[0], ...details: readonly unknown[]) => Promise<unknown>;
  readonly onPush: (listener: Listener) => void;
};
type Listener = (channel: string, args: readonly unknown[], ports: readonly MessagePort[]) => void;

/** The page's end of the line to main: the binding goes out, one hidden receiver comes in. */
function connectHost(bindingName: string): Host {
  const send: (payload: string) => void = Reflect.get(globalThis, bindingName);
  Reflect.deleteProperty(globalThis, bindingName);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners: Listener[] = [];
  let lastId = 0;
  const tell: Host['tell'] = (kind, ...details) => send(JSON.stringify([kind, location.href, ...details]));
  const ports = createPorts(tell);
  const receive = (message: HostMessage) => {
    if (message[0] === 'push') {
      const args = decodeValue(message[2]) as readonly unknown[];
      const given = message[3].map(ports.give);
      for (const listener of listeners) listener(message[1], args, given);
      return;
    }
    if (message[0] === 'port') return ports.post(message[1], decodeValue(message[2]));
    if (message[0] === 'portClosed') return ports.close(message[1]);
    const settled = waiting.get(message[1]);
    waiting.delete(message[1]);
    if (message[2]) settled?.resolve(decodeValue(message[3]));
    else settled?.reject(decodeValue(message[3]));
  };
  Object.defineProperty(globalThis, Symbol.for(bindingName), { value: receive });
  return {
    tell,
    ask: (kind, ...details) => {
      const id = ++lastId;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(id, answer);
      tell(kind, id, ...details);
      return answer.promise;
    },
    onPush: (listener) => listeners.push(listener),
  };
}

/**
 * Real ports of the page, whose other ends go over the line by their numbers. In Electron the other end hears when a page
 * closes its port; Chromium's ports say nothing of it to each other, so here `close` says it first.
 */
function createPorts(tell: Host['tell']) {
  const open = new Map<number, MessagePort>();
  const goodbye = 'surtitle-stand-in:closed';
  globalThis.addEventListener('message', ({ ports }) => {
    for (const port of ports)
      port.close = () => {
        port.postMessage(goodbye);
        MessagePort.prototype.close.call(port);
      };
  });
  return {
    give(number: number): MessagePort {
      const { port1, port2 } = new MessageChannel();
      open.set(number, port1);
      port1.addEventListener('message', ({ data }) => {
        if (data !== goodbye) return tell('port', number, encodeValue(data));
        open.delete(number);
        port1.close();
        tell('portClosed', number);
      });
      port1.start();
      return port2;
    },
    post: (number: number, data: unknown) => open.get(number)?.postMessage(data),
    close(number: number) {
      const port = open.get(number);
      open.delete(number);
      port?.close();
    },
  };
}

/** The page's copy of `strict`: what the preload asks for and we lack must not be undefined. */
function refuseAbsent<T extends object>(name: string, part: T): T {
  return new Proxy(part, {
    get(target, key) {
      if (typeof key === 'string' && !(key in target) && key !== 'then')
        throw new Error(`The stand-in for Electron lacks ${name}.${key}; add it to e2e/electron/page.`);
      return Reflect.get(target, key);
    },
  });
}

/** Electron's ipcRenderer, as far as our preload uses it. */
function createIpcRenderer(host: Host): object {
  const listeners: { readonly channel: string; readonly run: (...args: readonly unknown[]) => void }[] = [];
  host.onPush((channel, args, ports) => {
    for (const entry of [...listeners]) if (entry.channel === channel) entry.run({ ports }, ...args);
  });
  return refuseAbsent('ipcRenderer', {
    invoke: async (channel: string, ...args: readonly unknown[]) =>
      host.ask('invoke', channel, encodeValue(args)),
    on: (channel: string, run: (...args: readonly unknown[]) => void) => {
      listeners.push({ channel, run });
    },
    off: (channel: string, run: unknown) => {
      const at = listeners.findLastIndex((entry) => entry.channel === channel && entry.run === run);
      if (at >= 0) listeners.splice(at, 1);
    },
  });
}

/** A sandboxed preload's `require`: Electron's page-side parts, nothing of Node. */
function createRequire(host: Host): (name: string) => object {
  const contextBridge = refuseAbsent('contextBridge', {
    exposeInMainWorld: (key: string, api: object) =>
      Object.defineProperty(globalThis, key, { value: Object.freeze(api), enumerable: true }),
  });
  const electron = { contextBridge, ipcRenderer: createIpcRenderer(host) };
  return (name) => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`);
    return refuseAbsent("require('electron')", electron);
  };
}

const TRAVELLERS = [
  encodeValue,
  decodeValue,
  connectHost,
  createPorts,
  refuseAbsent,
  createIpcRenderer,
  createRequire,
  guardPage,
];

/**
 * The script that sets up a page. Frames inside it get nothing, as with Electron's nodeIntegrationInSubFrames
 * off.
 */
export function pageScript(bindingName: string, preload: string): string {
  return `(() => { 'use strict';
${TRAVELLERS.map(String).join('\n')}
if (window !== window.top) { delete globalThis[${JSON.stringify(bindingName)}]; return; }
const host = connectHost(${JSON.stringify(bindingName)});
guardPage(host);
((require) => { ${preload}
})(createRequire(host));
})();
//# sourceURL=stand-in:preload`;
}
