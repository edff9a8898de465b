/** A track for a peer connection, fed by what capture plays, with its silence left out. Opens no microphone. */
import type { SentSound } from '../../../core/audio/outlet.ts';
import type { CaptureCommand } from './speech.ts';

/** Lets sound out of a connection, or no more; resolves when it is so. */
export type SetWayOut = (isOpen: boolean) => Promise<void>;

/**
 * One track for one connection. It carries silence until it is attached; only one may be attached at a time.
 */
export interface Track {
  readonly track: MediaStreamTrack;
  readonly stream: MediaStream;
  /** From now on the way out is opened before speech and closed after it. */
  readonly attach: (setWayOut: SetWayOut) => void;
  readonly detach: () => void;
  readonly dispose: () => void;
  /** Of all tracks of the capture together. */
  readonly sent: () => SentSound;
}

/** What all tracks of a capture share. */
export interface Sending {
  readonly onWayOut: (isWanted: boolean, sent: SentSound) => void;
  readonly onClock: (sent: SentSound) => void;
  readonly use: (setWayOut: SetWayOut | null) => void;
  readonly sent: () => SentSound;
}

export function createSending(tell: (command: CaptureCommand) => void): Sending {
  let setWayOut: SetWayOut | null = null;
  let sent: SentSound = { sentMs: 0, delayMs: 0 };
  let last: Promise<void> = Promise.resolve();
  return {
    onWayOut: (isWanted, now) => {
      sent = now;
      const set = setWayOut;
      last = last
        .then(() => set?.(isWanted))
        // A connection that has just been closed has no way out; its end is told by others.
        .catch(() => undefined)
        .then(() => {
          if (isWanted && set === setWayOut) tell({ type: 'open' });
        });
    },
    onClock: (now) => {
      sent = now;
    },
    use: (next) => {
      setWayOut = next;
      tell({ type: 'send', isOn: next !== null });
    },
    sent: () => sent,
  };
}

export interface TrackNeeds {
  readonly context: AudioContext;
  readonly capture: AudioNode;
  readonly sending: Sending;
}

export function createTrack({ context, capture, sending }: TrackNeeds): Track {
  const destination = context.createMediaStreamDestination();
  const [track] = destination.stream.getAudioTracks();
  if (track === undefined) throw new Error('A media stream destination has one audio track');
  let isAttached = false;
  const detach = () => {
    if (!isAttached) return;
    isAttached = false;
    sending.use(null);
    capture.disconnect(destination);
  };
  return {
    track,
    stream: destination.stream,
    attach: (setWayOut) => {
      if (isAttached) return;
      isAttached = true;
      capture.connect(destination);
      sending.use(setWayOut);
    },
    detach,
    dispose: () => {
      detach();
      track.stop();
    },
    sent: sending.sent,
  };
}
