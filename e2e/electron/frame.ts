/** Electron's WebFrameMain, for the one frame of a page that has a preload: the outermost. */
import type Electron from 'electron';
import { originOf } from './address.ts';
import { asElectron, strict } from './strict.ts';

type FramedContents = Pick<Electron.WebContents, 'id' | 'mainFrame' | 'isDestroyed' | 'send'>;

/** The frame at an address; read anew at each look, as the page may have moved on. */
export function frameOf(contents: FramedContents, urlOf: () => string): Electron.WebFrameMain {
  const frame = {
    get url() {
      return urlOf();
    },
    get origin() {
      return originOf(urlOf());
    },
    parent: null,
    frames: [],
    detached: false,
    frameTreeNodeId: contents.id,
    processId: contents.id,
    routingId: 1,
    name: '',
    get top(): Electron.WebFrameMain {
      return contents.mainFrame;
    },
    isDestroyed: () => contents.isDestroyed(),
    send: (channel: string, ...args: unknown[]) => contents.send(channel, ...args),
  } satisfies Partial<Electron.WebFrameMain>;
  return asElectron(strict('WebFrameMain', frame));
}
