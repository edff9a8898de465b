/** Puts all that is kept into one file, and back, asking before what is kept now gives way. Opens no file itself. */
import { useState } from 'react';
import { settingsBridge } from '../../bridge.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { Field, FieldButton, Message, type Outcome } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { answered } from '../calls.ts';
import { sentencesHere } from '../words.ts';

export function Backup() {
  const { backup: say, controls } = useWords();
  const [told, setTold] = useState<Outcome | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  /** One at a time: until it has ended, presses do nothing, and it is said that something goes on. */
  const during = async (act: () => Promise<void>) => {
    setIsAsking(false);
    if (isBusy) return;
    setIsBusy(true);
    setTold({ tone: 'plain', text: say('waiting') });
    await act();
    setIsBusy(false);
  };
  const backUp = async () => {
    const result = await answered(settingsBridge.call('backUp', undefined), say('backingUp'));
    if (!result.ok) return setTold({ tone: 'bad', text: sentencesHere(result.problem) });
    setTold(result.value === null ? null : { tone: 'good', text: say('savedAs', { path: result.value }) });
  };
  const restore = async () => {
    const result = await answered(settingsBridge.call('restoreBackup', undefined), say('restoring'));
    if (!result.ok) return setTold({ tone: 'bad', text: sentencesHere(result.problem) });
    if (result.value === null) return setTold(null);
    const { keptAs } = result.value;
    const text = keptAs === null ? say('restored') : say('restoredAndKept', { path: keptAs });
    setTold({ tone: 'good', text });
  };
  return (
    <>
      <Field
        label={say('label')}
        hint={say('hint')}
        below={<Message tone={told?.tone ?? 'good'}>{told?.text ?? null}</Message>}
      >
        {(ids) => (
          <div className="buttons">
            <FieldButton ids={ids} isBusy={isBusy} onPress={() => void during(backUp)}>
              {say('backUp')}
            </FieldButton>
            <button type="button" aria-disabled={isBusy} onClick={() => setIsAsking(!isBusy)}>
              {say('restore')}
            </button>
          </div>
        )}
      </Field>
      {isAsking ? (
        <Confirm
          question={say('question')}
          consequence={say('consequence')}
          yes={say('yes')}
          no={controls('cancel')}
          onYes={() => void during(restore)}
          onNo={() => setIsAsking(false)}
        />
      ) : null}
    </>
  );
}
