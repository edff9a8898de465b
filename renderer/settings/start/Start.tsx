/**
 * The first minute: captions, the microphone, and the offer of a key. Shown when the window opened without one; stays
 * until it is closed, so nothing jumps. A step is ticked by what happened, never by a press.
 */
import { useEffect, useState } from 'react';
import { YOU } from '../../../core/transcript/lanes.ts';
import { settingsBridge, useAppState } from '../../bridge.ts';
import { useWords } from '../../ui/words.tsx';
import type { Section } from '../sections.ts';
import { FirstCaptions } from './FirstCaptions.tsx';
import { KeyStep } from './KeyStep.tsx';
import { Step } from './Step.tsx';

interface StartProps {
  /** `first` is what gets the focus there; otherwise the section's tab does. */
  readonly onGo: (section: Section, first?: string) => void;
}

export function Start({ onGo }: StartProps) {
  const { controls, firstMinute } = useWords();
  const hasKey = useAppState((state) => state.key.source !== 'none');
  const [beganWithoutKey] = useState(!hasKey);
  const [closed, setClosed] = useState(false);
  const heard = useHeard();
  if (closed || !beganWithoutKey) return null;
  return (
    <section className="start" aria-labelledby="start-title">
      <h2 id="start-title">{firstMinute('title')}</h2>
      <ol>
        <FirstCaptions isDone={heard.words} />
        <Step
          title={firstMinute('microphone')}
          text={firstMinute(heard.microphone ? 'microphoneHeard' : 'microphoneText')}
          isDone={heard.microphone}
        >
          <button type="button" onClick={() => onGo('microphone')}>
            {firstMinute(heard.microphone ? 'look' : 'tryIt')}
          </button>
        </Step>
        <KeyStep onGo={onGo} />
      </ol>
      <button type="button" className="quiet start-close" onClick={() => setClosed(true)}>
        {controls('close')}
      </button>
    </section>
  );
}

/** What has been written down since the window opened; words also before. */
interface Heard {
  readonly words: boolean;
  /** Of the microphone. */
  readonly microphone: boolean;
}

function useHeard(): Heard {
  const hadWords = useAppState((state) => state.hasTranscript);
  const [heard, setHeard] = useState<Heard>({ words: hadWords, microphone: false });
  useEffect(
    () =>
      settingsBridge.onTranscript((change) => {
        const entry = change.kind === 'append' ? change.entry : null;
        if (entry?.kind !== 'line') return;
        const isMicrophone = entry.lane === YOU;
        setHeard((before) => ({ words: true, microphone: before.microphone || isMicrophone }));
      }),
    [],
  );
  return heard;
}
