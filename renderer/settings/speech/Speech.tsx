/** Who listens, and what is told about the speech to come: languages, delay, vocabulary. */

import { DELAY_CHOICES, type Delay } from '../../../core/app/settings.ts';
import { useAppState } from '../../bridge.ts';
import { useDraft } from '../../ui/draft.ts';
import { Group } from '../../ui/Group.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';
import { DraftChoice } from '../DraftChoice.tsx';
import { Languages } from './Languages.tsx';
import { Listener } from './Listener.tsx';
import { Vocabulary } from './Vocabulary.tsx';

const HINTS = {
  minimal: 'minimalHint',
  low: 'lowHint',
  medium: 'mediumHint',
  high: 'highHint',
  xhigh: 'xhighHint',
} as const satisfies Record<Delay, string>;

export function Speech() {
  const say = useWords().settingsSpeech;
  const stored = useAppState((state) => state.settings.delay);
  const delay = useDraft(stored, (value) => changeSettings({ delay: value }));
  return (
    <>
      <Group title={say('who')}>
        <Listener />
      </Group>
      <Group title={say('languages')}>
        <Languages />
      </Group>
      <Group title={say('speed')}>
        <DraftChoice
          label={say('delay')}
          hint={say('delayHint')}
          options={DELAY_CHOICES.map((value) => ({ value, name: say(value), hint: say(HINTS[value]) }))}
          draft={delay}
        />
      </Group>
      <Group title={say('vocabulary')}>
        <Vocabulary />
      </Group>
    </>
  );
}
