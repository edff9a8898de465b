/**
 * Takes what a page's side sends to the part of main it is meant for, and the outcome back. It decides
 * nothing.
 */
import type Electron from 'electron';
import { assertNever } from '../../core/base/never.ts';
import { fromLoopback } from './address.ts';
import type { WebContents } from './contents.ts';
import { frameOf } from './frame.ts';
import { ipcMain } from './ipc.ts';
import type { PageMessage } from './page.ts';
import { allows } from './permissions.ts';
import { asElectron } from './strict.ts';
import { decodeValue, encodeValue } from './wire.ts';

export function answerPage(contents: WebContents, message: PageMessage): void {
  switch (message[0]) {
    case 'open':
      contents.openFromPage(fromLoopback(message[2]));
      break;
    case 'send':
      ipcMain.emit(message[2], eventFrom(contents, message[1]), ...(decodeValue(message[3]) as unknown[]));
      break;
    case 'invoke': {
      const [, href, id, channel, args] = message;
      settle(
        contents,
        id,
        ipcMain.invoke(channel, eventFrom(contents, href), decodeValue(args) as unknown[]),
      );
      break;
    }
    case 'permission': {
      const [, href, id, permission, kinds] = message;
      settle(contents, id, allows(asElectron(contents), fromLoopback(href), permission, kinds));
      break;
    }
    default:
      assertNever(message);
  }
}

function eventFrom(sender: WebContents, href: string): Electron.IpcMainInvokeEvent {
  const senderFrame = frameOf(sender, () => fromLoopback(href));
  return asElectron({
    type: 'frame',
    sender,
    senderFrame,
    frameId: 1,
    processId: sender.id,
    preventDefault() {},
  });
}

function settle({ target }: WebContents, id: number, outcome: Promise<unknown>): void {
  const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
  outcome.then(encodeValue).then(
    (value) => target.tell(['settle', id, true, value]),
    (error: unknown) => target.tell(['settle', id, false, encodeValue(asError(error))]),
  );
}
