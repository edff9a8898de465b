/** One side while both are tested: what is heard, how loud, what keeps it silent. Opens nothing. */
import { type ReactNode, useState } from 'react';
import type { Problem } from '../../../core/base/problem.ts';
import { isHeard } from '../../../core/live/sidesTest.ts';
import { appState, useAppState } from '../../bridge.ts';
import { Message, type Outcome } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { sentencesHere } from '../words.ts';
import { LevelMeter } from './LevelMeter.tsx';
import { FLOOR_DB } from './level.ts';

/** Read as often as it is drawn; main is told four times a second. */
const levelOf = (side: 'you' | 'others') => ({
  readDb: () => appState.getState().sidesTest?.[side]?.levelDb ?? FLOOR_DB,
});
const LEVELS = { you: levelOf('you'), others: levelOf('others') };

interface SideProps {
  readonly side: 'you' | 'others';
  readonly name: string;
  /** What is heard, by the name of its device. */
  readonly hears: (device: string) => string;
  /** Said while nothing was heard yet, with what to do. */
  readonly nothing: string;
  /** Shown below, with whether anything was heard since the test began. */
  readonly children?: (hasHeard: boolean) => ReactNode;
}

export function Side({ side, name, hears, nothing, children }: SideProps) {
  const words = useWords();
  const say = words.settingsSides;
  const heard = useAppState((state) => state.sidesTest?.[side] ?? null);
  const [hasHeard, setHasHeard] = useState(false);
  if (!hasHeard && isHeard(heard)) setHasHeard(true);
  const isMuted = useAppState(({ intent }) => side === 'you' && intent.captions && intent.muted);
  const outcome = outcomeOf(
    heard?.problem ?? null,
    hasHeard ? say('heard') : null,
    isMuted ? say('muted') : nothing,
  );
  return (
    <div className="field side">
      <p className="label">{name}</p>
      <p className="hint">{heard === null ? say('opening') : hears(heard.device)}</p>
      <LevelMeter
        label={words.settingsMicrophone('levelOf', { name })}
        level={heard === null ? null : LEVELS[side]}
      />
      <Message tone={outcome.tone}>{outcome.text}</Message>
      {children?.(hasHeard)}
    </div>
  );
}

function outcomeOf(problem: Problem | null, heard: string | null, missing: string): Outcome {
  if (problem !== null) return { tone: 'bad', text: sentencesHere(problem) };
  if (heard !== null) return { tone: 'good', text: heard };
  return { tone: 'plain', text: missing };
}
