/** The languages to expect, picked by name or code. None means that the service finds out by itself. */
import { type FormEvent, useRef, useState } from 'react';
import { findLanguage, LANGUAGE_CODES, languageNames } from '../../../core/app/languages.ts';
import type { Words } from '../../../core/words/words.ts';
import { useAppState } from '../../bridge.ts';
import { useDraft } from '../../ui/draft.ts';
import { Field, Message } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';

/** The limit of the settings. */
const MOST = 8;
const NAMES_ID = 'language-names';

export function Languages() {
  const say = useWords().settingsSpeech;
  const stored = useAppState((state) => state.settings.languages);
  const draft = useDraft<readonly string[]>(stored, (codes) => changeSettings({ languages: [...codes] }));
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const chosen = draft.value;

  const add = (event: FormEvent) => {
    event.preventDefault();
    const code = findLanguage(text);
    if (code === null) return setWrong(notALanguage(text, say));
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
      <Field label={say('expected')} hint={say('expectedHint')} layout="stacked" below={below}>
        {(ids) => (
          <>
            <Chips codes={chosen} onRemove={remove} />
            <span className="field-with-button">
              <input
                {...ids}
                ref={field}
                list={NAMES_ID}
                value={text}
                placeholder={say('expectedPlaceholder')}
                disabled={isFull}
                onChange={(event) => setText(event.currentTarget.value)}
              />
              <button type="submit" disabled={isFull}>
                {say('add')}
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
  const { locale, settingsSpeech: say } = useWords();
  const nameOf = languageNames(locale);
  return (
    <ul className="chips" aria-label={say('chosen')}>
      {codes.length === 0 ? <li className="chip empty">{say('detected')}</li> : null}
      {codes.map((code) => (
        <li className="chip" key={code}>
          {nameOf(code)}
          <button
            type="button"
            aria-label={say('remove', { language: nameOf(code) })}
            onClick={() => onRemove(code)}
          >
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function notALanguage(text: string, say: Words['settingsSpeech']): string {
  const typed = text.trim().slice(0, 40);
  return typed === '' ? say('typeFirst') : say('notALanguage', { typed });
}
