/**
 * The state of captions: small marks under the text while all is well, a sentence with its remedy above it when something
 * is not. Shows facts only.
 */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand/react';
import { preferredEngine } from '../../../core/app/engineChoice.ts';
import { isFinishing } from '../../../core/app/state.ts';
import { assertNever } from '../../../core/base/never.ts';
import { isMendedByPerson } from '../../../core/live/retry.ts';
import type { SessionStatus } from '../../../core/live/status.ts';
import { useAppState } from '../../bridge.ts';
import { overlayState } from '../store.ts';
import { LaneMarks } from './LaneMarks.tsx';
import { NoticeLine } from './NoticeLine.tsx';

interface MarkProps {
  readonly isLocked: boolean;
  readonly retry: () => void;
}

export function Mark({ isLocked, retry }: MarkProps) {
  const status = useStore(overlayState, (state) => state.status);
  const isOn = useAppState((state) => state.intent.captions);
  const isSettling = useAppState(({ intent }) => isFinishing({ intent, session: status }));
  const problem = useAppState((state) => state.problem);
  return (
    <div className="status" role="status">
      <div className="notices">
        {problem !== null && (isOn || !isLocked) ? (
          <NoticeLine problem={problem} isLocked={isLocked} retry={retry} isOurs={false} />
        ) : null}
        {isOn ? <StatusNotice status={status} isLocked={isLocked} retry={retry} /> : null}
      </div>
      <div className="marks">
        {isOn ? <StatusMark status={status} /> : null}
        {isSettling ? <p className="mark waiting">Finishing captions</p> : null}
      </div>
    </div>
  );
}

/** What a person has to know or to mend, although captions may go on; what mends itself needs no more than a mark. */
function StatusNotice({ status, ...reach }: MarkProps & { readonly status: SessionStatus }) {
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

function StatusMark({ status }: { readonly status: SessionStatus }) {
  if (status.status === 'connecting') return <StartingMark />;
  if (status.status !== 'live') return null;
  const { engine, fallbackFor } = status;
  const isFallback = fallbackFor !== null && !isMendedByPerson(fallbackFor);
  return <LaneMarks engine={engine} isFallback={isFallback} />;
}

/** A model on this computer is loaded, not connected to. */
function StartingMark() {
  const engine = useAppState(preferredEngine);
  return <p className="mark waiting">{engine === 'local' ? 'Starting' : 'Connecting'}</p>;
}

type Live = Extract<SessionStatus, { status: 'live' }>;

function LiveNotice({ status, ...reach }: MarkProps & { readonly status: Live }) {
  const { warning, fallbackFor } = status;
  if (warning !== null) return <NoticeLine problem={warning} isOurs={true} {...reach} />;
  if (fallbackFor === null || !isMendedByPerson(fallbackFor)) return null;
  return (
    <NoticeLine problem={fallbackFor} isOurs={true} {...reach}>
      This computer listens meanwhile.
    </NoticeLine>
  );
}

const TICK_MS = 250;

/** Counts down on this page's own clock; main is told of the delay, not of every second. */
function Countdown({ delayMs }: { readonly delayMs: number }) {
  const [endsAtMs] = useState(() => performance.now() + delayMs);
  const [leftMs, setLeftMs] = useState(delayMs);
  useEffect(() => {
    const timer = setInterval(() => setLeftMs(endsAtMs - performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [endsAtMs]);
  const seconds = Math.ceil(leftMs / 1_000);
  return <span aria-hidden="true">{seconds > 0 ? `Trying again in ${seconds} s.` : 'Trying again…'}</span>;
}
