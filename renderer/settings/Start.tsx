/**
 * The first minute: captions, the microphone, and the offer of a key. Shown when the window opened without one; stays
 * until it is closed, so nothing jumps.
 */
import { type ReactNode, useState } from 'react';
import { preferredEngine } from '../../core/app/engineChoice.ts';
import type { EngineName } from '../../core/engine/engine.ts';
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
  if (closed || !beganWithoutKey) return null;
  return (
    <section className="start" aria-labelledby="start-title">
      <h2 id="start-title">Your first captions</h2>
      <ol>
        <FirstStep />
        <Step
          title="Check the microphone"
          text="If no words appear: see that the right one hears you."
          isDone={seenMicrophone}
        >
          <button type="button" onClick={() => onGo('microphone')}>
            {seenMicrophone ? 'Done' : 'Try it'}
          </button>
        </Step>
        <Step
          title="More languages, if you like"
          text="With an OpenAI key: fewer mistakes, over fifty languages. The sound then goes to OpenAI, for about US$ 1 an hour."
          isDone={hasKey}
        >
          <button type="button" onClick={() => onGo('service')}>
            {hasKey ? 'Done' : 'Enter a key'}
          </button>
        </Step>
      </ol>
      <button type="button" className="quiet start-close" onClick={() => setClosed(true)}>
        Close
      </button>
    </section>
  );
}

/** What is said of who listens must be true: a key may have come, or another choice, since the panel opened. */
const LISTENING: Readonly<Record<EngineName, string>> = {
  local: 'Your words appear over every window. English, on this computer: nothing leaves it, nothing to pay.',
  openai: 'Your words appear over every window. OpenAI listens, and your account pays.',
};
const WILL_LISTEN: Readonly<Record<EngineName, string>> = {
  local: 'This computer writes down English.',
  openai: 'OpenAI writes down what is said.',
};

function FirstStep() {
  const isWanted = useAppState((state) => state.intent.captions);
  const listens = useAppState(({ session }) => (session.status === 'live' ? session.engine : null));
  const settings = useAppState((state) => state.settings);
  const keys = shortcutName(settings.shortcuts.toggleCaptions);
  const later = keys === '' ? 'from the tray' : `with ${keys}, or from the tray`;
  const preferred = useAppState(preferredEngine);
  const isLive = listens !== null;
  return (
    <Step
      title={isLive ? 'Say something' : 'Start captions'}
      text={isLive ? LISTENING[listens] : `${WILL_LISTEN[preferred]} Later ${later}.`}
      isDone={isLive}
    >
      <button
        type="button"
        className={isWanted ? '' : 'primary'}
        disabled={isWanted}
        onClick={() => void settingsBridge.call('changeIntent', { captions: true, overlayVisible: true })}
      >
        {isLive ? 'Captions are on' : isWanted ? 'Starting…' : 'Start'}
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
