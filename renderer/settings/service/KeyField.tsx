/** The write-only field for the key, with the question it asks before plain text is written to disk. */
import { type FormEvent, useRef, useState } from 'react';
import type { KeyStatus } from '../../../core/app/state.ts';
import { assertNever } from '../../../core/base/never.ts';
import { settingsBridge } from '../../bridge.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { Field, type Outcome } from '../../ui/Field.tsx';
import { answered } from '../calls.ts';
import { sentencesOf } from '../words.ts';

interface KeyFieldProps {
  readonly storage: KeyStatus['storage'];
  readonly onOutcome: (outcome: Outcome | null) => void;
}

export function KeyField({ storage, onOutcome }: KeyFieldProps) {
  // Not React state: the key should not outlive the field in any component's memory.
  const field = useRef<HTMLInputElement>(null);
  const [asking, setAsking] = useState(false);

  const store = async (acceptPlainText: boolean) => {
    setAsking(false);
    const input = field.current;
    const key = input?.value.trim() ?? '';
    if (input === null || key === '') return onOutcome({ tone: 'bad', text: 'Enter a key first.' });
    const result = await answered(
      settingsBridge.call('storeKey', { key, acceptPlainText }),
      'storing the key',
    );
    if (!result.ok && result.problem.kind === 'plainTextStorage') return setAsking(true);
    if (!result.ok) return onOutcome({ tone: 'bad', text: sentencesOf(result.problem) });
    input.value = '';
    onOutcome({ tone: 'good', text: 'The key is stored.' });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onOutcome(null);
    if (storage === 'plainText' && field.current?.value.trim()) return setAsking(true);
    void store(false);
  };

  return (
    <form onSubmit={submit}>
      <Field label="New key" hint={storageHint(storage)} layout="stacked">
        {(ids) => (
          <span className="field-with-button">
            <input
              {...ids}
              ref={field}
              type="password"
              className="mono"
              placeholder="sk-…"
              autoComplete="off"
              spellCheck={false}
              maxLength={1_000}
              disabled={storage === 'unavailable'}
            />
            <button type="submit" className="primary" disabled={storage === 'unavailable'}>
              Save the key
            </button>
          </span>
        )}
      </Field>
      {asking ? (
        <div className="field joined">
          <PlainTextQuestion onYes={() => void store(true)} onNo={() => setAsking(false)} />
        </div>
      ) : null}
    </form>
  );
}

const PLAIN_TEXT_RISK =
  'This system has no safe place for secrets. The key would lie in an ordinary file: ' +
  'anyone who can read your files, and any program you run, can read it and spend your credit.';

function PlainTextQuestion(answers: { readonly onYes: () => void; readonly onNo: () => void }) {
  return (
    <Confirm
      {...answers}
      question="Store the key as plain text?"
      consequence={PLAIN_TEXT_RISK}
      yes="Store it as plain text"
      no="Do not store it"
    />
  );
}

function storageHint(storage: KeyStatus['storage']): string {
  switch (storage) {
    case 'encrypted':
      return 'Paste a key of your OpenAI account. It is encrypted on this computer and never shown again.';
    case 'plainText':
      return 'This system cannot encrypt the key. You will be asked before it is written as plain text.';
    case 'unavailable':
      return (
        'Nothing can be stored on this system. ' +
        'Set OPENAI_API_KEY in the environment and start Surtitle again.'
      );
    default:
      return assertNever(storage);
  }
}
