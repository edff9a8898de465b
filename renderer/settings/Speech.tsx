/** What the service is told about the speech to come: languages, delay, vocabulary. */

import type { Delay } from '../../core/app/settings.ts';
import { useAppState } from '../bridge.ts';
import { changeSettings } from './ask.ts';
import { Choice, type Option } from './Choice.tsx';
import { useDraft } from './draft.ts';
import { Group, Refusal } from './Group.tsx';
import { Languages } from './Languages.tsx';
import { Vocabulary } from './Vocabulary.tsx';

const DELAYS: Readonly<Record<Delay, Omit<Option<Delay>, 'value'>>> = {
  minimal: { name: 'Fastest', hint: 'Words appear at once, with the most mistakes.' },
  low: { name: 'Fast', hint: 'About a second behind the voice. Right for conversation.' },
  medium: { name: 'Balanced', hint: 'A little later, fewer mistakes.' },
  high: { name: 'Careful', hint: 'For talks where you can wait for the end of a phrase.' },
  xhigh: { name: 'Most accurate', hint: 'The longest wait, the fewest mistakes.' },
};
const DELAY_OPTIONS: readonly Option<Delay>[] = (['minimal', 'low', 'medium', 'high', 'xhigh'] as const).map(
  (value) => ({ value, ...DELAYS[value] }),
);

export function Speech() {
  const stored = useAppState((state) => state.settings.delay);
  const delay = useDraft(stored, (value) => changeSettings({ delay: value }));
  return (
    <>
      <Group title="Languages">
        <Languages />
      </Group>
      <Group title="Speed">
        <Choice
          label="Faster or more accurate"
          hint="The longer the service listens before it writes, the fewer words it gets wrong."
          look="list"
          options={DELAY_OPTIONS}
          value={delay.value}
          onChange={delay.set}
        />
        <Refusal problem={delay.refusal} />
      </Group>
      <Group title="Vocabulary">
        <Vocabulary />
      </Group>
    </>
  );
}
