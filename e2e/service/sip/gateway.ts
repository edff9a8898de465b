/**
 * Where telephones call: SIP over UDP on loopback, each INVITE a call of the exchange. No TLS, no SRTP, no digest, no
 * proxies: what the service has of these is not tested here.
 */
import { createSocket } from 'node:dgram';
import type { Exchange, Ringing } from '../phone/exchange.ts';
import { createDialog, type Dialog } from './dialog.ts';
import { bind, mediaOf } from './media.ts';
import { headerOf, parseSip, responseTo, type SipMessage } from './message.ts';

export interface Gateway {
  readonly port: number;
  close(): void;
}

export async function openGateway(exchange: Exchange): Promise<Gateway> {
  const socket = createSocket('udp4');
  const calls = new Map<string, { readonly dialog: Dialog; readonly ringing: Ringing }>();

  const invited = (invite: SipMessage, send: (text: string) => void): void => {
    const id = headerOf(invite, 'call-id');
    const media = mediaOf(invite.body);
    if (media === null) {
      send(responseTo(invite, { status: 488, toTag: 'none' }));
      return;
    }
    const { port } = socket.address();
    const dialog = createDialog({ invite, media, port, send, onOver: () => calls.delete(id) });
    calls.set(id, { dialog, ringing: exchange.ring(dialog.leg) });
  };

  socket.on('message', (bytes, { address, port }) => {
    const message = parseSip(bytes.toString('utf8'));
    if (message === null) return;
    const send = (text: string): void => socket.send(text, port, address);
    const call = calls.get(headerOf(message, 'call-id'));
    if (call !== undefined) call.dialog.take(message, call.ringing.hangUp);
    else if (message.method === 'INVITE') invited(message, send);
    else if (message.method === 'OPTIONS') send(responseTo(message, { status: 200, toTag: 'none' }));
    else if (message.method === 'BYE' || message.method === 'CANCEL')
      send(responseTo(message, { status: 481, toTag: 'none' }));
    else if (message.method !== null && message.method !== 'ACK')
      send(responseTo(message, { status: 405, toTag: 'none' }));
  });
  await bind(socket);
  return {
    port: socket.address().port,
    close() {
      for (const { dialog } of [...calls.values()]) dialog.close();
      socket.close();
    },
  };
}
