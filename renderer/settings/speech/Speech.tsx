/** Who listens, and what is told about the speech to come: languages, delay, vocabulary. */

import { DELAY_CHOICES, type Delay } from '../../../core/app/settings.ts';
import { useAppState } from '../../bridge.ts';
import type { Option } from '../../ui/Choice.tsx';
import { DraftChoice } from '../../ui/DraftChoice.tsx';
import { useDraft } from '../../ui/draft.ts';
import { Group } from '../../ui/Group.tsx';
import { changeSettings } from '../calls.ts';
import { Languages } from './Languages.tsx';
import { Listener } from './Listener.tsx';
import { Vocabulary } from './Vocabulary.tsx';

const DELAYS: Readonly<Record<Delay, Omit<Option<Delay>, 'value'>>> = {
  minimal: { name: 'Fastest', hint: 'Words appear at once, with the most mistakes.' },
  low: { name: 'Fast', hint: 'About a second behind the voice. Right for conversation.' },
  medium: { name: 'Balanced', hint: 'A little later, fewer mistakes.' },
  high: { name: 'Careful', hint: 'For talks where you can wait for the end of a phrase.' },
  xhigh: { name: 'Most accurate', hint: 'The longest wait, the fewest mistakes.' },
};
const DELAY_OPTIONS: readonly Option<Delay>[] = DELAY_CHOICES.map((value) => ({ value, ...DELAYS[value] }));

export function Speech() {
  const stored = useAppState((state) => state.settings.delay);
  const delay = useDraft(stored, (value) => changeSettings({ delay: value }));
  return (
    <>
      <Group title="Who listens">
        <Listener />
      </Group>
      <Group title="Languages">
        <Languages />
      </Group>
      <Group title="Speed">
        <DraftChoice
          label="Faster or more accurate"
          hint="The longer OpenAI listens before it writes, the fewer words it gets wrong."
          options={DELAY_OPTIONS}
          draft={delay}
        />
      </Group>
      <Group title="Vocabulary">
        <Vocabulary />
      </Group>
    </>
  );
}
