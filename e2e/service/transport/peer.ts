/**
 * A peer connection of werift's, with what it does otherwise than a browser expects set right, and the ways
 * to break it that faults ask for. It knows no session.
 */
import {
  type Address,
  type Protocol,
  type RTCDtlsTransport,
  RTCPeerConnection,
  RTCRtpCodecParameters,
} from 'werift';

/** A peer on this machine only; it answers no checks while `isSilent`. */
export function createPeer(isSilent: () => boolean): RTCPeerConnection {
  const peer = new RTCPeerConnection({
    iceServers: [],
    iceFilterStunResponse: (message, address, protocol) => {
      if (message.getAttributeValue('USE-CANDIDATE') !== undefined) follow(peer, address, protocol);
      return !isSilent();
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

/** Gives the answer to an offer. @throws {Error} when the offer is not SDP that can be answered. */
export async function answerOffer(peer: RTCPeerConnection, offer: string): Promise<string> {
  await peer.setRemoteDescription({ type: 'offer', sdp: withoutCandidates(offer) });
  // Without this werift asks a public STUN server for its address, whatever `iceServers` says; nothing may
  // leave this machine.
  for (const { connection } of peer.iceTransports) Object.assign(connection, { stunServer: undefined });
  await peer.setLocalDescription(await peer.createAnswer());
  for (const transport of peer.dtlsTransports) leaveUsedNumbers(transport);
  return peer.localDescription?.sdp ?? '';
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

/**
 * A last message gets the first of these to arrive; the end itself is not repeated by itself, so it is told
 * again.
 */
const ENDING_MS = [100, 300, 600];

/** Closes the channel in the client at once: werift's own close does not tell it. */
export async function endProperly(peer: RTCPeerConnection): Promise<void> {
  for (const delayMs of ENDING_MS) {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    await peer.sctpTransport?.sctp.abort();
  }
  await peer.close();
}

/** While `isCut` no packet goes out or comes in, and the sockets stay open, as with a cut cable. */
export function cutOff(peer: RTCPeerConnection, isCut: () => boolean): void {
  for (const { connection } of peer.iceTransports) {
    const receive = connection.onData.execute;
    connection.onData.execute = (...data) => {
      if (!isCut()) receive(...data);
    };
    for (const { protocol } of connection.candidatePairs) {
      const sendStun = protocol.sendStun.bind(protocol);
      const sendData = protocol.sendData.bind(protocol);
      protocol.sendStun = async (...packet) => (isCut() ? undefined : await sendStun(...packet));
      protocol.sendData = async (...packet) => (isCut() ? undefined : await sendData(...packet));
    }
  }
}

/** Drops packets of sound before anything counts them, so that the reports to the client tell of the loss. */
export function dropSound(peer: RTCPeerConnection, isLost: () => boolean): void {
  for (const { onRtp } of peer.dtlsTransports) {
    const execute = onRtp.execute;
    onRtp.execute = (...packet) => {
      if (!isLost()) execute(...packet);
    };
  }
}

/** Lets everything work but the layer under the channel, so that the channel stays connecting. */
export function withholdChannel(peer: RTCPeerConnection): void {
  for (const transport of peer.dtlsTransports) Object.assign(transport, { sendData: async () => undefined });
}
