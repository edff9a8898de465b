/** One setting, choice or answer: a label, a hint, its control and what is said below. Stores nothing. */
import { type ReactNode, useId } from 'react';

/** Ids that tie a control to its label and hint. */
export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string;
}

interface FieldProps {
  readonly label: string;
  readonly hint: string;
  /** `stacked` puts the control below the words, for wide controls. */
  readonly layout?: 'beside' | 'stacked';
  readonly children: (ids: FieldIds) => ReactNode;
  /** What is said below it. */
  readonly below?: ReactNode;
}

export function Field({ label, hint, layout = 'beside', children, below }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className={`field ${layout}`}>
      <div className="field-main">
        <div className="field-words">
          <label id={labelId(id)} htmlFor={id}>
            {label}
          </label>
          <p className="hint" id={hintId}>
            {hint}
          </p>
        </div>
        <div className="field-control">{children({ id, 'aria-describedby': hintId })}</div>
      </div>
      {below}
    </div>
  );
}

const labelId = (id: string) => `${id}-label`;

interface FieldButtonProps {
  readonly ids: FieldIds;
  /** What it began is not done yet: it keeps the focus, and says that it cannot be pressed. */
  readonly isBusy?: boolean;
  readonly onPress: () => void;
  readonly children: string;
}

/** A button in a field: named by the field’s label and by what it says itself (WCAG 2.2, 2.5.3, label in name). */
export function FieldButton({ ids, isBusy = false, onPress, children }: FieldButtonProps) {
  return (
    <button
      {...ids}
      type="button"
      aria-labelledby={`${labelId(ids.id)} ${ids.id}`}
      aria-disabled={isBusy}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** What became of something a person did, as one sentence. */
export interface Outcome {
  readonly tone: 'plain' | 'good' | 'bad';
  readonly text: string;
}

interface MessageProps {
  readonly tone: Outcome['tone'];
  readonly children: ReactNode;
}

/** Screen readers say the sentence when it appears, which needs the element to be in the page before. */
export function Message({ tone, children }: MessageProps) {
  return (
    <p className={`message ${tone}`} role="status">
      {children}
    </p>
  );
}
