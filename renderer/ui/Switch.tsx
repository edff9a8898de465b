/** Something that is on or off, as a field. Applies at once. */
import { useDraft } from './draft.ts';
import { Field, Message } from './Field.tsx';

interface SwitchProps {
  readonly label: string;
  readonly hint: string;
  readonly stored: boolean;
  /** Resolves as `useDraft` wants it. */
  readonly save: (on: boolean) => Promise<string | null>;
}

export function Switch({ label, hint, stored, save }: SwitchProps) {
  const draft = useDraft(stored, save);
  return (
    <Field label={label} hint={hint} below={<Message tone="bad">{draft.refusal}</Message>}>
      {(ids) => (
        <input
          {...ids}
          type="checkbox"
          role="switch"
          className="switch"
          checked={draft.value}
          aria-checked={draft.value}
          onChange={(event) => draft.set(event.currentTarget.checked)}
        />
      )}
    </Field>
  );
}
