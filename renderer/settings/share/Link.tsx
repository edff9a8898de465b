/** One link to give away, with a button that copies it. */
import { type ReactNode, useRef, useState } from 'react';
import { Field, Message, type Outcome } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';

interface LinkProps {
  readonly label: string;
  readonly hint: string;
  readonly link: string;
  /** What the button does, for who does not see where it stands. */
  readonly copyLabel: string;
  /** Stands below it. */
  readonly children?: ReactNode;
}

export function Link({ label, hint, link, copyLabel, children }: LinkProps) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<(Outcome & { readonly link: string }) | null>(null);
  const copy = () => {
    input.current?.select();
    // Main lets no page near the clipboard; what is selected a person may copy at a press.
    const isCopied = document.execCommand('copy');
    setOutcome(
      isCopied
        ? { tone: 'good', text: words.settingsShare('copied'), link }
        : { tone: 'bad', text: words.settingsShare('notCopied'), link },
    );
  };
  return (
    <Field
      label={label}
      hint={hint}
      layout="stacked"
      below={
        <>
          <Message tone={outcome?.tone ?? 'good'}>{outcome?.link === link ? outcome.text : null}</Message>
          {children}
        </>
      }
    >
      {(ids) => (
        <span className="field-with-button">
          <input {...ids} ref={input} className="share-link" readOnly={true} value={link} />
          <button type="button" aria-label={copyLabel} onClick={copy}>
            {words.settingsShare('copy')}
          </button>
        </span>
      )}
    </Field>
  );
}
