/** What the app's exports call what nobody has named, in the language of its windows. The command line's files are English. */
import type { FileWords } from '../subtitles/options.ts';
import type { Words } from '../words/words.ts';
import { gapMark } from './gaps.ts';
import { sideNames } from './people.ts';

export const fileWordsIn = (words: Words): FileWords => ({
  sides: sideNames(words),
  gap: (gap) => gapMark(gap, words),
  captions: words.exporting('captions'),
});
