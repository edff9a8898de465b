/** A button that has main show something in another program, with the reason where that did not work. Opens nothing itself. */
import { useState } from 'react';
import type { Result } from '../../core/base/result.ts';
import { Field, FieldButton, Message } from '../ui/Field.tsx';
import { answered } from './calls.ts';
import { sentencesHere } from './words.ts';

interface OpeningProps {
  readonly label: string;
  readonly hint: string;
  readonly button: string;
  /** Names it where it did not work. */
  readonly act: string;
  readonly open: () => Promise<Result<undefined>>;
}

export function Opening({ label, hint, button, act, open }: OpeningProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const press = async () => {
    const result = await answered(open(), act);
    setRefusal(result.ok ? null : sentencesHere(result.problem));
  };
  return (
    <Field label={label} hint={hint} below={<Message tone="bad">{refusal}</Message>}>
      {(ids) => (
        <FieldButton ids={ids} onPress={() => void press()}>
          {button}
        </FieldButton>
      )}
    </Field>
  );
}
