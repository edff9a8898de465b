/**
 * What is painted of the microphone's captions where the far side is in them: words that are, or may become, an echo are
 * not painted; what has been painted stays.
 */
import { type Caption, captionText, isSettled, transcriptLine } from '../captions/caption.ts';
import { joinWords, sayTheSame, type Word } from '../text/words.ts';
import type { TranscriptLine } from '../transcript/transcript.ts';
import { echoedWords, LEAST_WORDS } from './echo.ts';
import { isInTime } from './echoAlignment.ts';
import { farWords } from './echoMark.ts';
import { type SpannedWord, spannedWords } from './wordSpans.ts';

/** Of one caption: which of its words are painted, and the caption as it is to be shown. */
export interface PaintedCaption {
  readonly source: Caption;
  readonly painted: readonly (Pick<Word, 'text' | 'spaceBefore'> & { readonly index: number })[];
  readonly shown: Caption;
}

/** What the far side has said so far, on the caption's clock; of what it is saying, more may come. */
export interface FarSide {
  readonly lines: readonly TranscriptLine[];
  readonly isSpeaking: boolean;
}

/** `before` is what this gave for the same caption last. A caption without an echo is shown as it is. */
export function paintOwn(
  caption: Caption,
  before: PaintedCaption | undefined,
  { lines, isSpeaking }: FarSide,
): PaintedCaption {
  const known = before?.painted ?? [];
  // What is being said again is painted as it was until its text has caught up.
  if (caption.state === 'held' || caption.heldText !== '')
    return {
      source: caption,
      painted: known,
      shown: before === undefined ? caption : withText(caption, known),
    };
  const line = { ...transcriptLine(caption, 'you'), text: captionText(caption) };
  const words = spannedWords(line);
  const far = farWords(lines, line);
  const hidden = isSettled(caption) ? echoedWords(words, far) : hiddenIn(words, far, isSpeaking);
  const isSame = known.every(({ index, text }) => isGrown(words[index]?.text, text));
  const reached = known.at(-1)?.index ?? -1;
  const painted = [
    ...known.map((word) => ({ ...word, text: (isSame ? words[word.index]?.text : null) ?? word.text })),
    ...words.flatMap(({ text, spaceBefore }, index) =>
      index > reached && hidden[index] !== true ? [{ text, spaceBefore, index }] : [],
    ),
  ];
  const isWhole = painted.length === words.length || (painted.every(isInPlace) && !hidden.includes(true));
  return { source: caption, painted, shown: isWhole ? caption : withText(caption, painted) };
}

const isInPlace = ({ index }: { readonly index: number }, at: number): boolean => index === at;

const isGrown = (now: string | undefined, was: string): boolean =>
  now !== undefined && (now.startsWith(was) || sayTheSame(now, was));

const withText = (caption: Caption, words: PaintedCaption['painted']): Caption => ({
  ...caption,
  shown: joinWords(words),
});

function hiddenIn(
  words: readonly SpannedWord[],
  far: readonly SpannedWord[],
  isSpeaking: boolean,
): readonly boolean[] {
  const echoed = echoedWords(words, far);
  const from = words.length - waitingWords(words, far);
  // Behind own words there is hardly an echo, and every word that both happen to use would come late.
  const waits = from === 0 || echoed[from - 1] === true;
  const hidden = echoed.map((is, index) => is || (waits && index >= from));
  return isSpeaking ? withAhead(hidden, words, far) : hidden;
}

/**
 * The microphone's text may come before theirs of the same words: a few behind an echo wait until theirs has reached them,
 * or is over. Who speaks has no need to read it at once.
 */
function withAhead(
  hidden: readonly boolean[],
  words: readonly SpannedWord[],
  far: readonly SpannedWord[],
): readonly boolean[] {
  const own = hidden.lastIndexOf(true) + 1;
  const ahead = words.slice(own);
  const reachedMs = far.at(-1)?.startMs ?? 0;
  const isAhead =
    own > 0 &&
    ahead.length < LEAST_WORDS &&
    ahead.every(({ startMs, marginMs }) => startMs + marginMs > reachedMs);
  return isAhead ? hidden.map((is, index) => is || index >= own) : hidden;
}

/** How many of the last words are the far side's so far; too few to tell, and the last may grow. */
function waitingWords(words: readonly SpannedWord[], far: readonly SpannedWord[]): number {
  for (let count = Math.min(LEAST_WORDS - 1, words.length); count > 0; count -= 1) {
    const tail = words.slice(-count);
    const isBegun = far.some((_word, from) =>
      tail.every((word, index) => {
        const said = far[from + index];
        if (said === undefined || !isInTime(word, said)) return false;
        const isLast = index === tail.length - 1;
        return sayTheSame(word.text, said.text) || (isLast && lower(said.text).startsWith(lower(word.text)));
      }),
    );
    if (isBegun) return count;
  }
  return 0;
}

const lower = (text: string): string => text.toLowerCase();
