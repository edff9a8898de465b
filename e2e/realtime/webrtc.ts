/** A call over WebRTC: answers an offer, gives its sound and its data channel to a session. It knows no HTTP and no protocol events. */
import { OpusDecoder } from 'opus-decoder';
import { type RTCDataChannel, RTCPeerConnection, RTCRtpCodecParameters, type RtpPacket } from 'werift';
import type { CallAnswer } from './command.ts';
import type { Connection } from './connection.ts';
import { createPacketOrder, opusDurationMs } from './rtp.ts';
import type { Session } from './session.ts';

/** What the hearing needs of speech lies under 4 kHz; the decoder gives this rate directly. */
export const CALL_SAMPLE_RATE = 16_000;

export interface CallNeeds {
  readonly id: number;
  readonly offer: string;
  readonly answerKind: CallAnswer['kind'];
  /** Makes the session that this call feeds; it sends through the channel and ends the call. */
  readonly createSession: (send: (text: string) => void, onEnd: () => void) => Session;
  /** The connection is no more, whoever ended it. */
  readonly onClosed: (reason: string) => void;
}

export interface Call {
  readonly connection: Connection;
  readonly answer: string;
}

/** @throws {Error} when the offer is not SDP that can be answered. */
export async function answerCall(needs: CallNeeds): Promise<Call> {
  const peer = createPeer();
  const line = { channel: undefined as RTCDataChannel | undefined, silent: false, closed: false };
  const send = (text: string): void => {
    if (!line.silent && line.channel?.readyState === 'open') line.channel.send(text);
  };
  const session = needs.createSession(send, () => close('expired'));

  const close = (reason: string): void => {
    if (line.closed) return;
    line.closed = true;
    session.dispose();
    needs.onClosed(reason);
    // The channel first, and a moment for its message, so that the client sees an orderly end.
    if (reason === 'dropped') fallSilent(peer);
    else line.channel?.close();
    setTimeout(() => void peer.close(), reason === 'dropped' ? 0 : CLOSING_MS);
  };

  peer.onDataChannel.subscribe((channel) => {
    line.channel = channel;
    channel.onMessage.subscribe((message) => {
      if (!line.silent) session.receive(message.toString());
    });
    // The channel is announced a moment before it is open; what is sent until then is lost.
    channel.stateChanged.subscribe((state) => {
      if (state === 'open') session.start();
    });
  });
  peer.connectionStateChange.subscribe((state) => {
    if (state === 'failed' || state === 'closed' || state === 'disconnected') close(state);
  });
  const listen = await createListener(session);
  peer.onTrack.subscribe((track) => {
    track.onReceiveRtp.subscribe((packet) => {
      if (!line.silent && !line.closed) listen(packet);
    });
  });

  await peer.setRemoteDescription({ type: 'offer', sdp: withoutCandidates(needs.offer) });
  await peer.setLocalDescription(await peer.createAnswer());
  if (needs.answerKind === 'noChannel') withholdChannel(peer);
  const answer = spoiled(peer.localDescription?.sdp ?? '', needs.answerKind);
  return {
    answer,
    connection: {
      id: needs.id,
      close: () => close('hung up'),
      drop: () => close('dropped'),
      vanish: () => {
        line.silent = true;
        fallSilent(peer);
      },
      expire: () => session.expire(),
      replay: (messages) => session.replay(messages),
    },
  };
}

/** Enough for a close message on loopback. */
const CLOSING_MS = 200;

function createPeer(): RTCPeerConnection {
  return new RTCPeerConnection({
    iceServers: [],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    bundlePolicy: 'max-bundle',
    codecs: {
      audio: [new RTCRtpCodecParameters({ mimeType: 'audio/opus', clockRate: 48_000, channels: 2 })],
      video: [],
    },
  });
}

/**
 * Clients need not wait for their candidates, and browsers hide them behind names that only multicast DNS resolves:
 * the client's own checks tell us its address.
 */
const withoutCandidates = (sdp: string): string => sdp.replace(/^a=(candidate:|end-of-candidates).*\r?\n/gm, '');

/** Makes a good answer one with which nothing works, for the faults that ask for it. */
function spoiled(answer: string, kind: CallAnswer['kind']): string {
  if (kind === 'noIce') return answer.replace(/^(a=candidate:\S+ \d+ \S+ \d+) \S+ \d+/gm, '$1 127.0.0.1 9');
  return answer;
}

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

/** Stops every packet to the client while leaving the sockets open, as a cut cable would. */
function fallSilent(peer: RTCPeerConnection): void {
  for (const transport of peer.iceTransports) {
    for (const { protocol } of transport.connection.candidatePairs) {
      protocol.sendStun = async () => undefined;
      protocol.sendData = async () => undefined;
    }
  }
}

/** Lets everything work but the layer under the channel, so that the channel stays connecting. */
function withholdChannel(peer: RTCPeerConnection): void {
  for (const transport of peer.dtlsTransports) Object.assign(transport, { sendData: async () => undefined });
}
