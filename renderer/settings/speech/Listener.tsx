/** Who listens: the service, this computer, or whichever can; with what each costs, knows and does with the sound. */
import { chooseEngines, foreignTo } from '../../../core/app/engineChoice.ts';
import { listNames } from '../../../core/app/languages.ts';
import type { EngineChoice } from '../../../core/app/settings.ts';
import { useAppState } from '../../bridge.ts';
import { useDraft } from '../../ui/draft.ts';
import { Message } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';
import { DraftChoice } from '../DraftChoice.tsx';

const HINTS = {
  automatic: 'automaticHint',
  openai: 'openaiHint',
  local: 'localHint',
} as const satisfies Record<EngineChoice, string>;
const CHOICES = ['automatic', 'openai', 'local'] as const satisfies readonly EngineChoice[];

export function Listener() {
  const words = useWords();
  const say = words.settingsSpeech;
  const stored = useAppState((state) => state.settings.engine);
  const languages = useAppState((state) => state.settings.languages);
  const hasKey = useAppState((state) => state.key.source !== 'none');
  const choice = useDraft(stored, (engine) => changeSettings({ engine }));
  const [first] = chooseEngines({ settings: { engine: choice.value, languages }, hasKey });
  const foreign = listNames(foreignTo(languages), words.locale);
  return (
    <>
      <DraftChoice
        label={say('engine')}
        hint={say('engineHint')}
        options={CHOICES.map((value) => ({ value, name: say(value), hint: say(HINTS[value]) }))}
        draft={choice}
      />
      {first === 'local' && foreign !== '' ? (
        <Message tone="bad">{say('notLocal', { languages: foreign, key: hasKey ? 'yes' : 'no' })}</Message>
      ) : null}
      {choice.value === 'automatic' && first === 'openai' && foreign !== '' ? (
        <Message tone="plain">{say('noStandIn', { languages: foreign })}</Message>
      ) : null}
      {first === 'openai' && !hasKey ? <Message tone="bad">{say('noKeyYet')}</Message> : null}
    </>
  );
}
