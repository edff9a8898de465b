/** Names and terms to listen for, one per line. */
import { KEYWORD_LIMIT, type KeywordFault, readKeywords } from '../../../core/app/vocabulary.ts';
import { assertNever } from '../../../core/base/never.ts';
import type { Words } from '../../../core/words/words.ts';
import { useAppState } from '../../bridge.ts';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';
import { TermsField } from '../TermsField.tsx';

export function Vocabulary() {
  const say = useWords().settingsSpeech;
  const stored = useAppState((state) => state.settings.keywords);
  return (
    <TermsField
      label={say('terms')}
      hint={say('termsHint')}
      placeholder={say('termsPlaceholder')}
      rows={6}
      stored={stored}
      save={(keywords) => changeSettings({ keywords: [...keywords] })}
      read={(text) => {
        const read = readKeywords(text);
        return read.kind === 'keywords' ? { terms: read.keywords } : { refusal: faultWords(read.fault, say) };
      }}
      countWords={(count) => say('termsCount', { count, most: KEYWORD_LIMIT.count })}
    />
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
