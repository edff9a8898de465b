/** The write-only field for the key, with the question it asks before plain text is written to disk. */
import { type FormEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { KeyStatus } from '../../../core/app/state.ts';
import { assertNever } from '../../../core/base/never.ts';
import { settingsBridge } from '../../bridge.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { Field, Message, type Outcome } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { answered } from '../calls.ts';
import { sentencesHere } from '../words.ts';

/** By this the first steps find the field. */
export const KEY_FIELD = 'new-key';

interface KeyFieldProps {
  readonly storage: KeyStatus['storage'];
  /** What became of the key, below its field. */
  readonly said: Outcome | null;
  readonly onOutcome: (outcome: Outcome | null) => void;
}

export function KeyField({ storage, said, onOutcome }: KeyFieldProps) {
  const { settingsKey } = useWords();
  // Not React state: the key should not outlive the field in any component's memory.
  const field = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const messageId = useId();
  const [asking, setAsking] = useState(false);
  const isBad = said?.tone === 'bad';
  // Whoever waited at the button is led back to where it can be mended.
  const toField = useEffectEvent(() => {
    if (form.current?.contains(document.activeElement) === true) field.current?.focus();
  });
  useEffect(() => {
    if (isBad) toField();
  }, [isBad]);

  const store = async (acceptPlainText: boolean) => {
    setAsking(false);
    const input = field.current;
    const key = input?.value.trim() ?? '';
    if (input === null || key === '') return onOutcome({ tone: 'bad', text: settingsKey('enterFirst') });
    const call = settingsBridge.call('storeKey', { key, acceptPlainText });
    const result = await answered(call, settingsKey('storing'));
    if (!result.ok && result.problem.kind === 'plainTextStorage') return setAsking(true);
    if (!result.ok) return onOutcome({ tone: 'bad', text: sentencesHere(result.problem) });
    input.value = '';
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onOutcome(null);
    if (storage === 'plainText' && field.current?.value.trim()) return setAsking(true);
    void store(false);
  };
  const message = (
    <div id={messageId}>
      <Message tone={said?.tone ?? 'plain'}>{said?.text}</Message>
    </div>
  );

  return (
    <form onSubmit={submit} ref={form}>
      <Field label={settingsKey('newKey')} hint={useStorageHint(storage)} layout="stacked" below={message}>
        {(ids) => (
          <span className="field-with-button">
            <input
              {...ids}
              data-first={KEY_FIELD}
              ref={field}
              type="password"
              className="mono"
              placeholder={settingsKey('placeholder')}
              autoComplete="off"
              spellCheck={false}
              maxLength={1_000}
              disabled={storage === 'unavailable'}
              aria-invalid={isBad}
              aria-errormessage={isBad ? messageId : undefined}
            />
            <button type="submit" className="primary" disabled={storage === 'unavailable'}>
              {settingsKey('save')}
            </button>
          </span>
        )}
      </Field>
      {asking ? (
        <div className="field joined">
          <Confirm
            question={settingsKey('plainQuestion')}
            consequence={settingsKey('plainConsequence')}
            yes={settingsKey('plainYes')}
            no={settingsKey('plainNo')}
            onYes={() => void store(true)}
            onNo={() => setAsking(false)}
          />
        </div>
      ) : null}
    </form>
  );
}

function useStorageHint(storage: KeyStatus['storage']): string {
  const { settingsKey } = useWords();
  switch (storage) {
    case 'encrypted':
      return settingsKey('hintEncrypted');
    case 'plainText':
      return settingsKey('hintPlain');
    case 'unavailable':
      return settingsKey('hintUnavailable');
    default:
      return assertNever(storage);
  }
}
