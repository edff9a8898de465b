/**
 * Turns the contract into `window.surtitle`. Never edited when a call is added, and gives pages nothing else
 * of Electron.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { CALL_CHANNEL, STATE_CHANNEL } from '../core/app/channels.ts';
import type { Bridge } from '../core/app/contract.ts';
import type { AppState } from '../core/app/state.ts';

const bridge: Bridge = {
  call: (name, argument) => ipcRenderer.invoke(CALL_CHANNEL, name, argument),
  onState: (listener) => {
    const forward = (_event: unknown, state: AppState) => listener(state);
    ipcRenderer.on(STATE_CHANNEL, forward);
    return () => ipcRenderer.off(STATE_CHANNEL, forward);
  },
};

contextBridge.exposeInMainWorld('surtitle', bridge);
