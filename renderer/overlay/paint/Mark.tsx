/**
 * The state mark under the text: small while all is well, a sentence with its remedy when something is not.
 * Shows facts only.
 */
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand/react';
import { preferredEngine } from '../../../core/app/engineChoice.ts';
import { isFinishing } from '../../../core/app/state.ts';
import { assertNever } from '../../../core/base/never.ts';
import type { EngineName } from '../../../core/engine/engine.ts';
import { isMendedByPerson } from '../../../core/live/retry.ts';
import type { SessionStatus } from '../../../core/live/status.ts';
import { silence } from '../../../live/hearing.ts';
import { useAppState } from '../../bridge.ts';
import { Icon } from '../../ui/Icon.tsx';
import { overlayState } from '../store.ts';
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
    <div className="marks" role="status">
      {problem !== null && (isOn || !isLocked) ? (
        <NoticeLine problem={problem} isLocked={isLocked} retry={retry} isOurs={false} />
      ) : null}
      {isOn ? <StatusMark status={status} isLocked={isLocked} retry={retry} /> : null}
      {isSettling ? <p className="mark waiting">Finishing captions</p> : null}
    </div>
  );
}

function StatusMark({ status, ...reach }: MarkProps & { readonly status: SessionStatus }) {
  switch (status.status) {
    case 'idle':
      return null;
    case 'connecting':
      return <StartingMark />;
    case 'live':
      return <LiveMark status={status} {...reach} />;
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

/** A model on this computer is loaded, not connected to. */
function StartingMark() {
  const engine = useAppState(preferredEngine);
  return <p className="mark waiting">{engine === 'local' ? 'Starting' : 'Connecting'}</p>;
}

type Live = Extract<SessionStatus, { status: 'live' }>;

/** What a person has to mend is said although captions go on; what mends itself needs no more than a word. */
function LiveMark({ status, ...reach }: MarkProps & { readonly status: Live }) {
  const { warning, fallbackFor, engine } = status;
  if (warning !== null) return <NoticeLine problem={warning} isOurs={true} {...reach} />;
  if (fallbackFor === null || !isMendedByPerson(fallbackFor))
    return <ListeningMark engine={engine} isFallback={fallbackFor !== null} />;
  return (
    <NoticeLine problem={fallbackFor} isOurs={true} {...reach}>
      This computer listens meanwhile.
    </NoticeLine>
  );
}

const QUIET_DB = -60;
const LOUD_DB = -12;

/**
 * Who listens, and three bars that lie flat while it does and rise with the voice. Those are drawn past React: a level
 * comes ten times a second.
 */
function ListeningMark({
  engine,
  isFallback,
}: {
  readonly engine: EngineName;
  readonly isFallback: boolean;
}) {
  const isSpeech = useStore(overlayState, ({ lanes }) => lanes.some(({ hearing }) => hearing.isSpeech));
  const bars = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const draw = () => {
      const { lanes } = overlayState.getState();
      const hearing = lanes.reduce(
        (loudest, lane) => (lane.hearing.levelDb > loudest.levelDb ? lane.hearing : loudest),
        silence,
      );
      const level = Math.min(1, Math.max(0, (hearing.levelDb - QUIET_DB) / (LOUD_DB - QUIET_DB)));
      bars.current?.style.setProperty('--level', hearing.isSpeech ? level.toFixed(2) : '0');
    };
    draw();
    return overlayState.subscribe((state, before) => {
      if (state.lanes !== before.lanes) draw();
    });
  }, []);
  return (
    <p className="mark listening" data-speech={isSpeech}>
      <span className="bars" ref={bars} aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <Icon name={engine} />
      {isFallback ? <span>This computer listens until OpenAI is back</span> : null}
      <span className="hidden">
        {engine === 'local' ? 'This computer is listening' : 'OpenAI is listening'}
      </span>
    </p>
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
