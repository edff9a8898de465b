/**
 * A call over WebRTC: answers an offer, gives its sound and its data channel to a session. It knows no HTTP
 * and no protocol events.
 */
import { OpusDecoder } from 'opus-decoder';
import {
  type Address,
  type Protocol,
  type RTCDataChannel,
  type RTCDtlsTransport,
  RTCPeerConnection,
  RTCRtpCodecParameters,
  type RtpPacket,
} from 'werift';
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
  const line = { channel: undefined as RTCDataChannel | undefined, silent: false, closed: false };
  const peer = createPeer(line);
  const send = (text: string): void => {
    if (!line.silent && line.channel?.readyState === 'open') line.channel.send(text);
  };
  const session = needs.createSession(send, () => close('expired'));

  const close = (reason: string): void => {
    if (line.closed) return;
    line.closed = true;
    session.dispose();
    needs.onClosed(reason);
    if (reason === 'dropped') {
      fallSilent(peer);
      void peer.close();
    } else {
      void endProperly(peer);
    }
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
  // Without this werift asks a public STUN server for its address, whatever `iceServers` says; nothing may
  // leave this machine.
  for (const { connection } of peer.iceTransports) Object.assign(connection, { stunServer: undefined });
  await peer.setLocalDescription(await peer.createAnswer());
  for (const transport of peer.dtlsTransports) leaveUsedNumbers(transport);
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

/**
 * A last message gets the first of these to arrive; the end itself is not repeated by itself, so it is told
 * again.
 */
const ENDING_MS = [100, 300, 600];

/** Closes the channel in the client at once: werift's own close does not tell it. */
async function endProperly(peer: RTCPeerConnection): Promise<void> {
  for (const delayMs of ENDING_MS) {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    await peer.sctpTransport?.sctp.abort();
  }
  await peer.close();
}

function createPeer(line: { readonly silent: boolean }): RTCPeerConnection {
  const peer = new RTCPeerConnection({
    iceServers: [],
    iceFilterStunResponse: (message, address, protocol) => {
      if (message.getAttributeValue('USE-CANDIDATE') !== undefined) follow(peer, address, protocol);
      return !line.silent;
    },
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    bundlePolicy: 'max-bundle',
    codecs: {
      audio: [new RTCRtpCodecParameters({ mimeType: 'audio/opus', clockRate: 48_000, channels: 2 })],
      video: [],
    },
  });
  return peer;
}

/**
 * Sends from now on where the browser says its packets go. It may choose a better path after its first choice
 * and then ignores the first; werift keeps to the first it was told.
 */
function follow(peer: RTCPeerConnection, [host, port]: Address, protocol: Protocol): void {
  for (const { connection } of peer.iceTransports) {
    const pair = connection.candidatePairs.find(
      (candidate) =>
        candidate.protocol === protocol &&
        candidate.remoteAddr[0] === host &&
        candidate.remoteAddr[1] === port,
    );
    if (pair !== undefined && connection.nominated !== undefined) connection.nominated = pair;
  }
}

/**
 * Clients need not wait for their candidates, and browsers hide them behind names that only multicast DNS
 * resolves: the client's own checks tell us its address.
 */
const withoutCandidates = (sdp: string): string =>
  sdp.replace(/^a=(candidate:|end-of-candidates).*\r?\n/gm, '');

/** Makes a good answer one with which nothing works, for the faults that ask for it. */
function spoiled(answer: string, kind: CallAnswer['kind']): string {
  if (kind === 'noIce') return answer.replace(/^a=ice-pwd:.*$/gm, `a=ice-pwd:${'x'.repeat(24)}`);
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

/** More records than any handshake takes, its repetitions included. */
const FIRST_DATA_RECORD = 1_000;

/**
 * werift gives its last handshake record a number that it uses again for data a moment later; a browser drops
 * the second as a replay (RFC 6347, section 4.1.2.6), and an early message comes a second late. Data begins
 * at a number of its own.
 */
function leaveUsedNumbers(transport: RTCDtlsTransport): void {
  transport.onStateChange.subscribe((state) => {
    if (state === 'connected' && transport.dtls !== undefined) {
      transport.dtls.dtls.recordSequenceNumber = FIRST_DATA_RECORD;
    }
  });
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
