/** Names and terms to listen for, one per line. Saved when the field is left or typing rests. */
import { useState } from 'react';
import { KEYWORD_LIMIT, type KeywordFault, readKeywords } from '../../../core/app/vocabulary.ts';
import { assertNever } from '../../../core/base/never.ts';
import type { Words } from '../../../core/words/words.ts';
import { useAppState } from '../../bridge.ts';
import { useDraft } from '../../ui/draft.ts';
import { Field, Message } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';

/** A pause in typing. Half a name would be sent to the service otherwise. */
const TYPING_RESTS_MS = 700;

export function Vocabulary() {
  const say = useWords().settingsSpeech;
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
  const count =
    read.kind === 'keywords'
      ? say('termsCount', { count: read.keywords.length, most: KEYWORD_LIMIT.count })
      : null;

  return (
    <Field
      label={say('terms')}
      hint={say('termsHint')}
      layout="stacked"
      below={
        <Message tone="bad">{read.kind === 'refused' ? faultWords(read.fault, say) : draft.refusal}</Message>
      }
    >
      {(ids) => (
        <>
          <textarea
            {...ids}
            rows={6}
            value={text}
            aria-invalid={read.kind === 'refused'}
            spellCheck={false}
            placeholder={say('termsPlaceholder')}
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

function faultWords(fault: KeywordFault, say: Words['settingsSpeech']): string {
  switch (fault.kind) {
    case 'forbidden':
      return say('termForbidden', { word: fault.word });
    case 'tooLong':
      return say('termTooLong', { word: fault.word, most: KEYWORD_LIMIT.characters });
    case 'tooMany':
      return say('termsTooMany', { count: fault.count, most: KEYWORD_LIMIT.count });
    default:
      return assertNever(fault);
  }
}
