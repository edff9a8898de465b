/** The test of both sides before a call. The overlay hears; this shows what it tells, and plays nothing unasked. */
import { useEffect, useState } from 'react';
import { laneLabel } from '../../../core/transcript/transcript.ts';
import { appState, settingsBridge, useAppState } from '../../bridge.ts';
import { Message } from '../../ui/Field.tsx';
import { Side } from './Side.tsx';
import { SilentOthers } from './SilentOthers.tsx';
import { playTestSound } from './testSound.ts';
import './sides.css';

const test = (isWanted: boolean) => void settingsBridge.call('testSides', isWanted);

export function SidesTest() {
  const isTesting = useAppState((state) => state.sidesTest !== null);
  useEffect(() => {
    // Nobody looks any more.
    const end = () => {
      if (appState.getState().sidesTest !== null) test(false);
    };
    addEventListener('pagehide', end);
    return () => {
      removeEventListener('pagehide', end);
      end();
    };
  }, []);
  return (
    <>
      <div className="field">
        <div className="field-main">
          <div className="field-words">
            <p className="label">What Surtitle hears</p>
            <p className="hint">
              Of you and of the others, as levels. Nothing is recognised, kept or sent, and it ends by itself
              after a minute.
            </p>
          </div>
          <button type="button" onClick={() => test(!isTesting)}>
            {isTesting ? 'End the test' : 'Test both sides'}
          </button>
        </div>
      </div>
      {isTesting ? <Both /> : null}
    </>
  );
}

function Both() {
  const names = useAppState((state) => state.settings.names);
  const canHearComputer = useAppState((state) => state.canHearComputer);
  const output = useAppState((state) => state.sidesTest?.others?.device ?? '');
  return (
    <>
      <Side
        side="you"
        name={laneLabel('you', names)}
        hears={(device) => (device === '' ? 'Hears the microphone.' : `Hears ${device}.`)}
        tryThis="Say something."
      />
      {canHearComputer ? (
        <Side
          side="others"
          name={laneLabel('others', names)}
          hears={(device) => `Hears what plays on ${device || 'the system’s output'}.`}
          tryThis="Play something in the call, or a test sound."
        >
          {(hasHeard) => (
            <>
              <TestSound />
              <SilentOthers device={output} isOpen={!hasHeard} />
            </>
          )}
        </Side>
      ) : null}
    </>
  );
}

function TestSound() {
  const [status, setStatus] = useState<'ready' | 'playing' | 'failed'>('ready');
  const play = async () => {
    setStatus('playing');
    setStatus(
      await playTestSound().then(
        () => 'ready' as const,
        () => 'failed' as const,
      ),
    );
  };
  return (
    <>
      <div className="buttons">
        <button type="button" disabled={status === 'playing'} onClick={() => void play()}>
          Play a test sound
        </button>
      </div>
      <Message tone="bad">{status === 'failed' ? 'The system plays no sound.' : null}</Message>
    </>
  );
}
