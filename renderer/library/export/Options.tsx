/** Asks for the format and for what counts in it. */
import { useId, useState } from 'react';
import { timeOf } from '../../../core/subtitles/clock.ts';
import { STYLE_NAMES } from '../../../core/subtitles/cues/cueStyle.ts';
import {
  type ExportChoice,
  optionsThatCount,
  speakerChoicesFor,
} from '../../../core/subtitles/exportChoice.ts';
import { SUBTITLE_FORMATS } from '../../../core/subtitles/options.ts';
import { useWords } from '../../ui/words.tsx';

interface OptionsProps {
  readonly choice: ExportChoice;
  readonly onChange: (patch: Partial<ExportChoice>) => void;
}

export function Options({ choice, onChange }: OptionsProps) {
  const { exporting } = useWords();
  const counts = optionsThatCount(choice.format);
  const speakers = speakerChoicesFor(choice.format);
  return (
    <>
      <Select
        label="format"
        names={SUBTITLE_FORMATS}
        value={choice.format}
        onChange={(format) => onChange({ format })}
      />
      {counts.includes('style') ? (
        <Select
          label="style"
          names={STYLE_NAMES}
          value={choice.style}
          onChange={(style) => onChange({ style })}
        />
      ) : null}
      {counts.includes('speakers') ? (
        <Select
          label="speakers"
          names={speakers}
          value={speakers.find((name) => name === choice.speakers) ?? 'names'}
          onChange={(name) => onChange({ speakers: name })}
        />
      ) : null}
      {counts.includes('offsetMs') ? <Offset choice={choice} onChange={onChange} /> : null}
      {counts.includes('timestamps') ? (
        <Check
          label={exporting('timestamps')}
          isOn={choice.timestamps}
          onChange={(timestamps) => onChange({ timestamps })}
        />
      ) : null}
      <Check
        label={exporting('lineEnding')}
        isOn={choice.lineEnding === 'crlf'}
        onChange={(isOn) => onChange({ lineEnding: isOn ? 'crlf' : 'lf' })}
      />
      <Check
        label={exporting('byteOrderMark')}
        isOn={choice.byteOrderMark}
        onChange={(byteOrderMark) => onChange({ byteOrderMark })}
      />
    </>
  );
}

type NamedChoice = ExportChoice['format' | 'style' | 'speakers'];

interface SelectProps<Name extends NamedChoice> {
  readonly label: 'format' | 'style' | 'speakers';
  readonly names: readonly Name[];
  readonly value: Name;
  readonly onChange: (name: Name) => void;
}

function Select<Name extends NamedChoice>({ label, names, value, onChange }: SelectProps<Name>) {
  const { exporting } = useWords();
  const choose = (chosen: string) => {
    const name = names.find((known) => known === chosen);
    if (name !== undefined) onChange(name);
  };
  return (
    <label className="export-field">
      <span>{exporting(label)}</span>
      <select value={value} onChange={({ target }) => choose(target.value)}>
        {names.map((name) => (
          <option key={name} value={name}>
            {exporting(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface CheckProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Check({ label, isOn, onChange }: CheckProps) {
  return (
    <label className="export-option">
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** A day: core/subtitles/exportChoice.ts takes no more. */
const MOST_MS = 86_400_000;

/** What is typed holds once it is a time. */
function Offset({ choice, onChange }: OptionsProps) {
  const { exporting } = useWords();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    setTyped(text);
    const ms = text.trim() === '' ? 0 : timeOf(text);
    if (ms !== null && Math.abs(ms) <= MOST_MS) onChange({ offsetMs: ms });
  };
  const isBad = typed !== null && typed.trim() !== '' && timeOf(typed) === null;
  return (
    <div className="export-field">
      <label htmlFor={id}>{exporting('offset')}</label>
      <input
        id={id}
        type="text"
        aria-describedby={`${id}-hint`}
        aria-invalid={isBad}
        value={typed ?? (choice.offsetMs === 0 ? '' : `${choice.offsetMs / 1_000} s`)}
        onChange={({ target }) => change(target.value)}
      />
      <p className={`hint${isBad ? ' bad' : ''}`} id={`${id}-hint`}>
        {exporting(isBad ? 'badTime' : 'offsetHint')}
      </p>
    </div>
  );
}
