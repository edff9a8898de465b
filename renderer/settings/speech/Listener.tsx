/** Who listens: the service, this computer, or whichever can; with what each costs, knows and does with the sound. */
import { chooseEngines, foreignTo } from '../../../core/app/engineChoice.ts';
import { listNames } from '../../../core/app/languages.ts';
import type { EngineChoice } from '../../../core/app/settings.ts';
import { useAppState } from '../../bridge.ts';
import type { Option } from '../../ui/Choice.tsx';
import { DraftChoice } from '../../ui/DraftChoice.tsx';
import { useDraft } from '../../ui/draft.ts';
import { Message } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';

const OPTIONS: readonly Option<EngineChoice>[] = [
  {
    value: 'automatic',
    name: 'Automatic',
    hint: 'OpenAI where there is a key; this computer without one, and while OpenAI cannot be reached.',
  },
  {
    value: 'openai',
    name: 'OpenAI',
    hint: 'Fewest mistakes, over fifty languages. The sound goes to OpenAI, or to a server that you set; OpenAI charges about US$ 1 an hour.',
  },
  {
    value: 'local',
    name: 'This computer',
    hint: 'English only. The sound stays here, and it costs nothing.',
  },
];

export function Listener() {
  const stored = useAppState((state) => state.settings.engine);
  const languages = useAppState((state) => state.settings.languages);
  const hasKey = useAppState((state) => state.key.source !== 'none');
  const choice = useDraft(stored, (engine) => changeSettings({ engine }));
  const [first] = chooseEngines({ settings: { engine: choice.value, languages }, hasKey });
  const foreign = listNames(foreignTo(languages), useWords().locale);
  return (
    <>
      <DraftChoice
        label="Who turns speech into text"
        hint="Where your voice goes, and what it costs."
        options={OPTIONS}
        draft={choice}
      />
      {first === 'local' && foreign !== '' ? (
        <Message tone="bad">
          {`This computer captions English only, not ${foreign}. ${hasKey ? 'Choose Automatic or OpenAI.' : 'Add an API key for other languages.'}`}
        </Message>
      ) : null}
      {choice.value === 'automatic' && first === 'openai' && foreign !== '' ? (
        <Message tone="plain">
          {`While OpenAI cannot be reached there are no captions: this computer does not know ${foreign}.`}
        </Message>
      ) : null}
      {first === 'openai' && !hasKey ? (
        <Message tone="bad">
          There is no API key yet: captions cannot start. Add one, or choose Automatic.
        </Message>
      ) : null}
    </>
  );
}
