/**
 * One of a few named values, as radio buttons in a list with explanations or in one short strip. Saves
 * nothing itself.
 */
import { useId } from 'react';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly name: string;
  readonly hint?: string;
}

export interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly hint: string;
  readonly look: 'list' | 'strip';
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

export function Choice<Value extends string>({
  label,
  hint,
  look,
  options,
  value,
  onChange,
}: ChoiceProps<Value>) {
  const id = useId();
  return (
    <fieldset className={`field ${look}`} aria-describedby={`${id}-hint`}>
      <div className="field-words">
        <legend>{label}</legend>
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      </div>
      <div className="options">
        {options.map((option) => (
          <label className="option" key={option.value}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.name}</span>
            {option.hint === undefined ? null : <span className="hint">{option.hint}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
