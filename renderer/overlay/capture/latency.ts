/** How long before its capture sound was in the air: by what a running track says of itself. Measures nothing. */

/** The fields of a DOM MediaTrackSettings that count here. `latency` is in seconds. */
export interface TrackSettings {
  readonly latency?: number | undefined;
  readonly echoCancellation?: boolean | string | undefined;
}

/**
 * What takes out the sound of every program waits for it first: `added_delay_ms` of `SystemLoopbackAsAecReference` in
 * Chromium's media/base/media_switches.cc.
 */
const ALL_PROGRAMS_DELAY_MS = 170;

/** More is no buffer of a device: a wrong number must not move a lane by much. */
const MOST_MS = 500;

/**
 * In milliseconds: the track's buffer, and the delay of an echo canceller that hears the whole computer. What the audio
 * graph adds is the same for every lane, and is left out.
 */
export function latencyMsOf({ latency = 0, echoCancellation }: TrackSettings): number {
  const bufferMs = Number.isFinite(latency) ? Math.min(MOST_MS, Math.max(0, latency * 1_000)) : 0;
  return bufferMs + (echoCancellation === 'all' ? ALL_PROGRAMS_DELAY_MS : 0);
}
