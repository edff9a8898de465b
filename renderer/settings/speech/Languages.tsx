/** The languages to expect, picked by name or code. None means that the service finds out by itself. */
import { type FormEvent, useRef, useState } from 'react';
import { findLanguage, LANGUAGE_CODES, languageNames } from '../../../core/app/languages.ts';
import { useAppState } from '../../bridge.ts';
import { useDraft } from '../../ui/draft.ts';
import { Field, Message } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';

/** The limit of the settings. */
const MOST = 8;
const NAMES_ID = 'language-names';
const HINT = 'Hints, not a lock: they help OpenAI choose. Up to eight, by name or by ISO 639 code.';

export function Languages() {
  const stored = useAppState((state) => state.settings.languages);
  const draft = useDraft<readonly string[]>(stored, (codes) => changeSettings({ languages: [...codes] }));
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const chosen = draft.value;

  const add = (event: FormEvent) => {
    event.preventDefault();
    const code = findLanguage(text);
    if (code === null) return setWrong(notALanguage(text));
    setWrong(null);
    setText('');
    if (!chosen.includes(code)) draft.set([...chosen, code]);
  };
  const remove = (code: string) => {
    draft.set(chosen.filter((other) => other !== code));
    // The button that had the focus is gone with its chip.
    field.current?.focus();
  };

  const below = <Message tone="bad">{wrong ?? draft.refusal}</Message>;
  const isFull = chosen.length >= MOST;
  return (
    <form onSubmit={add}>
      <Field label="Languages you expect" hint={HINT} layout="stacked" below={below}>
        {(ids) => (
          <>
            <Chips codes={chosen} onRemove={remove} />
            <span className="field-with-button">
              <input
                {...ids}
                ref={field}
                list={NAMES_ID}
                value={text}
                placeholder="English, German, pt…"
                disabled={isFull}
                onChange={(event) => setText(event.currentTarget.value)}
              />
              <button type="submit" disabled={isFull}>
                Add
              </button>
            </span>
            <Names />
          </>
        )}
      </Field>
    </form>
  );
}

function Names() {
  const { locale, intlLocale } = useWords();
  const names = LANGUAGE_CODES.map(languageNames(locale));
  names.sort((first, second) => first.localeCompare(second, intlLocale));
  return (
    <datalist id={NAMES_ID}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}

interface ChipsProps {
  readonly codes: readonly string[];
  readonly onRemove: (code: string) => void;
}

function Chips({ codes, onRemove }: ChipsProps) {
  const nameOf = languageNames(useWords().locale);
  return (
    <ul className="chips" aria-label="Chosen languages">
      {codes.length === 0 ? <li className="chip empty">Detected by OpenAI</li> : null}
      {codes.map((code) => (
        <li className="chip" key={code}>
          {nameOf(code)}
          <button type="button" aria-label={`Remove ${nameOf(code)}`} onClick={() => onRemove(code)}>
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function notALanguage(text: string): string {
  const typed = text.trim().slice(0, 40);
  return typed === '' ? 'Type a language first.' : `“${typed}” is neither in the list nor a code such as en.`;
}
