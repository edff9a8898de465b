/**
 * The shortcuts that work in every program, each recorded from the keyboard. Whether the system grants one is
 * main's to say, through the state's problem.
 */
import { type KeyboardEvent, useState } from 'react';
import { defaultSettings, type Settings } from '../../../core/app/settings.ts';
import type { Problem } from '../../../core/base/problem.ts';
import { acceleratorOf } from '../../../core/desktop/accelerator.ts';
import { useAppState } from '../../bridge.ts';
import { type Draft, useDraft } from '../../ui/draft.ts';
import { Field, Message } from '../../ui/Field.tsx';
import { Group } from '../../ui/Group.tsx';
import { platform, shortcutName } from '../../ui/shortcutName.ts';
import { changeSettings } from '../calls.ts';
import { sentencesOf } from '../words.ts';

export function Shortcuts() {
  return (
    <Group title="Shortcuts that work in every program">
      <ShortcutField name="toggleCaptions" label="Start or stop captions" />
      <ShortcutField name="toggleOverlay" label="Show or hide the overlay" />
    </Group>
  );
}

interface ShortcutFieldProps {
  readonly name: keyof Settings['shortcuts'];
  readonly label: string;
}

function ShortcutField({ name, label }: ShortcutFieldProps) {
  const stored = useAppState((state) => state.settings.shortcuts[name]);
  const problem = useAppState((state) => state.problem);
  const draft = useDraft(stored, (accelerator) => changeSettings({ shortcuts: { [name]: accelerator } }));
  const trouble = shortcutTrouble(problem, draft.value);
  const recorder = useRecorder(draft.set);
  const words = shortcutName(draft.value) || 'None';
  const face = recorder.note === null ? words : recorder.pressed || 'Press keys…';
  return (
    <Field
      label={label}
      hint={recorder.note ?? 'Press the field, then the keys.'}
      below={<Message tone="bad">{trouble ?? draft.refusal}</Message>}
    >
      {(ids) => (
        <span className="shortcut">
          <button
            {...ids}
            {...recorder.handlers}
            type="button"
            className={recorder.note === null ? 'keys' : 'keys recording'}
            aria-label={`${label}: ${recorder.note === null ? words : 'recording, press the keys'}`}
          >
            {face}
          </button>
          <SetButton verb="Clear" label={label} to="" draft={draft} />
          <SetButton verb="Reset" label={label} to={defaultSettings.shortcuts[name]} draft={draft} />
        </span>
      )}
    </Field>
  );
}

interface SetButtonProps {
  readonly verb: string;
  readonly label: string;
  readonly to: string;
  readonly draft: Draft<string>;
}

function SetButton({ verb, label, to, draft }: SetButtonProps) {
  return (
    <button type="button" className="quiet" disabled={draft.value === to} onClick={() => draft.set(to)}>
      {verb}
      <span className="hidden"> {label}</span>
    </button>
  );
}

/** `note` says what to press, null while nothing is recorded; `pressed` names the modifiers that are down. */
function useRecorder(onRecorded: (accelerator: string) => void) {
  const [note, setNote] = useState<string | null>(null);
  const [pressed, setPressed] = useState('');
  const rest = () => {
    setNote(null);
    setPressed('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Tab leaves the field as everywhere; recording must not be a trap.
    if (note === null || event.key === 'Tab') return;
    event.preventDefault();
    if (event.key === 'Escape') return rest();
    const recording = acceleratorOf(event, platform);
    if (recording.kind === 'modifiersOnly') return setPressed(shortcutName(recording.modifiers));
    if (recording.kind !== 'accelerator') return setNote(NOTES[recording.kind]);
    onRecorded(recording.accelerator);
    rest();
  };
  const onClick = () => setNote(NOTES.start);
  return { note, pressed, handlers: { onClick, onKeyDown, onKeyUp: () => setPressed(''), onBlur: rest } };
}

const NOTES = {
  start: 'Press the keys together. Escape leaves it as it is.',
  needsModifier: 'Hold Ctrl, Alt or the system key with it; a key alone is needed for typing.',
  unknownKey: 'This key cannot be used in a shortcut. Try another.',
} as const;

function shortcutTrouble(problem: Problem | null, accelerator: string): string | null {
  if (problem?.kind !== 'shortcutTaken' && problem?.kind !== 'badShortcut') return null;
  return problem.accelerator === accelerator ? sentencesOf(problem) : null;
}
