/**
 * Answers the pages' calls and pushes state to them: the only file that touches ipcMain. Knows no call's
 * meaning.
 */
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { CALL_CHANNEL, STATE_CHANNEL } from '../core/app/channels.ts';
import {
  type CallArgument,
  type CallHandlers,
  type CallName,
  type CallResults,
  callArguments,
} from '../core/app/contract.ts';
import type { AppState } from '../core/app/state.ts';

export interface IpcNeeds {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>;
  /** Whether an address is one of our own pages. */
  readonly isOurPage: (url: string) => boolean;
  /** The pages that are open now. */
  readonly pages: () => readonly Pick<WebContents, 'send' | 'isDestroyed'>[];
}

export interface Ipc {
  /**
   * Starts answering. Refuses, by rejecting the page's promise, strangers, unknown calls and bad arguments.
   */
  readonly serve: (handlers: CallHandlers) => void;
  readonly push: (state: AppState) => void;
  readonly dispose: () => void;
}

export function createIpc(needs: IpcNeeds): Ipc {
  return {
    serve: (handlers) =>
      needs.ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, argument: unknown) => {
        if (!isOurFrame(event, needs.isOurPage)) throw new Error('Refused: not one of our pages.');
        return await answer(handlers, name, argument);
      }),
    push: (state) => {
      for (const page of needs.pages()) if (!page.isDestroyed()) page.send(STATE_CHANNEL, state);
    },
    dispose: () => needs.ipcMain.removeHandler(CALL_CHANNEL),
  };
}

/** A frame that has navigated away or died is null; a frame inside a page is never ours. */
function isOurFrame(
  event: Pick<IpcMainInvokeEvent, 'senderFrame'>,
  isOurPage: IpcNeeds['isOurPage'],
): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOurPage(frame.url);
}

/** Only names and field paths go into the error: an argument may hold a key or caption text. */
async function answer(
  handlers: CallHandlers,
  name: unknown,
  argument: unknown,
): Promise<CallResults[CallName]> {
  if (!isCallName(name)) throw new Error('Refused: no such call.');
  return await answerKnown(handlers, name, argument);
}

async function answerKnown<Name extends CallName>(
  handlers: CallHandlers,
  name: Name,
  argument: unknown,
): Promise<CallResults[Name]> {
  const parsed = callArguments[name].safeParse(argument);
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => issue.path.join('.') || 'argument').join(', ');
    throw new Error(`Refused: ${name} cannot take this (${where}).`);
  }
  // The schema under this name is what CallArgument<Name> is inferred from; TypeScript cannot follow that
  // through the index.
  return await handlers[name](parsed.data as CallArgument<Name>);
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(callArguments, name);
}
