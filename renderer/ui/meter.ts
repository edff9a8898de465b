/** How loud a track is, for a person who looks. Records nothing, and nothing of it is heard on the speakers. */

/** 43 ms at 48 kHz: long enough to be calm, short enough to follow syllables. */
const WINDOW_SAMPLES = 2048;
const FLOOR_DB = -100;

export interface Meter {
  /** Follows this track from now on; the same one again changes nothing. */
  readonly follow: (track: MediaStreamTrack | null) => void;
  /** The level now in dBFS, -100 and more. */
  readonly readDb: () => number;
  readonly close: () => void;
}

export function createMeter(): Meter {
  const context = new AudioContext({ sinkId: { type: 'none' } });
  const analyser = new AnalyserNode(context, { fftSize: WINDOW_SAMPLES });
  const samples = new Float32Array(WINDOW_SAMPLES);
  let followed: MediaStreamTrack | null = null;
  let source: MediaStreamAudioSourceNode | null = null;
  return {
    follow: (track) => {
      if (track === followed) return;
      source?.disconnect();
      followed = track;
      source = track === null ? null : context.createMediaStreamSource(new MediaStream([track]));
      source?.connect(analyser);
      // A page that nobody clicked in yet may start suspended.
      void context.resume();
    },
    readDb: () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      return followed === null ? FLOOR_DB : Math.max(FLOOR_DB, 10 * Math.log10(power));
    },
    close: () => void context.close(),
  };
}
