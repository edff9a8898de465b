/** A track for a peer connection, fed by what capture plays. Opens no microphone. */

/**
 * One track for one connection. It carries silence until it is attached; only one may be attached at a time.
 */
export interface Track {
  readonly track: MediaStreamTrack;
  readonly stream: MediaStream;
  readonly attach: () => void;
  readonly detach: () => void;
  readonly dispose: () => void;
}

export function createTrack(context: AudioContext, capture: AudioNode): Track {
  const destination = context.createMediaStreamDestination();
  const [track] = destination.stream.getAudioTracks();
  if (track === undefined) throw new Error('A media stream destination has one audio track');
  let isAttached = false;
  const detach = () => {
    if (isAttached) capture.disconnect(destination);
    isAttached = false;
  };
  return {
    track,
    stream: destination.stream,
    attach: () => {
      if (!isAttached) capture.connect(destination);
      isAttached = true;
    },
    detach,
    dispose: () => {
      detach();
      track.stop();
    },
  };
}
