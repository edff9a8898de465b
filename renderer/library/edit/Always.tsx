/** After a word was corrected: an offer to have it in the vocabulary, once for each correction while the window is open. */
import { useEffect, useState } from 'react';
import { sentencesOf } from '../../../core/app/problemWords.ts';
import { canAddKeyword } from '../../../core/app/vocabulary.ts';
import type { Correction } from '../../../core/text/correction.ts';
import { libraryBridge, useAppState } from '../../bridge.ts';
import { Message } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { answered } from '../calls.ts';

interface AlwaysProps {
  /** The last one; another object for each. */
  readonly correction: Correction | null;
  /** What this window has offered, to which it adds. It is on no disk: corrections may be of what is deleted later. */
  readonly offers: Set<string>;
}

function isNewIn(offers: Set<string>, { wrong, right }: Correction): boolean {
  const what = `${wrong.toLowerCase()} > ${right}`;
  if (offers.has(what)) return false;
  offers.add(what);
  return true;
}

export function Always({ correction, offers }: AlwaysProps) {
  const words = useWords();
  const { library } = words;
  const keywords = useAppState((state) => state.settings.keywords);
  const [offered, setOffered] = useState<string | null>(null);
  const [told, setTold] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in the vocabulary later takes no offer back.
  useEffect(() => {
    if (correction === null) return;
    const { right } = correction;
    setOffered(canAddKeyword(keywords, right) && isNewIn(offers, correction) ? right : null);
    setTold('');
  }, [correction]);
  const add = async (word: string) => {
    const done = await answered(libraryBridge.call('addKeyword', word), 'addingWord');
    setOffered(null);
    setTold(done.ok ? library('alwaysDone', { word }) : sentencesOf(done.problem, words));
  };
  return (
    <div className="always">
      {offered === null || !canAddKeyword(keywords, offered) ? null : (
        <>
          <button type="button" className="primary" onClick={() => void add(offered)}>
            {library('alwaysWrite', { word: offered })}
          </button>
          <button type="button" onClick={() => setOffered(null)}>
            {library('alwaysNo')}
          </button>
        </>
      )}
      <Message tone="plain">{offered === null ? told : library('alwaysHint')}</Message>
    </div>
  );
}
