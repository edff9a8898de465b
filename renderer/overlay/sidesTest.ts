/**
 * Tells main what is heard of both sides while a person tests them: of what the lanes hear where captions run, else of
 * sources that are opened for the test alone. Nothing is recognised, kept or sent.
 */
import type { HeardSide } from '../../core/app/sidesTest.ts';
import type { AppState } from '../../core/app/state.ts';
import type { Problem } from '../../core/base/problem.ts';
import { OTHERS, YOU } from '../../core/transcript/lanes.ts';
import { appState, overlayBridge } from '../bridge.ts';
import { createComputerSound, defaultOutputName } from './capture/computerSound.ts';
import type { Opening } from './capture/input.ts';
import { createMeter } from './capture/meter.ts';
import { microphone } from './capture/microphone.ts';

const TELL_EVERY_MS = 200;
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
  const { canHearComputer, settings } = appState.getState();
  const computer = createComputerSound(() => overlayBridge.call('allowComputerSound', undefined));
  const you = hearSide(
    () => tracks.get(YOU)?.() ?? null,
    () => microphone.open(settings),
  );
  const others = canHearComputer
    ? hearSide(
        () => tracks.get(OTHERS)?.() ?? null,
        () => computer.open({}),
      )
    : null;
  const tell = async () => {
    const { soundSystem } = appState.getState();
    const output = await defaultOutputName();
    void overlayBridge.call('reportSides', {
      you: you.read((label) => nameOf(label, soundSystem?.inputName)),
      others: others?.read(() => nameOf(output, soundSystem?.outputName)) ?? null,
    });
  };
  const telling = setInterval(tell, TELL_EVERY_MS);
  return () => {
    clearInterval(telling);
    you.stop();
    others?.stop();
  };
}

/** Linux calls a default device by that word only; its sound server says which it is. */
const nameOf = (label: string, systemName = ''): string => {
  const name = label.replace(/^Default - /u, '');
  return (name === 'Default' || name === '' ? systemName : name).slice(0, 300);
};

function hearSide(running: () => MediaStreamTrack | null, open: () => ReturnType<Opening<object>['open']>) {
  const meter = createMeter();
  let own: MediaStreamTrack | null = null;
  let problem: Problem | null = null;
  let isOver = false;
  let isOpening = false;
  let openedAtMs = Number.NEGATIVE_INFINITY;

  const release = () => {
    own?.stop();
    own = null;
  };
  const openOwn = async () => {
    if (isOpening || performance.now() - openedAtMs < TRY_AGAIN_MS) return;
    isOpening = true;
    const opened = await open();
    isOpening = false;
    openedAtMs = performance.now();
    problem = opened.ok ? null : opened.problem;
    if (opened.ok) own = opened.value.getAudioTracks()[0] ?? null;
    if (isOver) release();
  };
  return {
    /** `deviceOf` names the device by its track's label. Null while nothing is open. */
    read: (deviceOf: (label: string) => string): HeardSide | null => {
      const shared = running();
      if (shared !== null) {
        release();
        problem = null;
      } else if (own?.readyState !== 'live') {
        own = null;
        void openOwn();
      }
      const track = shared ?? own;
      meter.follow(track);
      if (track === null && problem === null) return null;
      return { device: deviceOf(track?.label ?? ''), levelDb: meter.readDb(), problem };
    },
    stop: () => {
      isOver = true;
      release();
      meter.close();
    },
  };
}
