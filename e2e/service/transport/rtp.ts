/** Puts RTP packets in order and tells where their sound belongs in time. It decodes nothing. */

/** A packet later than this many after it is given up as lost: a tenth of a second of 20 ms packets. */
const LONGEST_WAIT_PACKETS = 5;

/** Opus counts RTP time at 48 kHz whatever the rate inside. */
const OPUS_CLOCK_PER_MS = 48;

export interface Packet {
  readonly sequence: number;
  readonly timestamp: number;
  readonly payload: Uint8Array;
}

export interface Arrival {
  readonly payload: Uint8Array;
  /** Time before this packet for which nothing came. */
  readonly gapMs: number;
}

export interface PacketOrder {
  /**
   * Takes one packet as it comes; gives those whose turn it is. `durationMs` tells how long a payload lasts.
   */
  push(packet: Packet): readonly Arrival[];
}

/** `clockPerMs`: how far RTP's time goes on in a millisecond. */
export function createPacketOrder(
  durationMs: (payload: Uint8Array) => number,
  clockPerMs = OPUS_CLOCK_PER_MS,
): PacketOrder {
  let waiting: Packet[] = [];
  let expected: number | undefined;
  /** Where the next sound is due, on the RTP clock. */
  let dueAt: number | undefined;

  const take = (packet: Packet): Arrival => {
    const gapMs = dueAt === undefined ? 0 : signed(packet.timestamp - dueAt, 32) / clockPerMs;
    dueAt = (packet.timestamp + durationMs(packet.payload) * clockPerMs) % 2 ** 32;
    expected = (packet.sequence + 1) % 2 ** 16;
    return { payload: packet.payload, gapMs: Math.max(0, gapMs) };
  };

  return {
    push(packet) {
      if (expected !== undefined && signed(packet.sequence - expected, 16) < 0) return [];
      if (waiting.some((other) => other.sequence === packet.sequence)) return [];
      waiting.push(packet);
      const first = expected ?? packet.sequence;
      waiting.sort((left, right) => signed(left.sequence - first, 16) - signed(right.sequence - first, 16));
      const ready: Arrival[] = [];
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        const inTurn = expected === undefined || next.sequence === expected;
        if (!inTurn && waiting.length <= LONGEST_WAIT_PACKETS) break;
        waiting = waiting.slice(1);
        ready.push(take(next));
      }
      return ready;
    },
  };
}

/** The difference of two counters that wrap around. */
function signed(difference: number, bits: number): number {
  const range = 2 ** bits;
  const wrapped = ((difference % range) + range) % range;
  return wrapped >= range / 2 ? wrapped - range : wrapped;
}

/** How long an opus packet lasts, from its first bytes (RFC 6716, section 3.1). */
export function opusDurationMs(payload: Uint8Array): number {
  const head = payload[0] ?? 0;
  const configuration = head >> 3;
  const frameMs =
    configuration < 12
      ? ([10, 20, 40, 60][configuration % 4] ?? 20)
      : configuration < 16
        ? ([10, 20][configuration % 2] ?? 20)
        : ([2.5, 5, 10, 20][configuration % 4] ?? 20);
  const frames = (head & 3) === 0 ? 1 : (head & 3) === 3 ? (payload[1] ?? 1) & 63 : 2;
  return frameMs * frames;
}
