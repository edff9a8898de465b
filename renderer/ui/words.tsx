/** The words of the window's language for all that is drawn in it. Chooses no language. */
import { createContext, type ReactNode, useContext, useLayoutEffect } from 'react';
import { directionOf, type Locale } from '../../core/words/locale.ts';
import { type Words, wordsIn } from '../../core/words/words.ts';

const WordsContext = createContext<Words>(wordsIn('en'));

/** Everything inside speaks this language; the document says so too. */
export function WordsProvider({
  locale,
  children,
}: {
  readonly locale: Locale;
  readonly children: ReactNode;
}) {
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = directionOf(locale);
  }, [locale]);
  return <WordsContext value={wordsIn(locale)}>{children}</WordsContext>;
}

export const useWords = (): Words => useContext(WordsContext);
