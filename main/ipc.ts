/**
 * Answers the pages' calls and pushes state to them: the only file that touches ipcMain. Knows no call's
 * meaning.
 */
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { CALL_CHANNEL, STATE_CHANNEL, TRANSCRIPT_CHANNEL } from '../core/app/channels.ts';
import {
  type CallArgument,
  type CallHandlers,
  type CallName,
  type CallResults,
  callsOf,
  type PageName,
} from '../core/app/contract.ts';
import type { AppState } from '../core/app/state.ts';
import type { TranscriptChange } from '../core/transcript/transcript.ts';

export interface IpcNeeds {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>;
  /** Which of our pages an address is, or null. */
  readonly pageOf: (url: string) => PageName | null;
  /** Whether this is the page's own window. A page can give itself the address of another of our origin. */
  readonly isWindowOf: (page: PageName, contents: WebContents) => boolean;
  /** The pages that are open now. */
  readonly pages: () => readonly Pick<WebContents, 'send' | 'isDestroyed'>[];
}

export interface Ipc {
  /**
   * Starts answering. Refuses, by rejecting the page's promise, strangers, calls that the page does not have, and bad
   * arguments.
   */
  readonly serve: (handlers: CallHandlers) => void;
  readonly pushState: (state: AppState) => void;
  readonly pushTranscript: (change: TranscriptChange) => void;
  readonly dispose: () => void;
}

export function createIpc(needs: IpcNeeds): Ipc {
  const push = (channel: string, value: unknown) => {
    for (const page of needs.pages()) if (!page.isDestroyed()) page.send(channel, value);
  };
  return {
    serve: (handlers) =>
      needs.ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, argument: unknown) => {
        const page = senderOf(event, needs);
        if (page === null) throw new Error('Refused: not one of our pages.');
        if (!isCallOf(page, name)) throw new Error(`Refused: the ${page} page has no such call.`);
        return await answer(handlers, name, argument);
      }),
    pushState: (state) => push(STATE_CHANNEL, state),
    pushTranscript: (change) => push(TRANSCRIPT_CHANNEL, change),
    dispose: () => needs.ipcMain.removeHandler(CALL_CHANNEL),
  };
}

/** A frame that has navigated away or died is null; a frame inside a page is never ours. */
function senderOf(
  { sender, senderFrame: frame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  { pageOf, isWindowOf }: IpcNeeds,
): PageName | null {
  const page = frame === null || frame.parent !== null ? null : pageOf(frame.url);
  return page !== null && isWindowOf(page, sender) ? page : null;
}

function isCallOf(page: PageName, name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(callsOf[page], name);
}

const callArguments = { ...callsOf.overlay, ...callsOf.settings, ...callsOf.library };

/** Only names and field paths go into the error: an argument may hold a key or caption text. */
async function answer<Name extends CallName>(
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
