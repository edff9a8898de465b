/** Names and terms to listen for, one per line. Saved when the field is left or typing rests. */
import { useState } from 'react';
import { KEYWORD_LIMIT, readKeywords } from '../../../core/app/vocabulary.ts';
import { useAppState } from '../../bridge.ts';
import { useDraft } from '../../ui/draft.ts';
import { Field, Message } from '../../ui/Field.tsx';
import { changeSettings } from '../calls.ts';

/** A pause in typing. Half a name would be sent to the service otherwise. */
const TYPING_RESTS_MS = 700;

export function Vocabulary() {
  const stored = useAppState((state) => state.settings.keywords);
  const draft = useDraft<readonly string[]>(
    stored,
    (keywords) => changeSettings({ keywords: [...keywords] }),
    TYPING_RESTS_MS,
  );
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? draft.value.join('\n');
  const read = readKeywords(text);

  const type = (value: string) => {
    setTyped(value);
    const typedWords = readKeywords(value);
    if (typedWords.kind === 'keywords') draft.set(typedWords.keywords);
  };
  const count = read.kind === 'keywords' ? `${read.keywords.length} of ${KEYWORD_LIMIT.count}` : null;

  return (
    <Field
      label="Names and terms"
      hint="One per line: people, places, products, words of your trade. OpenAI listens for them."
      layout="stacked"
      below={<Message tone="bad">{read.kind === 'refused' ? read.reason : draft.refusal}</Message>}
    >
      {(ids) => (
        <>
          <textarea
            {...ids}
            rows={6}
            value={text}
            aria-invalid={read.kind === 'refused'}
            spellCheck={false}
            placeholder={'Cavalleria rusticana\nMs Okonkwo'}
            onChange={(event) => type(event.currentTarget.value)}
            // What is stored, tidied: unless it was refused, in which case nothing a person typed is thrown
            // away.
            onBlur={() => read.kind === 'keywords' && setTyped(null)}
          />
          <p className="count">{count}</p>
        </>
      )}
    </Field>
  );
}
