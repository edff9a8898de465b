/** Electron's ipcMain: calls from pages find their handler here. */
import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { guardClass } from './strict.ts';

type Listener = Parameters<Electron.IpcMain['handle']>[1];

/**
 * A registry of invoke handlers, with plain messages as events. Electron keeps one per app and one per
 * webContents.
 */
export class IpcMain
  extends EventEmitter
  implements Pick<Electron.IpcMain, 'handle' | 'handleOnce' | 'removeHandler' | 'emit'>
{
  private readonly handlers = new Map<string, Listener>();

  handle(channel: string, listener: Listener): void {
    if (this.handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, listener);
  }

  handleOnce(channel: string, listener: Listener): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return listener(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** What the handler gives. Rejects in Electron's words when there is none or it throws. */
  async invoke(
    channel: string,
    event: Electron.IpcMainInvokeEvent,
    args: readonly unknown[],
  ): Promise<unknown> {
    const listener = this.handlers.get(channel);
    if (listener === undefined) {
      throw new Error(
        `Error invoking remote method '${channel}': Error: No handler registered for '${channel}'`,
      );
    }
    try {
      return await listener(event, ...args);
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${error}`);
    }
  }
}

guardClass(IpcMain);
export const ipcMain = new IpcMain();
