/** What the two sides are called, on screen and in files. */
import { useAppState } from '../../bridge.ts';
import { useDraft } from '../../ui/draft.ts';
import { Field, Message } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';

/** As core/transcript/transcript.ts takes them. */
const LONGEST = 60;
/** A pause in typing: each name is shown beside the captions at once. */
const TYPING_RESTS_MS = 400;

export function Names() {
  const say = useWords().settingsSides;
  return (
    <>
      <Name lane="you" label={say('yourName')} hint={say('yourNameHint')} />
      <Name lane="others" label={say('theirName')} hint={say('theirNameHint')} />
    </>
  );
}

interface NameProps {
  readonly lane: 'you' | 'others';
  readonly label: string;
  readonly hint: string;
}

function Name({ lane, label, hint }: NameProps) {
  const words = useWords();
  const stored = useAppState((state) => state.settings.names[lane]);
  const draft = useDraft(stored, (name) => changeSettings({ names: { [lane]: name } }), TYPING_RESTS_MS);
  return (
    <Field label={label} hint={hint} below={<Message tone="bad">{draft.refusal}</Message>}>
      {(ids) => (
        <input
          {...ids}
          type="text"
          maxLength={LONGEST}
          spellCheck={false}
          placeholder={words.settingsSides(lane)}
          value={draft.value}
          onChange={(event) => draft.set(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
