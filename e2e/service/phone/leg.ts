/** The caller's end of a phone call, whoever speaks there: a recording, or a telephone. It knows no session. */

export interface SipHeader {
  readonly name: string;
  readonly value: string;
}

/** Where an accepted call's sound goes: samples -1..1 at SOCKET_SAMPLE_RATE. */
export interface Line {
  hear(samples: Float32Array): void;
  /** Time passed without sound. */
  skip(durationMs: number): void;
  /** A key of the telephone was pressed. */
  press(key: string): void;
}

export interface Leg {
  /** What its INVITE said; `From` and `To` among them. */
  readonly headers: readonly SipHeader[];
  onAccepted(line: Line): void;
  onRejected(statusCode: number): void;
  /** It is to call somewhere else; its session ends. */
  onReferred(target: string): void;
  /** The other end has hung up, or is gone. */
  onEnded(): void;
}
