/** A number on a scale, as a field with its value in words. Saves nothing itself. */
import { Field } from './Field.tsx';

interface SliderProps {
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  readonly limits: { readonly min: number; readonly max: number };
  readonly step: number;
  /** The value as people read it, such as `32 px`. */
  readonly words: string;
  readonly onChange: (value: number) => void;
}

export function Slider({ label, hint, value, limits, step, words, onChange }: SliderProps) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <span className="slider">
          <input
            {...ids}
            type="range"
            min={limits.min}
            max={limits.max}
            step={step}
            value={value}
            aria-valuetext={words}
            onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
          />
          <output htmlFor={ids.id} aria-hidden="true">
            {words}
          </output>
        </span>
      )}
    </Field>
  );
}
