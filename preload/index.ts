/**
 * Turns the contract into `window.surtitle`. Never edited when a call is added, and gives pages nothing else
 * of Electron.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { CALL_CHANNEL, RECOGNIZER_CHANNEL, STATE_CHANNEL, TRANSCRIPT_CHANNEL } from '../core/app/channels.ts';
import type { Bridge } from '../core/app/contract.ts';

const follow =
  (channel: string) =>
  <Value>(listener: (value: Value) => void): (() => void) => {
    const forward = (_event: unknown, value: Value) => listener(value);
    ipcRenderer.on(channel, forward);
    return () => ipcRenderer.off(channel, forward);
  };

const bridge: Bridge = {
  call: (name, argument) => ipcRenderer.invoke(CALL_CHANNEL, name, argument),
  onState: follow(STATE_CHANNEL),
  onTranscript: follow(TRANSCRIPT_CHANNEL),
};

contextBridge.exposeInMainWorld('surtitle', bridge);

// The bridge cannot carry ports; the window can.
ipcRenderer.on(RECOGNIZER_CHANNEL, ({ ports }, port: number | null) =>
  window.postMessage({ channel: RECOGNIZER_CHANNEL, port }, location.origin, ports),
);
