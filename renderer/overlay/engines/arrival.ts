/** Watches whether the sound of a peer connection arrives, as its receiver reports. Replays nothing. */
import type { Span } from '../../../core/base/span.ts';
import { foldSoundReport, noSoundLoss } from '../../../core/live/soundLoss.ts';

const ASK_EVERY_MS = 500;

export interface ArrivalNeeds {
  /** The capture clock of what is being sent now. */
  readonly atMs: () => number;
  readonly onLost: (span: Span) => void;
}

/** The fields of W3C's "Identifiers for WebRTC's Statistics API" that count here. */
interface AudioStats {
  readonly packetsSent?: number;
  readonly packetsLost?: number;
  readonly timestamp?: number;
}

/** Until the returned function is called. Of a server that sends no reports nothing is told. */
export function watchArrival(peer: RTCPeerConnection, { atMs, onLost }: ArrivalNeeds): () => void {
  let loss = noSoundLoss;
  const ask = async () => {
    const stats = await statsOf(peer).catch(() => null);
    if (stats === null) return;
    const step = foldSoundReport(loss, { atMs: atMs(), ...stats });
    loss = step.loss;
    for (const span of step.lost) onLost(span);
  };
  const timer = setInterval(() => void ask(), ASK_EVERY_MS);
  return () => clearInterval(timer);
}

async function statsOf(peer: RTCPeerConnection) {
  let sent: AudioStats | null = null;
  let received: AudioStats | null = null;
  for (const [, entry] of await peer.getStats()) {
    if (entry.type === 'outbound-rtp' && entry.kind === 'audio') sent = entry;
    if (entry.type === 'remote-inbound-rtp' && entry.kind === 'audio') received = entry;
  }
  if (sent === null) return null;
  const { packetsSent = 0 } = sent;
  // Until the receiver's first report, nothing is known to be lost.
  const { packetsLost = 0, timestamp = 0 } = received ?? {};
  return { packetsSent, packetsLost, reportedAt: timestamp };
}
