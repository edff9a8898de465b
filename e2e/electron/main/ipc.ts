/** Electron's ipcMain: calls from pages find their handler here. */
import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { decodeValue } from '../page/wire.ts';
import { guardClass } from '../strict.ts';

type Listener = Parameters<Electron.IpcMain['handle']>[1];

class IpcMain extends EventEmitter implements Pick<Electron.IpcMain, 'handle' | 'removeHandler'> {
  private readonly handlers = new Map<string, Listener>();

  handle(channel: string, listener: Listener): void {
    if (this.handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, listener);
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** What the handler gives. Rejects in Electron's words when there is none or it throws. */
  async answer(channel: string, event: Electron.IpcMainInvokeEvent, args: string): Promise<unknown> {
    try {
      const listener = this.handlers.get(channel);
      if (listener === undefined) throw new Error(`No handler registered for '${channel}'`);
      return await listener(event, ...(decodeValue(args) as unknown[]));
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${error}`);
    }
  }
}

guardClass(IpcMain);
export const ipcMain = new IpcMain();
