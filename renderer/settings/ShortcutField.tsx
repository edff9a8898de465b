/** Records one shortcut from the keyboard. Whether the system grants it is main's to say, through the state's problem. */
import { type KeyboardEvent, useRef, useState } from 'react';
import { acceleratorOf, describeAccelerator } from '../../core/accelerator.ts';
import type { Problem } from '../../core/problem.ts';
import { defaultSettings, type Settings } from '../../core/settings.ts';
import { useAppState } from '../bridge.ts';
import { changeSettings, sentencesOf } from './ask.ts';
import { useDraft } from './draft.ts';
import { Message, Refusal, Row } from './Group.tsx';
import { platform } from './platform.ts';

type Recorder = { readonly status: 'resting' } | { readonly status: 'recording'; readonly note: string };
const RESTING: Recorder = { status: 'resting' };
const START: Recorder = { status: 'recording', note: 'Press the keys together. Escape leaves it as it is.' };

interface ShortcutFieldProps {
  readonly name: keyof Settings['shortcuts'];
  readonly label: string;
}

export function ShortcutField({ name, label }: ShortcutFieldProps) {
  const stored = useAppState((state) => state.settings.shortcuts[name]);
  const problem = useAppState((state) => state.problem);
  const draft = useDraft(stored, (accelerator) => changeSettings({ shortcuts: { [name]: accelerator } }));
  const [recorder, setRecorder] = useState(RESTING);
  const [heldText, setHeldText] = useState('');
  const button = useRef<HTMLButtonElement>(null);

  const rest = () => {
    setRecorder(RESTING);
    setHeldText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Tab leaves the field as everywhere; recording must not be a trap.
    if (recorder.status !== 'recording' || event.key === 'Tab') return;
    event.preventDefault();
    if (event.key === 'Escape') return rest();
    const recording = acceleratorOf(event, platform);
    if (recording.kind === 'held') return setHeldText(describeAccelerator(recording.modifiers, platform));
    if (recording.kind === 'accelerator') {
      draft.set(recording.accelerator);
      return rest();
    }
    setRecorder({ status: 'recording', note: NOTES[recording.kind] });
  };
  const set = (accelerator: string) => {
    rest();
    draft.set(accelerator);
  };

  const words = describeAccelerator(draft.value, platform) || 'None';
  const face = recorder.status === 'recording' ? heldText || 'Press keys…' : words;
  const trouble = shortcutTrouble(problem, draft.value);
  return (
    <Row
      label={label}
      hint={recorder.status === 'recording' ? recorder.note : 'Press the field, then the keys.'}
      below={trouble === null ? <Refusal problem={draft.refusal} /> : <Message tone="bad">{trouble}</Message>}
    >
      {(ids) => (
        <span className="shortcut">
          <button
            {...ids}
            ref={button}
            type="button"
            className={`keys ${recorder.status}`}
            aria-label={`${label}: ${recorder.status === 'recording' ? 'recording, press the keys' : words}`}
            onClick={() => setRecorder(START)}
            onKeyDown={onKeyDown}
            onKeyUp={() => setHeldText('')}
            onBlur={rest}
          >
            {face}
          </button>
          <button type="button" className="quiet" disabled={draft.value === ''} onClick={() => set('')}>
            Clear<span className="sr-only"> {label}</span>
          </button>
          <button
            type="button"
            className="quiet"
            disabled={draft.value === defaultSettings.shortcuts[name]}
            onClick={() => set(defaultSettings.shortcuts[name])}
          >
            Reset<span className="sr-only"> {label}</span>
          </button>
        </span>
      )}
    </Row>
  );
}

const NOTES = {
  needsModifier: 'Hold Ctrl, Alt or the system key with it; a key alone is needed for typing.',
  unknownKey: 'This key cannot be used in a shortcut. Try another.',
} as const;

function shortcutTrouble(problem: Problem | null, accelerator: string): string | null {
  if (problem?.kind !== 'shortcutTaken' && problem?.kind !== 'badShortcut') return null;
  return problem.accelerator === accelerator ? sentencesOf(problem) : null;
}
