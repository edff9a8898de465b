/** One telephone's call (RFC 3261): from its INVITE to a BYE of either side. It opens no socket but the one for sound. */
import { randomBytes } from 'node:crypto';
import type { Leg, Line } from '../phone/leg.ts';
import { answerSdp, type Media, type Receiver, receiveRtp } from './media.ts';
import { headerOf, responseTo, type SipMessage, written } from './message.ts';

export interface DialogNeeds {
  readonly invite: SipMessage;
  readonly media: Media;
  readonly port: number;
  /** To where the INVITE came from. */
  readonly send: (text: string) => void;
  readonly onOver: () => void;
}

export interface Dialog {
  readonly leg: Leg;
  /** What the telephone says after its INVITE. `hangUp`: the caller is gone. */
  take(message: SipMessage, hangUp: () => void): void;
  close(): void;
}

const HOST = '127.0.0.1';

/** RFC 3261, section 17: what is not acknowledged is said again, at growing intervals, and given up after 64 of the first. */
const T1_MS = 500;
const T2_MS = 4_000;
const GIVE_UP_MS = 64 * T1_MS;

export function createDialog({ invite, media, port, send, onOver }: DialogNeeds): Dialog {
  const tag = randomBytes(6).toString('hex');
  const contact = `sip:${HOST}:${port}`;
  let last = responseTo(invite, { status: 180, toTag: tag, contact });
  let receiver: Receiver | null = null;
  let sequence = 0;
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;

  /** Until `settled` is called. */
  const sayUntilSettled = (text: string, onGivenUp: () => void): void => {
    const startedAt = performance.now();
    const say = (waitMs: number): void => {
      send(text);
      timer = setTimeout(() => {
        if (performance.now() - startedAt < GIVE_UP_MS) say(Math.min(T2_MS, 2 * waitMs));
        else onGivenUp();
      }, waitMs);
    };
    settled();
    say(T1_MS);
  };
  const settled = (): void => clearTimeout(timer);
  const over = (): void => {
    if (isOver) return;
    isOver = true;
    settled();
    receiver?.close();
    onOver();
  };
  const answer = (status: number, sdp?: string): void => {
    last = responseTo(invite, { status, toTag: tag, contact, ...(sdp !== undefined && { sdp }) });
    sayUntilSettled(last, over);
  };
  const request = (method: 'BYE' | 'REFER', more: readonly (readonly [string, string])[] = []): void => {
    sequence += 1;
    const address = /<([^>]+)>/.exec(headerOf(invite, 'contact'))?.[1] ?? contact;
    const to = headerOf(invite, 'to');
    const text = written(`${method} ${address} SIP/2.0`, [
      ['Via', `SIP/2.0/UDP ${HOST}:${port};branch=z9hG4bK${randomBytes(6).toString('hex')}`],
      ['Max-Forwards', '70'],
      ['From', `${to};tag=${tag}`],
      ['To', headerOf(invite, 'from')],
      ['Call-ID', headerOf(invite, 'call-id')],
      ['CSeq', `${sequence} ${method}`],
      ['Contact', `<${contact}>`],
      ...more,
    ]);
    sayUntilSettled(text, over);
  };

  const accepted = async (line: Line): Promise<void> => {
    receiver = await receiveRtp(media, line);
    answer(200, answerSdp(media, HOST, receiver.port));
  };

  send(responseTo(invite, { status: 100 }));
  send(last);
  return {
    leg: {
      headers: invite.headers.filter(({ name }) => !/^(proxy-)?authori[sz]ation$/i.test(name)),
      onAccepted: (line) => void accepted(line),
      onRejected: answer,
      onReferred: (target) => request('REFER', [['Refer-To', `<${target}>`]]),
      onEnded() {
        if (!isOver) request('BYE');
      },
    },
    take(message, hangUp) {
      switch (message.method) {
        case 'INVITE':
          // The same again, or a change of what is there: hold and resume keep the coding.
          send(
            last
              .replace(/^CSeq:.*$/m, `CSeq: ${headerOf(message, 'cseq')}`)
              .replace(/^Via:.*(\r\nVia:.*)*$/m, `Via: ${headerOf(message, 'via')}`),
          );
          break;
        case 'ACK':
          settled();
          // An ACK of a refusal ends it.
          if (receiver === null) over();
          break;
        case 'CANCEL':
          send(responseTo(message, { status: 200, toTag: tag }));
          hangUp();
          answer(487);
          break;
        case 'BYE':
          send(responseTo(message, { status: 200 }));
          over();
          hangUp();
          break;
        case null:
          // Who was referred is said goodbye to.
          if ((message.status ?? 0) < 200) break;
          settled();
          if (headerOf(message, 'cseq').endsWith('REFER')) request('BYE');
          else over();
          break;
        default:
          send(responseTo(message, { status: message.method === 'NOTIFY' ? 200 : 405 }));
      }
    },
    close: over,
  };
}
