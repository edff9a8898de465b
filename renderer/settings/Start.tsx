/**
 * The three steps to the first caption. Shown when the window opened without a key; stays until it is closed,
 * so nothing jumps.
 */
import { type ReactNode, useState } from 'react';
import { settingsBridge, useAppState } from '../bridge.ts';
import { shortcutName } from '../ui/shortcutName.ts';
import type { Section } from './sections.ts';

interface StartProps {
  readonly section: Section;
  readonly onGo: (section: Section) => void;
}

export function Start({ section, onGo }: StartProps) {
  const hasKey = useAppState((state) => state.key.source !== 'none');
  const [beganWithoutKey] = useState(!hasKey);
  const [seenMicrophone, setSeenMicrophone] = useState(false);
  const [closed, setClosed] = useState(false);
  if (section === 'microphone' && !seenMicrophone) setSeenMicrophone(true);
  if (hasKey && (closed || !beganWithoutKey)) return null;
  return (
    <section className="start" aria-labelledby="start-title">
      <h2 id="start-title">Three steps to your first caption</h2>
      <ol>
        <Step title="Add your key" text="Surtitle listens through your own OpenAI account." isDone={hasKey}>
          <button type="button" onClick={() => onGo('service')}>
            {hasKey ? 'Done' : 'Enter the key'}
          </button>
        </Step>
        <Step title="Say something" text="See that the right microphone hears you." isDone={seenMicrophone}>
          <button type="button" onClick={() => onGo('microphone')}>
            {seenMicrophone ? 'Done' : 'Try it'}
          </button>
        </Step>
        <LastStep hasKey={hasKey} />
      </ol>
      {hasKey ? (
        <button type="button" className="quiet start-close" onClick={() => setClosed(true)}>
          Close
        </button>
      ) : null}
    </section>
  );
}

function LastStep({ hasKey }: { readonly hasKey: boolean }) {
  const running = useAppState((state) => state.intent.captions);
  const keys = shortcutName(useAppState((state) => state.settings.shortcuts.toggleCaptions));
  const text = keys === '' ? 'From here, or from the tray.' : `Later with ${keys}, or from the tray.`;
  return (
    <Step title="Start captions" text={text} isDone={running}>
      <button
        type="button"
        className={hasKey && !running ? 'primary' : ''}
        disabled={!hasKey || running}
        onClick={() => void settingsBridge.call('changeIntent', { captions: true, overlayVisible: true })}
      >
        {running ? 'Captions are on' : 'Start'}
      </button>
    </Step>
  );
}

interface StepProps {
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
  readonly children: ReactNode;
}

function Step({ title, text, isDone, children }: StepProps) {
  return (
    <li className={isDone ? 'done' : ''}>
      <h3>{title}</h3>
      <p>{text}</p>
      {children}
    </li>
  );
}
