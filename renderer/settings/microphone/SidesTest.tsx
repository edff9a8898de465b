/** The test of both sides before a call. The overlay hears; this shows what it tells, and plays nothing unasked. */
import { useEffect, useState } from 'react';
import { laneName } from '../../../core/library/people.ts';
import { appState, settingsBridge, useAppState } from '../../bridge.ts';
import { Message } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { Side } from './Side.tsx';
import { SilentOthers } from './SilentOthers.tsx';
import { playTestSound } from './testSound.ts';
import './sides.css';

const test = (isWanted: boolean) => void settingsBridge.call('testSides', isWanted);

export function SidesTest() {
  const say = useWords().settingsSides;
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
            <p className="label">{say('hears')}</p>
            <p className="hint">{say('hearsHint')}</p>
          </div>
          <button type="button" onClick={() => test(!isTesting)}>
            {say(isTesting ? 'endTest' : 'test')}
          </button>
        </div>
      </div>
      {isTesting ? <Both /> : null}
    </>
  );
}

function Both() {
  const words = useWords();
  const say = words.settingsSides;
  const names = useAppState((state) => state.settings.names);
  const canHearComputer = useAppState((state) => state.canHearComputer);
  const output = useAppState((state) => state.sidesTest?.others?.device ?? '');
  return (
    <>
      <Side
        side="you"
        name={laneName('you', names, words)}
        hears={(device) => say('hearsDevice', { device: device || 'none' })}
        nothing={say('nothingYou')}
      />
      {canHearComputer ? (
        <Side
          side="others"
          name={laneName('others', names, words)}
          hears={(device) => say('hearsOutput', { device: device || 'none' })}
          nothing={say('nothingOthers')}
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
  const say = useWords().settingsSides;
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
          {say('playTest')}
        </button>
      </div>
      <Message tone="bad">{status === 'failed' ? say('noSound') : null}</Message>
    </>
  );
}
