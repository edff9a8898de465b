/** A number on a scale, as a row with its value in words. Saves nothing itself. */
import { Row } from './Group.tsx';

interface SliderRowProps {
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  readonly range: { readonly min: number; readonly max: number; readonly step: number };
  /** The value as people read it, such as `32 px`. */
  readonly words: string;
  readonly onChange: (value: number) => void;
}

export function SliderRow({ label, hint, value, range, words, onChange }: SliderRowProps) {
  return (
    <Row label={label} hint={hint}>
      {(ids) => (
        <span className="slider">
          <input
            {...ids}
            {...range}
            type="range"
            value={value}
            aria-valuetext={words}
            onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
          />
          <output htmlFor={ids.id} aria-hidden="true">
            {words}
          </output>
        </span>
      )}
    </Row>
  );
}
