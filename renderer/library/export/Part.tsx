/** Asks what is to be exported: a session, a part of it by time, what was found. */
import { useId } from 'react';
import { useWords } from '../../ui/words.tsx';
import type { Selected } from './useSelection.ts';

export function Part({ selected }: { readonly selected: Selected }) {
  const { exporting } = useWords();
  const id = useId();
  const { scopes, scope, fault } = selected;
  return (
    <fieldset className="export-part">
      <legend>{exporting('what')}</legend>
      {scopes.map((name) => (
        <label className="export-option" key={name}>
          <input type="radio" name={id} checked={name === scope} onChange={() => selected.setScope(name)} />
          <span>{exporting(name)}</span>
        </label>
      ))}
      {scope === 'part' ? (
        <div className="export-times">
          <Time label={exporting('from')} value={selected.from} onChange={selected.setFrom} hint={id} />
          <Time label={exporting('to')} value={selected.to} onChange={selected.setTo} hint={id} />
          <p className={`hint${fault === null ? '' : ' bad'}`} id={id} role="status">
            {exporting(fault ?? 'timeHint')}
          </p>
        </div>
      ) : null}
    </fieldset>
  );
}

interface TimeProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint: string;
}

function Time({ label, value, onChange, hint }: TimeProps) {
  return (
    <label className="export-field">
      <span>{label}</span>
      <input
        type="text"
        inputMode="numeric"
        value={value}
        aria-describedby={hint}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
