/** Words that a person lists, one a line, as a field. Saved when typing rests; what cannot be taken is said and kept on screen. */
import { useState } from 'react';
import { useDraft } from '../ui/draft.ts';
import { Field, Message } from '../ui/Field.tsx';

/** A pause in typing. Half a name would be stored, and sent or looked for, otherwise. */
const TYPING_RESTS_MS = 700;

/** What was typed, as terms, or a sentence that says what is wrong with it. */
export type TypedTerms = { readonly terms: readonly string[] } | { readonly refusal: string };

interface TermsFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly placeholder: string;
  readonly rows: number;
  readonly stored: readonly string[];
  /** Resolves as `useDraft` wants it. */
  readonly save: (terms: readonly string[]) => Promise<string | null>;
  readonly read: (text: string) => TypedTerms;
  readonly countWords: (count: number) => string;
}

export function TermsField({
  label,
  hint,
  placeholder,
  rows,
  stored,
  save,
  read,
  countWords,
}: TermsFieldProps) {
  const draft = useDraft<readonly string[]>(stored, save, TYPING_RESTS_MS);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? draft.value.join('\n');
  const found = read(text);
  const isRefused = 'refusal' in found;

  const type = (value: string) => {
    setTyped(value);
    const now = read(value);
    if ('terms' in now) draft.set(now.terms);
  };
  return (
    <Field
      label={label}
      hint={hint}
      layout="stacked"
      below={<Message tone="bad">{isRefused ? found.refusal : draft.refusal}</Message>}
    >
      {(ids) => (
        <>
          <textarea
            {...ids}
            rows={rows}
            value={text}
            aria-invalid={isRefused}
            spellCheck={false}
            placeholder={placeholder}
            onChange={(event) => type(event.currentTarget.value)}
            // What is stored, tidied: unless it was refused, in which case nothing a person typed is thrown
            // away.
            onBlur={() => !isRefused && setTyped(null)}
          />
          <p className="count">{isRefused ? null : countWords(found.terms.length)}</p>
        </>
      )}
    </Field>
  );
}
