/** Says that Linux gives programs hardly anything of what it plays, and raises it by a press. */
import { useState } from 'react';
import { soundSystemProblem } from '../../../core/live/soundSystem.ts';
import { settingsBridge, useAppState } from '../../bridge.ts';
import { Message } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { answered } from '../calls.ts';
import { sentencesHere } from '../words.ts';

export function FaintSound() {
  const say = useWords().settingsSides;
  const system = useAppState((state) => state.soundSystem);
  const [refusal, setRefusal] = useState<string | null>(null);
  if (system === null || soundSystemProblem(system) === null) return null;
  const raise = async () => {
    setRefusal(null);
    const raised = await answered(settingsBridge.call('raiseComputerSound', undefined), say('raising'));
    if (!raised.ok) setRefusal(say('notRaised', { reason: sentencesHere(raised.problem) }));
  };
  return (
    <div className="field faint-sound" role="alert">
      <div className="confirm">
        <p className="confirm-question">{say('faint')}</p>
        <p>{say('faintText', { output: system.outputName, percent: system.monitorPercent })}</p>
        <div className="buttons">
          <button type="button" className="primary" onClick={() => void raise()}>
            {say('raise')}
          </button>
        </div>
        <Message tone="bad">{refusal}</Message>
      </div>
    </div>
  );
}
