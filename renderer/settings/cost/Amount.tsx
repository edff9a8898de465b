/** A field for US dollars. Saved when it is left, for half a number is another number. */
import { type KeyboardEvent, useState } from 'react';
import { typedDollars } from '../../../core/engine/amounts.ts';
import { Message } from '../../ui/Field.tsx';

interface AmountProps {
  readonly id?: string;
  readonly label?: string;
  readonly 'aria-describedby'?: string;
  readonly value: number | null;
  /** Whether it may be empty, which is null; and what is no amount. */
  readonly accepts: (amount: number | null) => boolean;
  /** What to type instead of what is no amount. */
  readonly advice: string;
  readonly onChange: (amount: number | null) => void;
  readonly placeholder?: string;
}

export function Amount({ value, label, accepts, advice, onChange, ...rest }: AmountProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (value === null ? '' : String(value));
  const amount = typedDollars(text);
  const isGood = accepts(amount);
  const leave = () => {
    if (!isGood) return;
    setTyped(null);
    if (amount !== value) onChange(amount);
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Enter') leave();
    if (key === 'Escape') setTyped(null);
  };
  return (
    <>
      <span className="amount">
        <span aria-hidden="true">US$</span>
        <input
          {...rest}
          type="text"
          inputMode="decimal"
          aria-label={label}
          aria-invalid={!isGood}
          value={text}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={leave}
          onKeyDown={onKeyDown}
        />
      </span>
      <Message tone="bad">{isGood ? null : advice}</Message>
    </>
  );
}
