/**
 * The state of captions: small marks under the text while all is well, a sentence with its remedy in a place of its own
 * when something is not. Shows facts only.
 */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand/react';
import { preferredEngine } from '../../../../core/app/engineChoice.ts';
import { isFinishing } from '../../../../core/app/state.ts';
import { assertNever } from '../../../../core/base/never.ts';
import type { LaneCondition } from '../../../../core/live/laneCondition.ts';
import { isMendedByPerson } from '../../../../core/live/retry.ts';
import { problemOf, type SessionStatus } from '../../../../core/live/status.ts';
import { useAppState } from '../../../bridge.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useWords } from '../../../ui/words.tsx';
import { overlayState } from '../../store.ts';
import { useDismissal } from './dismissal.ts';
import { LaneMarks } from './LaneMarks.tsx';
import { NoticeLine } from './NoticeLine.tsx';
import { ReadyMark } from './ReadyMark.tsx';

interface MarkProps {
  readonly isLocked: boolean;
  readonly retry: () => void;
}

export function Mark({ isLocked, retry }: MarkProps) {
  const words = useWords();
  const status = useStore(overlayState, (state) => state.status);
  const isOn = useAppState((state) => state.intent.captions);
  const [hasBeenOn, setHasBeenOn] = useState(isOn);
  if (isOn && !hasBeenOn) setHasBeenOn(true);
  const isSettling = useAppState(({ intent }) => isFinishing({ intent, session: status }));
  const problem = useAppState((state) => state.problem);
  const ofMain = useDismissal(problem, isLocked);
  const ofSession = useDismissal(sessionProblem(status), isLocked);
  const reach = { isLocked, retry };
  const isIdle = useIsIdle(isLocked);
  return (
    <div className="status" role="status">
      <div className="notices">
        {problem !== null && !ofMain.isDismissed && (isOn || !isLocked) ? (
          <NoticeLine problem={problem} isOurs={false} dismiss={ofMain.dismiss} {...reach} />
        ) : null}
        {isOn && !ofSession.isDismissed ? (
          <StatusNotice status={status} dismiss={ofSession.dismiss} {...reach} />
        ) : null}
      </div>
      <div className="marks" data-idle={isIdle}>
        <BreakMark />
        {hasBeenOn ? null : <ReadyMark />}
        {isOn ? <StatusMark status={status} isNoticed={!ofSession.isDismissed} /> : null}
        {isSettling ? <p className="mark waiting">{words.overlay('finishing')}</p> : null}
      </div>
    </div>
  );
}

/** Whoever paused, or wants nothing kept, is not to forget it. */
function BreakMark() {
  const { tray } = useWords();
  const { paused, offRecord } = useAppState((state) => state.intent);
  if (!paused && !offRecord) return null;
  return (
    <p className="mark">
      <Icon name={paused ? 'pause' : 'offRecord'} />
      {tray(paused ? 'paused' : 'offRecord')}
    </p>
  );
}

/** Every lane hears and is kept, and nobody speaks; whoever unlocked the overlay looks at it. */
function useIsIdle(isLocked: boolean): boolean {
  const hides = useAppState(({ settings, intent }) => settings.captions.hidesIdleMarks && !intent.offRecord);
  const isAtRest = useStore(
    overlayState,
    ({ lanes, status }) =>
      status.status === 'live' &&
      status.fallbackFor === null &&
      lanes.every(({ condition, hearing }) => REST.has(condition) && !hearing.isSpeech),
  );
  return hides && isLocked && isAtRest;
}

const REST: ReadonlySet<LaneCondition> = new Set(['hearing', 'listening']);

/** What its notice is about. */
function sessionProblem(status: SessionStatus) {
  return problemOf(status) ?? (status.status === 'live' ? status.fallbackFor : null);
}

interface NoticeProps extends MarkProps {
  readonly status: SessionStatus;
  readonly dismiss: () => void;
}

/** What a person has to know or to mend, although captions may go on; what mends itself needs no more than a mark. */
function StatusNotice({ status, ...reach }: NoticeProps) {
  switch (status.status) {
    case 'idle':
    case 'connecting':
      return null;
    case 'live':
      return <LiveNotice status={status} {...reach} />;
    case 'retrying':
      return (
        <NoticeLine problem={status.problem} isOurs={true} {...reach}>
          <Countdown key={status.attempt} delayMs={status.delayMs} />
        </NoticeLine>
      );
    case 'failed':
      return <NoticeLine problem={status.problem} isOurs={true} {...reach} />;
    default:
      return assertNever(status);
  }
}

interface StatusMarkProps {
  readonly status: SessionStatus;
  /** Its notice is there: what is wrong needs no mark. */
  readonly isNoticed: boolean;
}

function StatusMark({ status, isNoticed }: StatusMarkProps) {
  const words = useWords();
  switch (status.status) {
    case 'idle':
      return null;
    case 'connecting':
      return <StartingMark />;
    case 'live':
      return (
        <LaneMarks
          engine={status.engine}
          isFallback={status.fallbackFor !== null && !isMendedByPerson(status.fallbackFor)}
        />
      );
    case 'retrying':
      return isNoticed ? null : <p className="mark waiting">{words.overlay('waitingForRetry')}</p>;
    case 'failed':
      return isNoticed ? null : <p className="mark">{words.overlay('stopped')}</p>;
    default:
      return assertNever(status);
  }
}

/** A model on this computer is loaded, not connected to. */
function StartingMark() {
  const words = useWords();
  const engine = useAppState(preferredEngine);
  return <p className="mark waiting">{words.overlay(engine === 'local' ? 'starting' : 'connecting')}</p>;
}

type Live = Extract<SessionStatus, { status: 'live' }>;

function LiveNotice({ status, ...reach }: NoticeProps & { readonly status: Live }) {
  const words = useWords();
  const { warning, fallbackFor } = status;
  if (warning !== null) return <NoticeLine problem={warning} isOurs={true} {...reach} />;
  if (fallbackFor === null || !isMendedByPerson(fallbackFor)) return null;
  return (
    <NoticeLine problem={fallbackFor} isOurs={true} {...reach}>
      {words.overlay('localMeanwhile')}
    </NoticeLine>
  );
}

const TICK_MS = 250;

/** Counts down on this page's own clock; main is told of the delay, not of every second. */
function Countdown({ delayMs }: { readonly delayMs: number }) {
  const words = useWords();
  const [endsAtMs] = useState(() => performance.now() + delayMs);
  const [leftMs, setLeftMs] = useState(delayMs);
  useEffect(() => {
    const timer = setInterval(() => setLeftMs(endsAtMs - performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [endsAtMs]);
  const seconds = Math.ceil(leftMs / 1_000);
  return (
    <span aria-hidden="true">
      {seconds > 0 ? words.overlay('retryIn', { seconds }) : words.overlay('retrying')}
    </span>
  );
}
