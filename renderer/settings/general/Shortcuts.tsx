/**
 * The shortcuts that work in every program, each recorded from the keyboard. Whether the system grants one is
 * main's to say, through the state's problem.
 */
import { type KeyboardEvent, useState } from 'react';
import type { Settings } from '../../../core/app/settings.ts';
import { defaultShortcuts } from '../../../core/app/shortcuts.ts';
import type { Problem } from '../../../core/base/problem.ts';
import { acceleratorOf, isAltGr, type KeyPress } from '../../../core/desktop/accelerator.ts';
import { useAppState } from '../../bridge.ts';
import { type Draft, useDraft } from '../../ui/draft.ts';
import { Field, Message } from '../../ui/Field.tsx';
import { Group } from '../../ui/Group.tsx';
import { isWindows, platform, shortcutName } from '../../ui/keys.ts';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';
import { sentencesHere } from '../words.ts';

export function Shortcuts() {
  const words = useWords();
  const command = useAppState((state) => state.shortcutCommand);
  return (
    <Group title={words.settingsShortcuts('title')}>
      {command === null ? null : <InTheDesktop command={command} />}
      <ShortcutField name="toggleCaptions" label={words.settingsShortcuts('toggleCaptions')} />
      <ShortcutField name="toggleOverlay" label={words.settingsShortcuts('toggleOverlay')} />
      <ShortcutField name="toggleMute" label={words.settingsShortcuts('toggleMute')} />
      <ShortcutField name="lookBack" label={words.tray('lookBack')} />
    </Group>
  );
}

/** Wayland: said where people look for the reason. */
function InTheDesktop({ command }: { readonly command: string }) {
  const words = useWords();
  return (
    <div className="field">
      <p>
        <strong>{words.settingsShortcuts('wayland')}</strong> {words.settingsShortcuts('waylandText')}
      </p>
      <p>
        <code className="mono">{command}</code>
      </p>
      <p className="hint">{words.settingsShortcuts('waylandAlso')}</p>
    </div>
  );
}

interface ShortcutFieldProps {
  readonly name: keyof Settings['shortcuts'];
  readonly label: string;
}

function ShortcutField({ name, label }: ShortcutFieldProps) {
  const words = useWords();
  const stored = useAppState((state) => state.settings.shortcuts[name]);
  const problem = useAppState((state) => state.problem);
  const draft = useDraft(stored, (accelerator) => changeSettings({ shortcuts: { [name]: accelerator } }));
  const trouble = shortcutTrouble(problem, draft.value);
  const recorder = useRecorder(draft.set);
  const keys = shortcutName(draft.value) || words.settingsShortcuts('none');
  const face = recorder.note === null ? keys : recorder.pressed || words.settingsShortcuts('press');
  return (
    <Field
      label={label}
      hint={recorder.note ?? words.settingsShortcuts('hint')}
      below={
        <>
          <Message tone="bad">{trouble ?? draft.refusal}</Message>
          <Message tone="plain">
            {isWindows && isAltGr(draft.value) ? words.settingsShortcuts('altGr') : null}
          </Message>
        </>
      }
    >
      {(ids) => (
        <span className="shortcut">
          <button
            {...ids}
            {...recorder.handlers}
            type="button"
            className={recorder.note === null ? 'keys' : 'keys recording'}
            aria-label={words.settingsShortcuts(recorder.note === null ? 'keysOf' : 'recording', {
              label,
              keys,
            })}
          >
            {face}
          </button>
          <SetButton verb={words.settingsShortcuts('clear')} label={label} to="" draft={draft} />
          <SetButton
            verb={words.settingsShortcuts('reset')}
            label={label}
            to={defaultShortcuts(isWindows)[name]}
            draft={draft}
          />
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
  const say = useWords().settingsShortcuts;
  const [note, setNote] = useState<string | null>(null);
  const [pressed, setPressed] = useState('');
  const [warnedOf, setWarnedOf] = useState<string | null>(null);
  const rest = () => {
    setNote(null);
    setPressed('');
    setWarnedOf(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Tab leaves the field as everywhere; recording must not be a trap.
    if (note === null || event.key === 'Tab') return;
    event.preventDefault();
    if (event.key === 'Escape') return rest();
    const recording = acceleratorOf(pressOf(event), platform);
    if (recording.kind === 'modifiersOnly') return setPressed(shortcutName(recording.modifiers));
    if (
      recording.kind === 'typesSign' &&
      (recording.accelerator === null || recording.accelerator !== warnedOf)
    ) {
      setWarnedOf(recording.accelerator);
      return setNote(
        say(recording.accelerator === null ? 'typesSign' : 'typesSignAgain', { sign: recording.sign }),
      );
    }
    if (recording.kind === 'needsModifier' || recording.kind === 'unknownKey')
      return setNote(say(recording.kind));
    if (recording.accelerator === null) return;
    onRecorded(recording.accelerator);
    rest();
  };
  const onClick = () => setNote(say('start'));
  return { note, pressed, handlers: { onClick, onKeyDown, onKeyUp: () => setPressed(''), onBlur: rest } };
}

const pressOf = (event: KeyboardEvent): KeyPress => {
  const { key, code, ctrlKey, altKey, shiftKey, metaKey } = event;
  return { key, code, ctrlKey, altKey, shiftKey, metaKey, altGraph: event.getModifierState('AltGraph') };
};

function shortcutTrouble(problem: Problem | null, accelerator: string): string | null {
  if (problem?.kind === 'badShortcut')
    return problem.accelerator === accelerator ? sentencesHere(problem) : null;
  if (problem?.kind !== 'shortcutTaken') return null;
  const own = problem.shortcuts.filter((taken) => taken.accelerator === accelerator);
  return own.length > 0 ? sentencesHere({ ...problem, shortcuts: own }) : null;
}
