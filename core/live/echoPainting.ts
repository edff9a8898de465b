/**
 * What is painted of the microphone's captions where the far side is in them: words that are, or may become, an echo are
 * not painted; what has been painted stays.
 */
import type { Span } from '../base/span.ts';
import { type Caption, type Captions, captionText, isSettled, transcriptLine } from '../captions/caption.ts';
import { joinWords, sayTheSame, type Word } from '../text/words.ts';
import { YOU } from '../transcript/lanes.ts';
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
  /** Whether more of it may be painted once more of the far side is known, or time has passed. */
  readonly isWaiting: boolean;
}

/** What is known of the far side, on the caption's clock. */
export interface FarSide {
  /** What it has said so far, also what is still open. */
  readonly lines: readonly TranscriptLine[];
  /** When it was heard to speak, whatever of that has become text. */
  readonly speech: readonly Span[];
  /** Up to here its text is whole. */
  readonly settledMs: number;
  /** Words whose text came before this have waited long enough for theirs. */
  readonly waitedMs: number;
}

/** A lane's captions; `before` is what this gave last. */
export function paintAll(
  captions: Captions,
  before: readonly PaintedCaption[],
  farSide: FarSide,
): readonly PaintedCaption[] {
  const known = new Map(before.map((painted) => [painted.source.id, painted]));
  return captions.map((caption) => {
    const last = known.get(caption.id);
    return last?.source === caption && !last.isWaiting ? last : paintOwn(caption, last, farSide);
  });
}

/** `before` is what this gave for the same caption last. A caption without an echo is shown as it is. */
export function paintOwn(
  caption: Caption,
  before: PaintedCaption | undefined,
  farSide: FarSide,
): PaintedCaption {
  const known = before?.painted ?? [];
  // What is being said again is painted as it was until its text has caught up.
  if (caption.state === 'held' || caption.heldText !== '')
    return {
      source: caption,
      painted: known,
      shown: before === undefined ? caption : withText(caption, known),
      isWaiting: false,
    };
  const line = { ...transcriptLine(caption, YOU), text: captionText(caption) };
  const words = spannedWords(line);
  const far = farWords(farSide.lines, line);
  const theirs = hiddenIn(words, far, isSettled(caption));
  const hidden = withAhead(theirs, { words, far, caption, farSide });
  const isWaiting = hidden !== theirs || (hidden.includes(true) && !isSettled(caption));
  const isSame = known.every(({ index, text }) => isGrown(words[index]?.text, text));
  const reached = known.at(-1)?.index ?? -1;
  const painted = [
    ...known.map((word) => ({ ...word, text: (isSame ? words[word.index]?.text : null) ?? word.text })),
    ...words.flatMap(({ text, spaceBefore }, index) =>
      index > reached && hidden[index] !== true ? [{ text, spaceBefore, index }] : [],
    ),
  ];
  const isWhole = painted.length === words.length || (painted.every(isInPlace) && !hidden.includes(true));
  return { source: caption, painted, shown: isWhole ? caption : withText(caption, painted), isWaiting };
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
  isOver: boolean,
): readonly boolean[] {
  const echoed = echoedWords(words, far);
  const waiting = isOver ? 0 : waitingWords(words, far);
  const from = words.length - waiting;
  // Behind own words there is hardly an echo, and every word that both happen to use would come late.
  const waits = from === 0 || echoed[from - 1] === true;
  return echoed.map((is, index) => is || (waits && index >= from));
}

/** A word of an echo comes so much later than theirs, or its time is wrong by so much. */
const AROUND_MS = 300;

/**
 * The microphone's text may come before theirs of the same words. What was said while they spoke waits until their text
 * has reached it: who speaks has no need to read it at once.
 */
function withAhead(
  hidden: readonly boolean[],
  {
    words,
    far,
    caption,
    farSide: { speech, settledMs, waitedMs },
  }: {
    readonly words: readonly SpannedWord[];
    readonly far: readonly SpannedWord[];
    readonly caption: Caption;
    readonly farSide: FarSide;
  },
): readonly boolean[] {
  const reachedMs = Math.max(settledMs, far.at(-1)?.startMs ?? 0);
  const isAhead = ({ startMs, endMs, endChar }: SpannedWord) =>
    startMs > reachedMs &&
    cameAt(caption, endChar) > waitedMs &&
    speech.some((span) => span.startMs < endMs + AROUND_MS && span.endMs > startMs - AROUND_MS);
  const from = words.findIndex((word, index) => hidden[index] !== true && isAhead(word));
  return from === -1 ? hidden : hidden.map((is, index) => is || index >= from);
}

function cameAt({ anchors, turn }: Caption, endChar: number): number {
  return (anchors.find(({ chars }) => chars >= endChar) ?? anchors.at(-1))?.atMs ?? turn?.endMs ?? 0;
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
