/** Says that Linux gives programs hardly anything of what it plays, and raises it by a press. */
import { useState } from 'react';
import { soundSystemProblem } from '../../../core/live/soundSystem.ts';
import { settingsBridge, useAppState } from '../../bridge.ts';
import { Message } from '../../ui/Field.tsx';
import { answered } from '../calls.ts';
import { sentencesOf } from '../words.ts';

export function FaintSound() {
  const system = useAppState((state) => state.soundSystem);
  const [refusal, setRefusal] = useState<string | null>(null);
  if (system === null || soundSystemProblem(system) === null) return null;
  const raise = async () => {
    setRefusal(null);
    const raised = await answered(settingsBridge.call('raiseComputerSound', undefined), 'raising the volume');
    if (!raised.ok) setRefusal(`It could not be raised. ${sentencesOf(raised.problem)}`);
  };
  return (
    <div className="field faint-sound" role="alert">
      <div className="confirm">
        <p className="confirm-question">The others would hardly be heard.</p>
        <p>
          This system passes on what plays on {system.outputName} at {system.monitorPercent}&nbsp;% of its
          volume. That is a volume of its own: what you hear does not change.
        </p>
        <div className="buttons">
          <button type="button" className="primary" onClick={() => void raise()}>
            Raise it to 100&nbsp;%
          </button>
        </div>
        <Message tone="bad">{refusal}</Message>
      </div>
    </div>
  );
}
