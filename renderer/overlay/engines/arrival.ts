/** Watches whether the sound of a peer connection arrives, as its receiver reports, and whether anything comes back. Replays nothing. */
import type { Span } from '../../../core/base/span.ts';
import { foldSigns, signsFrom } from '../../../core/live/signsOfLife.ts';
import { foldSoundReport, noSoundLoss } from '../../../core/live/soundLoss.ts';

/** A silence is found out so much late; the statistics cost a millisecond. */
const ASK_EVERY_MS = 250;

export interface ArrivalNeeds {
  /** The capture clock of what is being sent now. */
  readonly atMs: () => number;
  /** Whether sound is being sent at all. */
  readonly isSending: () => boolean;
  readonly onLost: (span: Span) => void;
  /** Nothing at all has come back for so long that the connection may be dead; or null when something has, after that. */
  readonly onSilent: (silentMs: number | null) => void;
}

/** The fields of W3C's "Identifiers for WebRTC's Statistics API" that count here. */
interface Stats {
  readonly bytesReceived?: number;
  readonly requestsReceived?: number;
  readonly responsesReceived?: number;
  readonly packetsSent?: number;
  readonly packetsLost?: number;
  readonly timestamp?: number;
}

/** Until the returned function is called. Of a server that sends no reports nothing is told. */
export function watchArrival(
  peer: RTCPeerConnection,
  { atMs, isSending, onLost, onSilent }: ArrivalNeeds,
): () => void {
  let loss = noSoundLoss;
  let signs = signsFrom(performance.now());
  const ask = async () => {
    // A busy page reads the answer late.
    const askedMs = performance.now();
    const stats = await statsOf(peer).catch(() => null);
    if (stats === null) return;
    const { received, ...report } = stats;
    const sign = foldSigns(signs, { received, isSending: isSending() }, askedMs);
    signs = sign.signs;
    if (sign.silentMs !== undefined) onSilent(sign.silentMs);
    const step = foldSoundReport(loss, { atMs: atMs(), ...report });
    loss = step.loss;
    for (const span of step.lost) onLost(span);
  };
  const timer = setInterval(() => void ask(), ASK_EVERY_MS);
  return () => clearInterval(timer);
}

async function statsOf(peer: RTCPeerConnection) {
  let sent: Stats | null = null;
  let report: Stats | null = null;
  let received = 0;
  for (const [, entry] of await peer.getStats()) {
    if (entry.type === 'outbound-rtp' && entry.kind === 'audio') sent = entry;
    if (entry.type === 'transport') received += (entry as Stats).bytesReceived ?? 0;
    if (entry.type === 'candidate-pair') received += checksOf(entry);
    if (entry.type === 'remote-inbound-rtp' && entry.kind === 'audio') report = entry;
  }
  if (sent === null) return null;
  const { packetsSent = 0 } = sent;
  // Until the receiver's first report, nothing is known to be lost.
  const { packetsLost = 0, timestamp = 0 } = report ?? {};
  return { packetsSent, packetsLost, reportedAt: timestamp, received };
}

/** Checks of connectivity, which are not among the bytes: all that comes while no sound is sent. */
const checksOf = ({ requestsReceived = 0, responsesReceived = 0 }: Stats): number =>
  requestsReceived + responsesReceived;
