/**
 * The API key: stored, tested, removed, never shown. It lives in the password field until it is sent and
 * nowhere else.
 */
import { useState } from 'react';
import type { KeyStatus } from '../../../core/app/state.ts';
import type { Problem } from '../../../core/base/problem.ts';
import { isKeyRefused, type KeyProof } from '../../../core/openai/keyProof.ts';
import type { Words } from '../../../core/words/words.ts';
import { settingsBridge, useAppState } from '../../bridge.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import type { Outcome } from '../../ui/Field.tsx';
import { Group } from '../../ui/Group.tsx';
import { useWords } from '../../ui/words.tsx';
import { answered } from '../calls.ts';
import { sentencesHere } from '../words.ts';
import { KeyField } from './KeyField.tsx';
import { KeyPage } from './KeyPage.tsx';
import { KeySource } from './KeySource.tsx';

export function Key() {
  const words = useWords();
  const key = useAppState((state) => state.key);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const said = outcome ?? proofWords(key, words);
  return (
    <Group title={words.settingsKey('title')}>
      <div className="field">
        <KeySource status={key} />
      </div>
      <KeyField storage={key.storage} said={said} onOutcome={setOutcome} />
      <div className="field">
        <KeyActions source={key.source} onOutcome={setOutcome} />
      </div>
      <KeyPage />
    </Group>
  );
}

interface KeyActionsProps {
  readonly source: KeyStatus['source'];
  readonly onOutcome: (outcome: Outcome | null) => void;
}

function KeyActions({ source, onOutcome }: KeyActionsProps) {
  const { settingsKey } = useWords();
  const [asking, setAsking] = useState(false);
  const test = async () => {
    onOutcome(null);
    const result = await answered(settingsBridge.call('testKey', undefined), settingsKey('testingKey'));
    // What the service said is in the state; a server that was not allowed was never asked.
    if (!result.ok && result.problem.kind === 'serverNotAllowed') onOutcome(bad(result.problem));
  };
  const remove = async () => {
    setAsking(false);
    const result = await answered(settingsBridge.call('removeKey', undefined), settingsKey('removing'));
    onOutcome(result.ok ? { tone: 'plain', text: settingsKey('removed') } : bad(result.problem));
  };
  return (
    <>
      <div className="buttons">
        <button type="button" disabled={source === 'none'} onClick={() => void test()}>
          {settingsKey('test')}
        </button>
        <button type="button" disabled={source !== 'stored'} onClick={() => setAsking(true)}>
          {settingsKey('remove')}
        </button>
      </div>
      {asking ? (
        <Confirm
          question={settingsKey('removeQuestion')}
          consequence={settingsKey('removeConsequence')}
          yes={settingsKey('removeYes')}
          no={settingsKey('removeNo')}
          onYes={() => void remove()}
          onNo={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

/** What the service said of the key; a network that failed says nothing of it. */
function proofWords(
  { source, proof }: { readonly source: KeyStatus['source']; readonly proof: KeyProof },
  { settingsKey }: Pick<Words, 'settingsKey'>,
): Outcome | null {
  if (source === 'none' || proof === 'untested') return null;
  if (proof === 'testing') return { tone: 'plain', text: settingsKey('testing') };
  if (proof === 'good') return { tone: 'good', text: settingsKey('good') };
  const { problem } = proof;
  if (isKeyRefused(proof)) return bad(problem);
  return { tone: 'plain', text: settingsKey('untestable', { reason: sentencesHere(problem) }) };
}

function bad(problem: Problem): Outcome {
  return { tone: 'bad', text: sentencesHere(problem) };
}
