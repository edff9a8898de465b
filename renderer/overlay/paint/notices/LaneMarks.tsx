/** Who listens, and each lane's level and condition: a small mark a lane, told apart by shape and words. Decides nothing. */
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand/react';
import type { EngineName } from '../../../../core/engine/engine.ts';
import { isAlarm, type LaneCondition } from '../../../../core/live/laneCondition.ts';
import type { LaneId } from '../../../../core/transcript/transcript.ts';
import { Icon, type IconName } from '../../../ui/Icon.tsx';
import { useWords } from '../../../ui/words.tsx';
import { type LaneState, overlayState } from '../../store.ts';

interface LaneMarksProps {
  readonly engine: EngineName;
  readonly isFallback: boolean;
}

/** One lane alone needs no name: its level stands beside who listens. */
export function LaneMarks({ engine, isFallback }: LaneMarksProps) {
  const words = useWords();
  const lanes = useStore(overlayState, (state) => state.lanes);
  const [only] = lanes;
  const isAlone = lanes.length === 1 && only !== undefined;
  const isSpeech = lanes.some(({ hearing }) => hearing.isSpeech);
  return (
    <>
      {isAlone ? null : lanes.map((lane) => <LaneMark key={lane.id} lane={lane} />)}
      <p className="mark listening" data-speech={isSpeech}>
        {isAlone ? <Sign id={only.id} condition={only.condition} /> : null}
        {isAlone && only.condition !== 'waiting' && isSaid(only.condition) ? (
          <span>{words.overlay(WORDS[only.condition])}</span>
        ) : null}
        <Icon name={engine} />
        {isFallback ? <span>{words.overlay('localUntilBack')}</span> : null}
        <span className="hidden">{words.overlay(engine === 'local' ? 'localListens' : 'openaiListens')}</span>
      </p>
    </>
  );
}

function LaneMark({ lane: { id, label, condition, hearing } }: { readonly lane: LaneState }) {
  const words = useWords();
  return (
    <p
      className="mark listening lane-mark"
      data-speech={hearing.isSpeech}
      data-condition={condition}
      data-alarm={isAlarm(condition)}
    >
      <Sign id={id} condition={condition} />
      <span className="name">{label}</span>{' '}
      <span className={isSaid(condition) ? '' : 'hidden'}>{words.overlay(WORDS[condition])}</span>
    </p>
  );
}

/** The lane's level while it hears, a picture of its own for whatever keeps it from that. */
function Sign({ id, condition }: { readonly id: LaneId; readonly condition: LaneCondition }) {
  const icon = ICONS[condition];
  return icon === null ? <Bars id={id} /> : <Icon name={icon} />;
}

const ICONS = {
  hearing: null,
  listening: null,
  waiting: null,
  nothingYet: 'pending',
  muted: 'muted',
  noText: 'alarm',
  deaf: 'alarm',
} as const satisfies Record<LaneCondition, IconName | null>;

const QUIET_DB = -60;
const LOUD_DB = -12;

/** Three bars that lie flat in quiet and rise with the voice, drawn past React: a level comes four times a second. */
function Bars({ id }: { readonly id: LaneId }) {
  const bars = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const draw = () => {
      const hearing = overlayState.getState().lanes.find((lane) => lane.id === id)?.hearing;
      if (hearing === undefined) return;
      const level = Math.min(1, Math.max(0, (hearing.levelDb - QUIET_DB) / (LOUD_DB - QUIET_DB)));
      bars.current?.style.setProperty('--level', hearing.isSpeech ? level.toFixed(2) : '0');
    };
    draw();
    return overlayState.subscribe((state, before) => {
      if (state.lanes !== before.lanes) draw();
    });
  }, [id]);
  return (
    <span className="bars" ref={bars} aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  );
}

/** Behind the lane's name. Who speaks is for the bars to show: a screen reader would read each change aloud. */
const WORDS = {
  hearing: 'listening',
  listening: 'listening',
  nothingYet: 'nothingYet',
  muted: 'muted',
  noText: 'noText',
  deaf: 'deaf',
  waiting: 'waiting',
} as const satisfies Record<LaneCondition, string>;

/** It is worth reading; otherwise the mark alone says it, and the words are for who cannot see that. */
const isSaid = (condition: LaneCondition): boolean => condition !== 'hearing' && condition !== 'listening';
