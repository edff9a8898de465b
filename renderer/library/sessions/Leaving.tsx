/** Says which sessions will be deleted for their age while they can still be kept: of all, and of the one that is read. */

import { useState } from 'react';
import { sentencesOf } from '../../../core/app/problemWords.ts';
import { libraryBridge, useAppState } from '../../bridge.ts';
import { Message } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { answered } from '../calls.ts';

export function LeavingNotice() {
  const { retention: say } = useWords();
  const leaving = useAppState((state) => state.retention.leaving);
  return (
    <div aria-live="polite">
      {leaving === null ? null : (
        <div className="leaving">
          <p>{say('leaving', { count: leaving.count, at: new Date(leaving.firstAtEpochMs) })}</p>
          <p className="leaving-hint">{say('leavingHint', { count: leaving.count })}</p>
          <button type="button" onClick={() => void libraryBridge.call('openKeeping', undefined)}>
            {say('change')}
          </button>
        </div>
      )}
    </div>
  );
}

interface LeavingOneProps {
  readonly sessionId: string;
  readonly atEpochMs: number;
  readonly onChanged: () => void;
}

export function LeavingOne({ sessionId, atEpochMs, onChanged }: LeavingOneProps) {
  const words = useWords();
  const { retention: say } = words;
  const [refusal, setRefusal] = useState<string | null>(null);
  const keep = async () => {
    const call = libraryBridge.call('describeSession', { sessionId, patch: { isKept: true } });
    const done = await answered(call, 'keeping');
    if (!done.ok) return setRefusal(sentencesOf(done.problem, words));
    onChanged();
  };
  return (
    <div className="leaving of-one">
      <p>{say('leavesOn', { at: new Date(atEpochMs) })}</p>
      <button type="button" onClick={() => void keep()}>
        {say('keepThis')}
      </button>
      <Message tone="bad">{refusal}</Message>
    </div>
  );
}
