/** One side while both are tested: what is heard, how loud, what keeps it silent. Opens nothing. */
import { type ReactNode, useState } from 'react';
import type { Problem } from '../../../core/base/problem.ts';
import { isHeard } from '../../../core/live/sidesTest.ts';
import { appState, useAppState } from '../../bridge.ts';
import { Message, type Outcome } from '../../ui/Field.tsx';
import { sentencesOf } from '../words.ts';
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
  /** What to do while nothing was heard yet. */
  readonly tryThis: string;
  /** Shown below, with whether anything was heard since the test began. */
  readonly children?: (hasHeard: boolean) => ReactNode;
}

export function Side({ side, name, hears, tryThis, children }: SideProps) {
  const heard = useAppState((state) => state.sidesTest?.[side] ?? null);
  const [hasHeard, setHasHeard] = useState(false);
  if (!hasHeard && isHeard(heard)) setHasHeard(true);
  const isMuted = useAppState(({ intent }) => side === 'you' && intent.captions && intent.muted);
  const missing = isMuted
    ? 'Your microphone is muted in captions, so nothing is heard of it.'
    : `Nothing heard yet. ${tryThis}`;
  const outcome = outcomeOf(heard?.problem ?? null, hasHeard, missing);
  return (
    <div className="field side">
      <p className="label">{name}</p>
      <p className="hint">{heard === null ? 'Being opened…' : hears(heard.device)}</p>
      <LevelMeter label={`Level of ${name}`} level={heard === null ? null : LEVELS[side]} />
      <Message tone={outcome.tone}>{outcome.text}</Message>
      {children?.(hasHeard)}
    </div>
  );
}

function outcomeOf(problem: Problem | null, hasHeard: boolean, missing: string): Outcome {
  if (problem !== null) return { tone: 'bad', text: sentencesOf(problem) };
  if (hasHeard) return { tone: 'good', text: 'Heard.' };
  return { tone: 'plain', text: missing };
}
