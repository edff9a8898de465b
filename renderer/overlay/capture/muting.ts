/** A source that can be muted: its tracks stay open and give zeros, so that it hears again at once. Captures nothing. */
import type { Opening } from './input.ts';

export interface Muting<Settings> {
  readonly opening: Opening<Settings>;
  /** Also what is opened from now on. */
  readonly mute: (isMuted: boolean) => void;
}

export function createMuting<Settings>(of: Opening<Settings>): Muting<Settings> {
  let isMuted = false;
  let tracks: readonly MediaStreamTrack[] = [];
  const apply = () => {
    tracks = tracks.filter(({ readyState }) => readyState === 'live');
    for (const track of tracks) track.enabled = !isMuted;
  };
  return {
    opening: {
      ...of,
      open: async (settings) => {
        const opened = await of.open(settings);
        if (opened.ok) tracks = [...tracks, ...opened.value.getAudioTracks()];
        // Before anything is connected to it.
        apply();
        return opened;
      },
    },
    mute: (next) => {
      isMuted = next;
      apply();
    },
  };
}
