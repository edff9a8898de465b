/** Where people find a room: its addresses, and a picture of the best one for phones. Prints nothing. */
import qrcode from 'qrcode-generator';
import type { Links } from './http/links.ts';

export interface RoomLinks {
  readonly room: string;
  /** For who reads captions: give this one away. Best first, one for each address of this server. */
  readonly captions: readonly string[];
  /** For who speaks: only addresses under which browsers let a page hear. */
  readonly microphone: readonly string[];
  /** For a browser source of a streaming program on this computer. */
  readonly overlay: string | null;
}

/** @param addresses of the server, best first, without a slash at the end. */
export function linksTo(room: string, addresses: readonly string[], links: Links): RoomLinks {
  const view = links.token(room, 'view');
  const control = links.token(room, 'control');
  const here = addresses.find((address) => ['127.0.0.1', 'localhost'].includes(new URL(address).hostname));
  return {
    room,
    captions: addresses.map((address) => `${address}/c/${room}#${view}`),
    microphone: addresses.filter(mayHear).map((address) => `${address}/m/${room}#${control}`),
    overlay: here === undefined ? null : `${here}/c/${room}?obs=1&token=${view}`,
  };
}

/** Browsers let a page hear a microphone over HTTPS, or on the computer that serves it. */
const mayHear = (address: string): boolean =>
  address.startsWith('https:') || new URL(address).hostname === '127.0.0.1';

/** A QR code in half blocks for a terminal with light letters on dark. */
export function qrText(text: string): string {
  const code = qrcode(0, 'L');
  code.addData(text);
  code.make();
  return code.createASCII(1, 2);
}
