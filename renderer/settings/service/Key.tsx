/**
 * The API key: stored, tested, removed, never shown. It lives in the password field until it is sent and
 * nowhere else.
 */
import { useState } from 'react';
import type { KeyStatus } from '../../../core/app/state.ts';
import type { Problem } from '../../../core/base/problem.ts';
import { settingsBridge, useAppState } from '../../bridge.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { Message, type Outcome } from '../../ui/Field.tsx';
import { Group } from '../../ui/Group.tsx';
import { answered } from '../calls.ts';
import { sentencesOf } from '../words.ts';
import { KeyField } from './KeyField.tsx';
import { KeySource } from './KeySource.tsx';

export function Key() {
  const key = useAppState((state) => state.key);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  return (
    <Group title="API key">
      <div className="field">
        <KeySource status={key} />
      </div>
      <KeyField storage={key.storage} onOutcome={setOutcome} />
      <div className="field">
        <KeyActions source={key.source} onOutcome={setOutcome} />
        <Message tone={outcome?.tone ?? 'plain'}>{outcome?.text}</Message>
      </div>
    </Group>
  );
}

interface KeyActionsProps {
  readonly source: KeyStatus['source'];
  readonly onOutcome: (outcome: Outcome) => void;
}

function KeyActions({ source, onOutcome }: KeyActionsProps) {
  const [asking, setAsking] = useState(false);
  const test = async () => {
    onOutcome({ tone: 'plain', text: 'Asking the service…' });
    const result = await answered(settingsBridge.call('testKey', undefined), 'testing the key');
    onOutcome(
      result.ok ? { tone: 'good', text: 'The key works: the service accepted it.' } : bad(result.problem),
    );
  };
  const remove = async () => {
    setAsking(false);
    const result = await answered(settingsBridge.call('removeKey', undefined), 'removing the key');
    onOutcome(result.ok ? { tone: 'plain', text: 'The stored key is removed.' } : bad(result.problem));
  };
  return (
    <>
      <div className="buttons">
        <button type="button" disabled={source === 'none'} onClick={() => void test()}>
          Test the key
        </button>
        <button type="button" disabled={source !== 'stored'} onClick={() => setAsking(true)}>
          Remove the key
        </button>
      </div>
      {asking ? <RemoveQuestion onYes={() => void remove()} onNo={() => setAsking(false)} /> : null}
    </>
  );
}

function RemoveQuestion(answers: { readonly onYes: () => void; readonly onNo: () => void }) {
  return (
    <Confirm
      {...answers}
      question="Remove the stored key?"
      consequence="It cannot be shown again; you would have to enter it anew."
      yes="Remove it"
      no="Keep it"
    />
  );
}

function bad(problem: Problem): Outcome {
  return { tone: 'bad', text: sentencesOf(problem) };
}
