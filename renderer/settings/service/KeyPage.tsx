/** Where a key comes from, and what it costs to use one. Opens no page itself: main does, in the browser. */
import { useState } from 'react';
import { settingsBridge } from '../../bridge.ts';
import { Field, Message } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { answered } from '../calls.ts';
import { sentencesOf } from '../words.ts';
import { useHourlyPrice } from './price.ts';

export function KeyPage() {
  const { settingsKey } = useWords();
  const price = useHourlyPrice();
  const [refusal, setRefusal] = useState<string | null>(null);
  const open = async () => {
    const result = await answered(
      settingsBridge.call('openKeyPage', undefined),
      settingsKey('openingKeyPage'),
    );
    setRefusal(result.ok ? null : sentencesOf(result.problem));
  };
  return (
    <Field
      label={settingsKey('whereFrom')}
      hint={settingsKey('price', { price })}
      below={<Message tone="bad">{refusal}</Message>}
    >
      {(ids) => (
        <button {...ids} type="button" onClick={() => void open()}>
          {settingsKey('openKeyPage')}
        </button>
      )}
    </Field>
  );
}
