/**
 * A call over WebRTC: answers an offer, gives its sound and its data channel to a session. It knows no HTTP
 * and no protocol events.
 */
import { OpusDecoder } from 'opus-decoder';
import type { RTCDataChannel, RTCPeerConnection, RtpPacket } from 'werift';
import type { CallAnswer } from '../command.ts';
import type { Connection, Opening, Session } from '../session/session.ts';
import { answerOffer, createPeer, cutOff, dropSound, endProperly, withholdChannel } from './peer.ts';
import { createPacketOrder, opusDurationMs } from './rtp.ts';
import { createSidebands } from './sidebands.ts';

/** What the hearing needs of speech lies under 4 kHz; the decoder gives this rate directly. */
export const CALL_SAMPLE_RATE = 16_000;

/** RFC 6455: how the sockets that are attached to a call end with it. */
const NORMAL = 1000;

export interface CallNeeds extends Opening {
  readonly offer: string;
  readonly answerKind: CallAnswer['kind'];
}

export interface Call {
  readonly connection: Connection;
  readonly answer: string;
}

/** @throws {Error} when the offer is not SDP that can be answered. */
export async function answerCall(needs: CallNeeds): Promise<Call> {
  const line: Line = { channel: null, isCut: false, isDeaf: false, closed: false };
  const peer = createPeer(() => line.isCut);
  const sidebands = createSidebands();
  const session = needs.createSession(
    (text) => {
      sidebands.send(text);
      if (line.channel?.readyState === 'open') line.channel.send(text);
    },
    () => close('expired'),
  );
  const close = (reason: string): void => {
    if (line.closed) return;
    line.closed = true;
    session.dispose();
    needs.onClosed(reason);
    sidebands.close(NORMAL);
    void (reason === 'dropped' ? endAtOnce(peer) : endProperly(peer));
  };
  peer.connectionStateChange.subscribe((state) => {
    if (state === 'failed' || state === 'closed' || state === 'disconnected') close(state);
  });
  await connect(peer, line, session);
  const answer = await answerOffer(peer, needs.offer);
  dropSound(peer, () => line.isDeaf);
  if (needs.answerKind === 'noChannel') withholdChannel(peer);
  return {
    answer: needs.answerKind === 'noIce' ? misled(answer) : answer,
    connection: {
      id: needs.id,
      close: () => close('hung up'),
      drop: () => close('dropped'),
      cut: (isCut) => {
        line.isCut = isCut;
        if (isCut) cutOff(peer, () => line.isCut);
      },
      expire: () => session.expire(),
      detach: sidebands.drop,
      attach: (socket) => sidebands.attach(socket, session.receive),
      loseSound: (isOn) => {
        line.isDeaf = isOn;
      },
      replay: (messages) => session.replay(messages),
    },
  };
}

interface Line {
  channel: RTCDataChannel | null;
  isCut: boolean;
  isDeaf: boolean;
  closed: boolean;
}

/** Gives the session what the peer sends: messages and sound. */
async function connect(peer: RTCPeerConnection, line: Line, session: Session): Promise<void> {
  peer.onDataChannel.subscribe((channel) => {
    line.channel = channel;
    channel.onMessage.subscribe((message) => session.receive(message.toString()));
    // The channel is announced a moment before it is open; what is sent until then is lost.
    channel.stateChanged.subscribe((state) => {
      if (state === 'open') session.start();
    });
  });
  const listen = await createListener(session);
  peer.onTrack.subscribe((track) => {
    track.onReceiveRtp.subscribe((packet) => {
      if (!line.closed) listen(packet);
    });
  });
}

function endAtOnce(peer: RTCPeerConnection): Promise<void> {
  cutOff(peer, () => true);
  return peer.close();
}

/** An answer with which no check succeeds. */
const misled = (answer: string): string => answer.replace(/^a=ice-pwd:.*$/gm, `a=ice-pwd:${'x'.repeat(24)}`);

async function createListener(session: Session): Promise<(packet: RtpPacket) => void> {
  const decoder = new OpusDecoder({ sampleRate: CALL_SAMPLE_RATE, channels: 1 });
  await decoder.ready;
  const order = createPacketOrder(opusDurationMs);
  return ({ header, payload }) => {
    if (payload.length === 0) return;
    const packet = { sequence: header.sequenceNumber, timestamp: header.timestamp, payload };
    for (const { payload: opus, gapMs } of order.push(packet)) {
      if (gapMs > 0) session.skip(gapMs);
      const { channelData } = decoder.decodeFrame(opus);
      session.hear(channelData[0] ?? new Float32Array(0));
    }
  };
}
