/** One colour: a few good ones to press, any other from the system's own picker. Saves nothing itself. */
import { useId } from 'react';

declare module 'react' {
  // Lets the style of any element carry custom properties, such as `--swatch` here.
  interface CSSProperties {
    [property: `--${string}`]: string;
  }
}

interface ColourProps {
  readonly label: string;
  /** Names with `#rrggbb`. */
  readonly swatches: readonly (readonly [name: string, colour: string])[];
  /** Names the system's picker. */
  readonly other: string;
  readonly value: string;
  readonly onChange: (colour: string) => void;
}

export function Colour({ label, swatches, other, value, onChange }: ColourProps) {
  const id = useId();
  const isSwatch = swatches.some(([, colour]) => colour === value.toLowerCase());
  return (
    <fieldset className="field colours">
      <legend>{label}</legend>
      <div className="swatches">
        {swatches.map(([name, colour]) => (
          <label className="swatch" key={name} title={name} style={{ '--swatch': colour }}>
            <input
              type="radio"
              name={id}
              aria-label={name}
              checked={colour === value.toLowerCase()}
              onChange={() => onChange(colour)}
            />
          </label>
        ))}
        <label className={isSwatch ? 'other-colour' : 'other-colour chosen'}>
          <span>{other}</span>
          <input type="color" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
        </label>
      </div>
    </fieldset>
  );
}
