/** Which sides of a conversation are captioned: the microphone's, what the computer plays, or both. */
import type { SourceChoice } from '../../../core/transcript/lanes.ts';
import { useAppState } from '../../bridge.ts';
import type { Option } from '../../ui/Choice.tsx';
import { DraftChoice } from '../../ui/DraftChoice.tsx';
import { useDraft } from '../../ui/draft.ts';
import { Message } from '../../ui/Field.tsx';
import { changeSettings } from '../calls.ts';
import { FaintSound } from './FaintSound.tsx';

const OPTIONS: readonly Option<SourceChoice>[] = [
  {
    value: 'both',
    name: 'Both sides',
    hint: 'You, and the others in a call or a film, each in rows of their own.',
  },
  { value: 'microphone', name: 'Microphone', hint: 'Whoever speaks in this room.' },
  { value: 'computer', name: 'This computer’s sound', hint: 'The others in a call, a film, a web page.' },
];

export function Sides() {
  const stored = useAppState((state) => state.settings.sources);
  const canHearComputer = useAppState((state) => state.canHearComputer);
  const choice = useDraft(stored, (sources) => changeSettings({ sources }));
  if (!canHearComputer)
    return (
      <Message tone="plain">
        This system gives no program what it plays, so the microphone is captioned. On Linux, start PulseAudio
        or PipeWire and then Surtitle.
      </Message>
    );
  return (
    <>
      <DraftChoice
        label="Sides"
        hint="A change counts at once, during captions too."
        options={OPTIONS}
        draft={choice}
      />
      <FaintSound />
    </>
  );
}
