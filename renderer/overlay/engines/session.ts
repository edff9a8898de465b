/**
 * Compares what is wanted with what is, and acts: starts and ends sessions, reports what they do. The
 * overlay's only reader of intent.
 */

import type { Settings } from '../../../core/app/settings.ts';
import type { AppState } from '../../../core/app/state.ts';
import { noCaptions } from '../../../core/captions/captions.ts';
import { idle, type SessionStatus } from '../../../core/live/status.ts';
import type { SessionHead, TranscriptEntry } from '../../../core/transcript/transcript.ts';
import { appState, bridge } from '../../bridge.ts';
import { overlayState, receive, receiveGap, silence } from '../captions.ts';
import { type Audio, loadSpeechDetector, openAudio } from '../capture/audio.ts';
import { createHearing } from '../capture/hearing.ts';
import { createLink, type Link } from './link.ts';

/** What runs between Start and Stop. */
interface Running {
  readonly head: SessionHead;
  readonly audio: Audio;
  readonly link: Link;
}

export interface Session {
  /** Tries again at once after a problem. */
  readonly retry: () => void;
  readonly dispose: () => void;
}

type Phase =
  | { readonly phase: 'idle' }
  | { readonly phase: 'starting' }
  | { readonly phase: 'running'; readonly running: Running }
  | { readonly phase: 'stopping'; readonly running: Running }
  /** Could not start; waits until something changes. */
  | { readonly phase: 'stuck' };

/** Follows main's state from now on. A reloaded page recovers here too: intent says on, fact says idle. */
export function startSession(): Session {
  const detector = loadSpeechDetector();
  let phase: Phase = { phase: 'idle' };

  const report = (status: SessionStatus) => {
    overlayState.setState({ status });
    void bridge.call('reportStatus', status);
  };

  const keep = (sessionId: string) => async (entry: TranscriptEntry) => {
    // A refusal is a Problem that main shows and a line that main holds on to.
    await bridge.call('appendEntry', { sessionId, entry });
  };

  const start = async () => {
    phase = { phase: 'starting' };
    overlayState.setState({ captions: noCaptions, gap: null });
    report({ status: 'connecting' });
    const { settings } = appState.getState();
    const hearing = createHearing(report);
    let link: Link | null = null;
    const audio = await openAudio(settings, detector, {
      onSpeech: (frame) => {
        hearing.onSpeech(frame);
        link?.onSpeech(frame);
      },
      onIsland: (island) => link?.onIsland(island),
      onLevel: hearing.onLevel,
      onGivenUp: (span) => link?.onGivenUp(span),
      onProblem: hearing.onProblem,
    });
    if (!audio.ok) {
      phase = { phase: 'stuck' };
      report({ status: 'failed', problem: audio.problem });
      return;
    }
    const head: SessionHead = {
      id: crypto.randomUUID(),
      startedAtEpochMs: Date.now() - audio.value.capturedMs(),
      languages: settings.languages,
    };
    void bridge.call('beginSession', head);
    link = createLink({
      audio: audio.value,
      mint: () => bridge.call('mintToken', undefined),
      receive: (event) => receive(event, keep(head.id)),
      receiveGap: (span) => receiveGap(span, keep(head.id)),
      captions: () => overlayState.getState().captions,
      onStatus: hearing.onStatus,
    });
    phase = { phase: 'running', running: { head, audio: audio.value, link } };
    followMicrophone(settings);
    reconcile(appState.getState());
  };

  /** Another microphone may have been chosen just now, or while the one in use was being opened. */
  const followMicrophone = (before: Settings) => {
    const { settings } = appState.getState();
    if (phase.phase !== 'running' || !meansAnotherMicrophone(settings, before)) return;
    void phase.running.audio.changeMicrophone(settings);
  };

  const stop = async (running: Running) => {
    const { head, audio, link } = running;
    phase = { phase: 'stopping', running };
    try {
      await link.finish();
      await bridge.call('endSession', { sessionId: head.id, durationMs: audio.capturedMs() });
    } finally {
      // Whatever went wrong, the microphone is let go of, and captions can be started again.
      audio.close();
      overlayState.setState({ hearing: silence, gap: null });
      phase = { phase: 'idle' };
      report(idle);
      reconcile(appState.getState());
    }
  };

  const reconcile = (state: AppState) => {
    const isWanted = state.intent.captions && state.power === 'awake';
    if (isWanted && phase.phase === 'idle') void start();
    if (!isWanted && phase.phase === 'running') void stop(phase.running);
    if (!isWanted && phase.phase === 'stuck') {
      phase = { phase: 'idle' };
      report(idle);
    }
  };

  const retry = () => {
    if (phase.phase === 'running') phase.running.link.retry();
    if (phase.phase === 'stuck') {
      phase = { phase: 'idle' };
      reconcile(appState.getState());
    }
  };

  const onState = (state: AppState, before: AppState) => {
    reconcile(state);
    if (state.key.revision !== before.key.revision || state.settings.baseUrl !== before.settings.baseUrl)
      retry();
    if (phase.phase === 'stuck' && meansAnotherMicrophone(state.settings, before.settings)) retry();
    followMicrophone(before.settings);
    if (phase.phase !== 'running') return;
    if (meansAnotherConnection(state.settings, before.settings)) phase.running.link.renew();
  };

  const onDevices = () => {
    if (phase.phase === 'stuck') retry();
  };

  /** The page goes: what is not settled is kept as it stands. */
  const onPageHide = () => {
    if (phase.phase === 'running' || phase.phase === 'stopping') phase.running.link.abandon();
  };

  const stopFollowing = appState.subscribe(onState);
  navigator.mediaDevices.addEventListener('devicechange', onDevices);
  addEventListener('pagehide', onPageHide);
  report(idle);
  reconcile(appState.getState());
  return {
    retry,
    dispose: () => {
      stopFollowing();
      navigator.mediaDevices.removeEventListener('devicechange', onDevices);
      removeEventListener('pagehide', onPageHide);
      detector.terminate();
    },
  };
}

function meansAnotherMicrophone(now: Settings, before: Settings): boolean {
  return (
    now.microphone !== before.microphone ||
    now.echoCancellation !== before.echoCancellation ||
    now.noiseSuppression !== before.noiseSuppression
  );
}

function meansAnotherConnection(now: Settings, before: Settings): boolean {
  return now.languages !== before.languages || now.keywords !== before.keywords || now.delay !== before.delay;
}
