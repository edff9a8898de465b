/** A speaker's page without a browser: its own links to the server, over sockets of Node. A test says what is spoken. */
import { WebSocket } from 'ws';
import { YOU } from '../../core/transcript/lanes.ts';
import { openCaptionLink } from '../../server/browser/microphone/captionLink.ts';
import {
  openSoundLink,
  type SoundLink,
  type SoundLinkNeeds,
} from '../../server/browser/microphone/soundLink.ts';
import type { Machine } from './machine.ts';
import type { Spoken } from './speaker.ts';

export const linkOf = (machine: Machine, kind: 'captions' | 'microphone'): URL =>
  new URL(new RegExp(`^ {2}${kind} +(\\S+)`, 'm').exec(machine.printed())?.[1] ?? '');

/** What a page finds in its browser; one page at a time. A cookie would stand for the token there. */
function enter(link: URL): string {
  const headers = { authorization: `Bearer ${link.hash.slice(1)}` };
  class PageSocket extends WebSocket {
    constructor(url: URL) {
      super(url, { headers });
      // A browser tells of its end alone.
      this.on('error', () => undefined);
    }
  }
  Object.assign(globalThis, { WebSocket: PageSocket, location: { href: link.href } });
  return link.pathname;
}

/** A page whom the service hears: it sends its captions. */
export function openScriptedPage(machine: Machine, onOpenChange: (isOpen: boolean) => void): Spoken {
  const path = `${enter(linkOf(machine, 'microphone'))}/captions`;
  const link = openCaptionLink({ path, lane: YOU, label: 'Ann', onOpenChange });
  return {
    ...link,
    lane: YOU,
    show: (_lane, { captions }, part) => {
      if (captions !== undefined && part !== undefined) link.show(captions, part);
    },
  };
}

/** A page whom the server hears: it sends its sound. */
export function openSoundingPage(
  machine: Machine,
  listening: Pick<SoundLinkNeeds, 'onStatus' | 'onOpenChange'>,
): SoundLink {
  const path = `${enter(linkOf(machine, 'microphone'))}/sound`;
  return openSoundLink({ path, label: 'Ann', ...listening });
}
