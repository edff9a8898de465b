/** What the two sides are called, on screen and in files. */
import { laneLabel } from '../../../core/transcript/transcript.ts';
import { useAppState } from '../../bridge.ts';
import { useDraft } from '../../ui/draft.ts';
import { Field, Message } from '../../ui/Field.tsx';
import { changeSettings } from '../calls.ts';

/** As core/transcript/transcript.ts takes them. */
const LONGEST = 60;
/** A pause in typing: each name is shown beside the captions at once. */
const TYPING_RESTS_MS = 400;

export function Names() {
  return (
    <>
      <Name
        lane="you"
        label="Your name"
        hint="Stands beside what the microphone hears. A change shows at once; a session's files keep the names it began with."
      />
      <Name
        lane="others"
        label="Their name"
        hint="Stands beside what the computer plays: a person, a team, a film."
      />
    </>
  );
}

interface NameProps {
  readonly lane: 'you' | 'others';
  readonly label: string;
  readonly hint: string;
}

function Name({ lane, label, hint }: NameProps) {
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
          placeholder={laneLabel(lane)}
          value={draft.value}
          onChange={(event) => draft.set(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
