/** Puts the live session on this page: its sources and engines, real timers, the bridge to main. Decides nothing. */
import type { ClientSecret } from '../../core/app/contract.ts';
import { isFinishing } from '../../core/app/state.ts';
import type { Result } from '../../core/base/result.ts';
import { success } from '../../core/base/result.ts';
import { idle, type SessionStatus } from '../../core/live/status.ts';
import type { Source } from '../../live/capture.ts';
import type { Clock } from '../../live/clock.ts';
import { type Supervisor, startSupervisor } from '../../live/supervisor.ts';
import { appState, overlayBridge } from '../bridge.ts';
import { loadSpeechDetector, openCapture } from './capture/capture.ts';
import { createOpenAiEngine } from './engines/openai.ts';
import { emptyLane, overlayState, showLane } from './store.ts';

const clock: Clock = {
  nowMs: () => performance.now(),
  after: (delayMs, act) => {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Follows main's state from now on. */
export function startLive(): Supervisor {
  const sources = [microphone(loadSpeechDetector())];
  overlayState.setState({ lanes: sources.map(({ lane }) => emptyLane(lane)) });
  const supervisor = startSupervisor({
    state: appState,
    sources,
    clock,
    random: Math.random,
    epochMs: () => Date.now(),
    begin: (start) => overlayBridge.call('beginSession', start),
    show: showLane,
    report: (status: SessionStatus) => {
      overlayState.setState({ status });
      void overlayBridge.call('reportStatus', status);
    },
    // A refusal is a Problem that main shows and a change that main holds on to.
    record: (change) => overlayBridge.call('recordTranscript', change),
  });
  navigator.mediaDevices.addEventListener('devicechange', supervisor.onDevices);
  addEventListener('online', supervisor.onOnline);
  addEventListener('pagehide', supervisor.abandon);
  followEnd(supervisor);
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

const microphone = (detector: Worker): Source => ({
  lane: 'you',
  open: async (settings, listener) => {
    const opened = await openCapture(settings, detector, listener);
    if (!opened.ok) return opened;
    const capture = opened.value;
    const engine = createOpenAiEngine({ createTrack: capture.createTrack, mint });
    return success({
      capture,
      engines: () => [engine],
      change: (changed) => void capture.changeMicrophone(changed),
    });
  },
});

const mint = (): Promise<Result<ClientSecret>> => overlayBridge.call('mintToken', undefined);
