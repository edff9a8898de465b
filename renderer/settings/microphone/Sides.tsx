/** Which sides of a conversation are captioned: the microphone's, what the computer plays, or both. */
import type { SourceChoice } from '../../../core/transcript/lanes.ts';
import { useAppState } from '../../bridge.ts';
import { useDraft } from '../../ui/draft.ts';
import { Message } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';
import { DraftChoice } from '../DraftChoice.tsx';
import { FaintSound } from './FaintSound.tsx';

const HINTS = {
  both: 'bothHint',
  microphone: 'microphoneHint',
  computer: 'computerHint',
} as const satisfies Record<SourceChoice, string>;
const CHOICES = ['both', 'microphone', 'computer'] as const satisfies readonly SourceChoice[];

export function Sides() {
  const words = useWords();
  const say = words.settingsSides;
  const stored = useAppState((state) => state.settings.sources);
  const canHearComputer = useAppState((state) => state.canHearComputer);
  const choice = useDraft(stored, (sources) => changeSettings({ sources }));
  if (!canHearComputer) return <Message tone="plain">{say('noComputerSound')}</Message>;
  return (
    <>
      <DraftChoice
        label={say('sides')}
        hint={words.settingsMicrophone('countsAtOnce')}
        options={CHOICES.map((value) => ({ value, name: say(value), hint: say(HINTS[value]) }))}
        draft={choice}
      />
      <FaintSound />
    </>
  );
}
