/**
 * The three steps to the first caption. Shown when the window opened without a key; stays until it is closed,
 * so nothing jumps.
 */
import { useState } from 'react';
import { describeAccelerator } from '../../core/desktop/accelerator.ts';
import { bridge, useAppState } from '../bridge.ts';
import type { Place } from './places.ts';
import { platform } from './platform.ts';

export function Start({ place, onGo }: { readonly place: Place; readonly onGo: (place: Place) => void }) {
  const hasKey = useAppState((state) => state.key.source !== 'none');
  const running = useAppState((state) => state.intent.captions);
  const shortcut = useAppState((state) => state.settings.shortcuts.toggleCaptions);
  const [beganWithoutKey] = useState(!hasKey);
  const [seenMicrophone, setSeenMicrophone] = useState(false);
  const [closed, setClosed] = useState(false);
  if (place === 'microphone' && !seenMicrophone) setSeenMicrophone(true);
  if ((!beganWithoutKey && hasKey) || (closed && hasKey)) return null;

  const keys = describeAccelerator(shortcut, platform);
  return (
    <section className="start" aria-labelledby="start-title">
      <h2 id="start-title">Three steps to your first caption</h2>
      <ol>
        <li className={hasKey ? 'done' : ''}>
          <h3>Add your key</h3>
          <p>Surtitle listens through your own OpenAI account.</p>
          <button type="button" onClick={() => onGo('service')}>
            {hasKey ? 'Done' : 'Enter the key'}
          </button>
        </li>
        <li className={seenMicrophone ? 'done' : ''}>
          <h3>Say something</h3>
          <p>See that the right microphone hears you.</p>
          <button type="button" onClick={() => onGo('microphone')}>
            {seenMicrophone ? 'Done' : 'Try it'}
          </button>
        </li>
        <li className={running ? 'done' : ''}>
          <h3>Start captions</h3>
          <p>{keys === '' ? 'From here, or from the tray.' : `Later with ${keys}, or from the tray.`}</p>
          <button
            type="button"
            className={hasKey && !running ? 'primary' : ''}
            disabled={!hasKey || running}
            onClick={() => void bridge.call('changeIntent', { captions: true, overlayVisible: true })}
          >
            {running ? 'Captions are on' : 'Start'}
          </button>
        </li>
      </ol>
      {hasKey ? (
        <button type="button" className="quiet start-close" onClick={() => setClosed(true)}>
          Close
        </button>
      ) : null}
    </section>
  );
}
