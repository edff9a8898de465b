/** Puts the live session on this page: its sources and engines, real timers, the bridge to main. Decides nothing. */
import { enginesFor, foreignTo, preferredEngine } from '../../core/app/engineChoice.ts';
import type { Settings } from '../../core/app/settings.ts';
import { type AppState, isFinishing } from '../../core/app/state.ts';
import { success } from '../../core/base/result.ts';
import type { Engine, EngineName } from '../../core/engine/engine.ts';
import { idle, type SessionStatus } from '../../core/live/status.ts';
import { chosenLanes, OTHERS, YOU } from '../../core/transcript/lanes.ts';
import type { LaneId } from '../../core/transcript/transcript.ts';
import { wordsIn } from '../../core/words/words.ts';
import type { Source } from '../../live/capture.ts';
import type { Clock } from '../../live/clock.ts';
import { type Supervisor, startSupervisor } from '../../live/supervisor.ts';
import { appState, openRecognizer, overlayBridge } from '../bridge.ts';
import { loadSpeechDetector, openCapture, type SourceCapture } from './capture/capture.ts';
import { createComputerSound } from './capture/computerSound.ts';
import { latencyMsOf } from './capture/latency.ts';
import { microphone } from './capture/microphone.ts';
import { createMuting } from './capture/muting.ts';
import { createLocalEngine } from './engines/local.ts';
import { createOpenAiEngine } from './engines/openai.ts';
import { createRecognizerHost, openPort, pageNeeds, type RecognizerHost } from './engines/recognizer.ts';
import { watchFaintSound } from './faintSound.ts';
import { offRecord } from './offRecord.ts';
import { sharePainted } from './sharing.ts';
import { followSidesTest } from './sidesTest.ts';
import { beginSession, overlayState, placeLanes } from './store.ts';

const clock: Clock = {
  nowMs: () => performance.now(),
  after: (delayMs, act) => {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Follows main's state from now on. */
export function startLive(): Supervisor {
  const inPage = createRecognizerHost(pageNeeds);
  const heard: Heard = new Map();
  const sources = [you(inPage, heard), others(inPage, heard)];
  followLanes(sources);
  followSidesTest(heard);
  const { show, record } = sharePainted(clock.after);
  const supervisor = startSupervisor({
    state: appState,
    sources,
    clock,
    random: Math.random,
    epochMs: () => Date.now(),
    begin: async (start) => {
      const part = await overlayBridge.call('beginSession', start);
      beginSession(start, part);
      return part;
    },
    show,
    offRecord,
    report: (status: SessionStatus) => {
      overlayState.setState(status.status === 'idle' ? { status, session: null } : { status });
      void overlayBridge.call('reportStatus', status);
    },
    record,
    charge: (charge) => void overlayBridge.call('recordCharge', charge),
  });
  navigator.mediaDevices.addEventListener('devicechange', supervisor.onDevices);
  addEventListener('online', supervisor.onOnline);
  addEventListener('pagehide', supervisor.abandon);
  followEnd(supervisor);
  // Who has no key listens here: a model that has loaded when they start saves them a second or two.
  if (preferredEngine(appState.getState()) === 'local') prepareRecognizer();
  return supervisor;
}

/** Main waits at Quit for as long as it hears that something is still being settled. */
const STILL_AT_WORK_MS = 1_000;

function followEnd(supervisor: Supervisor): void {
  setInterval(() => {
    const { status: session } = overlayState.getState();
    if (isFinishing({ ...appState.getState(), session })) void overlayBridge.call('reportStatus', session);
  }, STILL_AT_WORK_MS);
  appState.subscribe(({ power }, before) => {
    if (power !== 'ending' || before.power === 'ending') return;
    supervisor.abandon();
    // Main hears this after the last entries.
    void overlayBridge.call('reportStatus', idle);
  });
}

const isWanted = (lane: LaneId) => (settings: Settings) =>
  chosenLanes(settings.sources, appState.getState().canHearComputer).includes(lane);

/** Every lane that is wanted has its place on screen before its source opens. */
function followLanes(sources: readonly Source[]): void {
  const follow = ({ settings, locale }: AppState) =>
    placeLanes(
      sources.filter((source) => source.isWanted?.(settings) ?? true).map(({ lane }) => lane),
      settings.names,
      wordsIn(locale),
    );
  follow(appState.getState());
  const asked = ({ settings: { sources, names }, locale }: AppState) =>
    JSON.stringify([sources, names, locale]);
  appState.subscribe((state, before) => {
    if (asked(state) !== asked(before)) follow(state);
  });
}

/** What each lane hears now, for who looks at the same sound. */
type Heard = Map<LaneId, SourceCapture<never>['track']>;

function you(inPage: RecognizerHost, heard: Heard): Source {
  const detector = loadSpeechDetector();
  const { opening, mute } = createMuting(microphone);
  return {
    lane: YOU,
    mute,
    isWanted: isWanted(YOU),
    silence: { kind: 'microphoneSilent' },
    open: async (settings, listener) => {
      const opened = await openCapture(settings, { opening, detector, listener });
      if (!opened.ok) return opened;
      const capture = opened.value;
      heard.set(YOU, capture.track);
      return success({
        capture,
        engines: enginesOf(capture, inPage, 0),
        change: (changed: Settings) => void capture.changeInput(changed),
        latencyMs: latencyOf(capture),
      });
    },
  };
}

/** Both lanes are opened together, and neither should wait for a pause to go over while the other does. */
const OTHERS_EARLIER_MS = 3 * 60_000;

/** What the computer plays. It may rest: that nobody speaks there is no problem. */
function others(inPage: RecognizerHost, heard: Heard): Source {
  let detector: Worker | null = null;
  const opening = createComputerSound(() => overlayBridge.call('allowComputerSound', undefined));
  return {
    lane: OTHERS,
    isWanted: isWanted(OTHERS),
    open: async (_settings, listener) => {
      detector ??= loadSpeechDetector();
      const faint = watchFaintSound(listener.onProblem);
      const watched = { ...listener, onProblem: faint.onProblem };
      const opened = await openCapture({}, { opening, detector, listener: watched });
      if (!opened.ok) {
        faint.stop();
        return opened;
      }
      const close = () => {
        faint.stop();
        opened.value.close();
      };
      const capture = { ...opened.value, close };
      heard.set(OTHERS, capture.track);
      return success({
        capture,
        engines: enginesOf(capture, inPage, OTHERS_EARLIER_MS),
        change: () => undefined,
        latencyMs: latencyOf(capture),
      });
    },
  };
}

const latencyOf =
  ({ track }: Pick<SourceCapture<never>, 'track'>) =>
  () =>
    latencyMsOf(track()?.getSettings() ?? {});

const prepareRecognizer = () => void overlayBridge.call('prepareRecognizer', undefined);

/** Those that hear a source, as they are chosen at any moment. */
function enginesOf(
  { createTrack, follow }: Pick<SourceCapture<never>, 'createTrack' | 'follow'>,
  inPage: RecognizerHost,
  earlierMs: number,
): () => readonly Engine[] {
  const engines: Readonly<Record<EngineName, Engine>> = {
    openai: createOpenAiEngine({
      createTrack,
      mint: () => overlayBridge.call('mintToken', undefined),
      earlierMs,
    }),
    local: createLocalEngine({
      follow,
      openPort: () => openPort(openRecognizer, inPage),
      prepare: prepareRecognizer,
      foreign: () => {
        const languages = foreignTo(appState.getState().settings.languages);
        return languages.length === 0 ? null : languages.join(', ');
      },
    }),
  };
  return () => enginesFor(appState.getState()).map((name) => engines[name]);
}
