/** One link to give away, with a button that copies it. */
import { type ReactNode, useRef, useState } from 'react';
import { Field, Message, type Outcome } from '../../ui/Field.tsx';

interface LinkProps {
  readonly label: string;
  readonly hint: string;
  readonly link: string;
  /** Stands below it. */
  readonly children?: ReactNode;
}

export function Link({ label, hint, link, children }: LinkProps) {
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<(Outcome & { readonly link: string }) | null>(null);
  const copy = () => {
    input.current?.select();
    // Main lets no page near the clipboard; what is selected a person may copy at a press.
    const isCopied = document.execCommand('copy');
    setOutcome(
      isCopied
        ? { tone: 'good', text: 'Copied.', link }
        : { tone: 'bad', text: 'It could not be copied. It is selected: copy it by the keyboard.', link },
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
          <button type="button" aria-label={`Copy the link ${label.toLowerCase()}`} onClick={copy}>
            Copy
          </button>
        </span>
      )}
    </Field>
  );
}
