/** A choice from a list that saves itself as it is made, with the reason where it is refused. */
import { Choice, type ChoiceProps } from '../ui/Choice.tsx';
import type { Draft } from '../ui/draft.ts';
import { Message } from '../ui/Field.tsx';

type DraftChoiceProps<Value extends string> = Omit<ChoiceProps<Value>, 'look' | 'value' | 'onChange'> & {
  readonly draft: Draft<Value>;
};

export function DraftChoice<Value extends string>({ draft, ...words }: DraftChoiceProps<Value>) {
  return (
    <>
      <Choice {...words} look="list" value={draft.value} onChange={draft.set} />
      <Message tone="bad">{draft.refusal}</Message>
    </>
  );
}
