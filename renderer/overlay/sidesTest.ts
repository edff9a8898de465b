/**
 * Tells main what is heard of both sides while a person tests them: of what the lanes hear where captions run, else of
 * sources that are opened for the test alone. Nothing is recognised, kept or sent.
 */

import type { AppState } from '../../core/app/state.ts';
import type { Problem } from '../../core/base/problem.ts';
import type { HeardSide } from '../../core/live/sidesTest.ts';
import { OTHERS, YOU } from '../../core/transcript/lanes.ts';
import { appState, overlayBridge } from '../bridge.ts';
import { createMeter } from '../ui/meter.ts';
import { createComputerSound, defaultOutputName } from './capture/computerSound.ts';
import type { Opening } from './capture/input.ts';
import { microphone } from './capture/microphone.ts';

const TELL_EVERY_MS = 250;
/** What could not be opened is asked for again so often. */
const TRY_AGAIN_MS = 3_000;

/** What a lane hears now; null while it hears nothing or does not run. */
export type HeardTracks = ReadonlyMap<string, () => MediaStreamTrack | null>;

export function followSidesTest(tracks: HeardTracks): void {
  let end: (() => void) | null = null;
  const follow = ({ sidesTest }: AppState) => {
    if (sidesTest !== null) end ??= beginTest(tracks);
    else {
      end?.();
      end = null;
    }
  };
  follow(appState.getState());
  appState.subscribe(follow);
}

/** Gives back how it ends. */
function beginTest(tracks: HeardTracks): () => void {
  const settings = () => appState.getState().settings;
  const computer = createComputerSound(() => overlayBridge.call('allowComputerSound', undefined));
  const you = hearSide(() => tracks.get(YOU)?.() ?? null, {
    open: () => microphone.open(settings()),
    isRight: (track) => microphone.isRight(settings(), track),
  });
  const others = hearSide(() => tracks.get(OTHERS)?.() ?? null, {
    open: () => computer.open({}),
    isRight: (track) => computer.isRight({}, track),
  });
  let isOver = false;
  const tell = async () => {
    const { canHearComputer, soundSystem } = appState.getState();
    const output = await defaultOutputName();
    const yours = await you.read();
    const theirs = canHearComputer ? await others.read() : null;
    if (isOver) return;
    void overlayBridge.call('reportSides', {
      you: yours && { ...yours, device: nameOf(yours.device, soundSystem?.inputName) },
      others: theirs && { ...theirs, device: nameOf(output, soundSystem?.outputName) },
    });
  };
  const telling = setInterval(tell, TELL_EVERY_MS);
  return () => {
    isOver = true;
    clearInterval(telling);
    you.stop();
    others.stop();
  };
}

/** Linux calls a default device by that word only; its sound server says which it is. */
const nameOf = (label: string, systemName = ''): string => {
  const name = label.replace(/^Default - /u, '');
  return (name === 'Default' || name === '' ? systemName : name).slice(0, 300);
};

interface Own {
  readonly open: () => ReturnType<Opening<object>['open']>;
  /** Whether the track is of what is meant now. */
  readonly isRight: (track: MediaStreamTrack) => Promise<boolean>;
}

/** What a lane hears comes first; a track is opened only where no lane has one. */
function hearSide(shared: () => MediaStreamTrack | null, { open, isRight }: Own) {
  const meter = createMeter();
  let own: MediaStreamTrack | null = null;
  let problem: Problem | null = null;
  let isOver = false;
  let isOpening = false;
  let refusedAtMs = Number.NEGATIVE_INFINITY;

  const release = () => {
    own?.stop();
    own = null;
  };
  const openOwn = async () => {
    if (isOpening || performance.now() - refusedAtMs < TRY_AGAIN_MS) return;
    isOpening = true;
    const opened = await open();
    isOpening = false;
    problem = opened.ok ? null : opened.problem;
    if (opened.ok) own = opened.value.getAudioTracks()[0] ?? null;
    else refusedAtMs = performance.now();
    if (isOver) release();
  };
  return {
    /** Null while nothing is open yet. The device is its track's label. */
    read: async (): Promise<HeardSide | null> => {
      if (own !== null && (own.readyState !== 'live' || !(await isRight(own)))) release();
      if (isOver) return null;
      const running = shared();
      if (running !== null) {
        release();
        problem = null;
      } else if (own === null) void openOwn();
      const track = running ?? own;
      if (track === null && problem === null) return null;
      meter.follow(track);
      return { device: track?.label ?? '', levelDb: meter.readDb(), problem };
    },
    stop: () => {
      isOver = true;
      release();
      meter.close();
    },
  };
}
