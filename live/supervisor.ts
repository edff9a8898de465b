/**
 * Compares what is wanted with what is, and acts: starts and ends sessions, follows changed settings. The page's only
 * reader of intent; opens no source itself.
 */
import type { Settings } from '../core/app/settings.ts';
import type { AppState } from '../core/app/state.ts';
import { noCaptions } from '../core/captions/captions.ts';
import { idle } from '../core/live/status.ts';
import type { BreakReason } from '../core/transcript/transcript.ts';
import type { Session, SessionNeeds } from './session.ts';
import { startSession } from './startSession.ts';

export interface SupervisorNeeds extends SessionNeeds {
  /** Main's state as it is mirrored here. */
  readonly state: {
    readonly getState: () => AppState;
    readonly subscribe: (listener: (state: AppState, before: AppState) => void) => () => void;
  };
  /** What takes their place off the record, so that nothing of it reaches whoever keeps or shares it. */
  readonly offRecord: Pick<SessionNeeds, 'begin' | 'show' | 'record'>;
}

export interface Supervisor {
  /** Tries again at once after a problem. */
  readonly retry: () => void;
  /** A device came or went: what could not be opened may be there now. */
  readonly onDevices: () => void;
  /** The network is back: what waits to try again tries now. */
  readonly onOnline: () => void;
  /** The page goes: what is not settled is kept as it stands. */
  readonly abandon: () => void;
  readonly dispose: () => void;
}

type Phase =
  | { readonly phase: 'idle' }
  /** Its sources are being opened; one that was hears already. */
  | { readonly phase: 'starting'; readonly session: Session; readonly wanted: Wanted }
  | { readonly phase: 'running'; readonly session: Session; readonly wanted: Wanted }
  | { readonly phase: 'stopping'; readonly session: Session }
  /** Could not start; waits until something changes. */
  | { readonly phase: 'stuck' };

/** A session that is kept, or one off the record. Each is a session of its own, so that no turn lies in both. */
type Wanted = 'kept' | 'offRecord';

function wantedOf({ intent, power }: AppState): Wanted | null {
  if (!intent.captions || intent.paused || power !== 'awake') return null;
  return intent.offRecord ? 'offRecord' : 'kept';
}

/** Why a session ends that is not wanted any more as it is. */
function endOf({ intent, power }: AppState): 'end' | BreakReason {
  if (!intent.captions) return 'end';
  if (power !== 'awake') return 'asleep';
  return intent.paused ? 'paused' : 'offRecord';
}

/** A microphone that another program holds is asked for again so often. */
const BUSY_AGAIN_MS = 3_000;

/** Follows main's state from now on. A reloaded page recovers here too: intent says on, fact says idle. */
export function startSupervisor(needs: SupervisorNeeds): Supervisor {
  const { state: main, report } = needs;
  let phase: Phase = { phase: 'idle' };
  let stopWaiting = () => {};

  const start = async (wanted: Wanted) => {
    for (const { lane } of needs.sources) needs.show(lane, { captions: noCaptions, gap: null });
    report({ status: 'connecting' });
    const { settings, intent } = main.getState();
    const kept = wanted === 'kept' ? needs : { ...needs, ...needs.offRecord };
    const followed: SessionNeeds = {
      ...kept,
      onOpen: () => reconcile(main.getState()),
      isWanted: () => wantedOf(main.getState()) === wanted,
    };
    const { session, opened: opening } = startSession(followed, settings, intent.muted);
    const starting: Phase = { phase: 'starting', session, wanted };
    phase = starting;
    const opened = await opening;
    // It has been finished before all of it was open.
    if (phase !== starting) return;
    if (!opened.ok) {
      phase = { phase: 'stuck' };
      report({ status: 'failed', problem: opened.problem });
      // Nothing tells when another program lets go of it.
      if (opened.problem.kind === 'microphoneBusy') stopWaiting = needs.clock.after(BUSY_AGAIN_MS, retry);
    } else {
      phase = { phase: 'running', session, wanted };
    }
    reconcile(main.getState());
  };

  const stop = async (session: Session, why: 'end' | BreakReason) => {
    phase = { phase: 'stopping', session };
    try {
      await session.finish(why);
    } finally {
      // Whatever went wrong, captions can be started again.
      phase = { phase: 'idle' };
      report(idle);
      reconcile(main.getState());
    }
  };

  /** The session that is wanted: it passes on what changes to sources that hear and to those that are still being opened. */
  const current = () => (phase.phase === 'running' || phase.phase === 'starting' ? phase : null);

  const reconcile = (state: AppState) => {
    const wanted = wantedOf(state);
    if (wanted !== null && phase.phase === 'idle') void start(wanted);
    const now = current();
    // One that hears nothing yet is not broken off: the system may be asking for leave.
    if (now !== null && now.wanted !== wanted && (now.phase === 'running' || now.session.isHearing())) {
      // Nothing of it is kept; what would be waited for is what is wanted kept.
      if (now.wanted === 'offRecord' && wanted === 'kept') now.session.abandon();
      void stop(now.session, endOf(state));
    }
    if (wanted === null && phase.phase === 'stuck') {
      stopWaiting();
      phase = { phase: 'idle' };
      report(idle);
    }
  };

  /** One that hears nothing yet waits for what it has asked for, and asks for more only while it is wanted. */
  const askAgain = ({ session, wanted }: Extract<Phase, { phase: 'starting' }>) => {
    const isAsked = wantedOf(main.getState()) === wanted;
    report(isAsked ? { status: 'connecting' } : idle);
    if (isAsked) session.retry();
  };

  const retry = () => {
    current()?.session.retry();
    if (phase.phase !== 'stuck') return;
    stopWaiting();
    phase = { phase: 'idle' };
    reconcile(main.getState());
  };

  const stopFollowing = main.subscribe((state, before) => {
    const { settings } = state;
    const was = phase;
    reconcile(state);
    if (was.phase === 'starting' && phase === was && wantedOf(state) !== wantedOf(before)) askAgain(was);
    if (state.key.revision !== before.key.revision || settings.baseUrl !== before.settings.baseUrl) retry();
    if (phase.phase === 'stuck' && meansAnotherSource(settings, before.settings)) retry();
    const session = current()?.session;
    if (meansAnotherSource(settings, before.settings)) session?.changeSources(settings);
    // Stop unmutes as well, and what is said while it settles is not for it.
    if (state.intent.captions && (!before.intent.captions || state.intent.muted !== before.intent.muted))
      session?.mute(state.intent.muted);
    const isAllowedOther = state.spending?.allowed !== before.spending?.allowed;
    if (isAllowedOther || meansAnotherConnection(settings, before.settings)) session?.renew(settings);
  });
  report(idle);
  reconcile(main.getState());
  return {
    retry,
    onDevices: () => {
      if (phase.phase === 'stuck') retry();
    },
    onOnline: () => current()?.session.retry(),
    abandon: () => {
      if ('session' in phase) phase.session.abandon();
    },
    dispose: stopFollowing,
  };
}

function meansAnotherSource(now: Settings, before: Settings): boolean {
  return (
    now.sources !== before.sources ||
    now.microphone !== before.microphone ||
    now.echoCancellation !== before.echoCancellation ||
    now.noiseSuppression !== before.noiseSuppression
  );
}

function meansAnotherConnection(now: Settings, before: Settings): boolean {
  return (
    now.engine !== before.engine ||
    now.languages !== before.languages ||
    now.keywords !== before.keywords ||
    now.delay !== before.delay
  );
}
