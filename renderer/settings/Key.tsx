/** The API key: stored, tested, removed, never shown. It lives in the password field until it is sent and nowhere else. */
import { useState } from 'react';
import { bridge, useAppState } from '../bridge.ts';
import { answered, sentencesOf } from './ask.ts';
import { Confirm } from './Confirm.tsx';
import { Group, Message } from './Group.tsx';
import { KeyField } from './KeyField.tsx';
import { keySourceWords } from './keyWords.ts';

type Outcome = { readonly tone: 'plain' | 'good' | 'bad'; readonly text: string } | null;

export function Key() {
  const key = useAppState((state) => state.key);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [asking, setAsking] = useState(false);

  const test = async () => {
    setOutcome({ tone: 'plain', text: 'Asking the service…' });
    const result = await answered(bridge.call('testKey', undefined), 'testing the key');
    setOutcome(
      result.ok
        ? { tone: 'good', text: 'The key works: the service accepted it.' }
        : { tone: 'bad', text: sentencesOf(result.problem) },
    );
  };
  const remove = async () => {
    setAsking(false);
    const result = await answered(bridge.call('removeKey', undefined), 'removing the key');
    setOutcome(
      result.ok
        ? { tone: 'plain', text: 'The stored key is removed.' }
        : { tone: 'bad', text: sentencesOf(result.problem) },
    );
  };

  const source = keySourceWords(key);
  return (
    <Group title="API key">
      <div className="row">
        <p className={`key-source ${source.tone}`}>
          <span className="dot" aria-hidden="true" />
          <span>
            <strong>{source.title}</strong> {source.text}
          </span>
        </p>
      </div>
      <KeyField storage={key.storage} onOutcome={setOutcome} />
      <div className="row">
        <div className="buttons">
          <button type="button" disabled={key.source === 'none'} onClick={() => void test()}>
            Test the key
          </button>
          <button type="button" disabled={key.source !== 'stored'} onClick={() => setAsking(true)}>
            Remove the key
          </button>
        </div>
        {asking ? (
          <Confirm
            question="Remove the stored key?"
            consequence="It cannot be shown again; you would have to enter it anew."
            yes="Remove it"
            no="Keep it"
            onYes={() => void remove()}
            onNo={() => setAsking(false)}
          />
        ) : null}
        <Message tone={outcome?.tone ?? 'plain'}>{outcome?.text}</Message>
      </div>
    </Group>
  );
}
