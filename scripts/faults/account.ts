/** Accounts for each word that was said: captioned, in a gap, or lost without a mark. Runs nothing. */
import type { Span } from '../../core/base/span.ts';
import { lettersOf } from '../../core/hearing/words.ts';
import type { TranscriptEntry } from '../../core/transcript/transcript.ts';
import { alignWords, wordsIn } from '../../e2e/session/captionedWords.ts';

/** Times on the session's clock. */
export interface SaidWord extends Span {
  readonly word: string;
  /** Nobody listened, and none should: it counts only where that is not marked. */
  readonly isAway?: boolean;
}

export interface Account {
  readonly said: number;
  readonly captioned: number;
  readonly inGap: number;
  /** Written as another word, by an engine that was not told the words: its line is of that time. */
  readonly misheard: number;
  /** Neither captioned nor in a gap. */
  readonly lost: readonly SaidWord[];
  /** Captioned, though it was said only once and is captioned elsewhere. */
  readonly twice: readonly string[];
}

/** A gap's edges are where speech was detected, a word's where it was made: they differ by less than this. */
const GAP_SLACK_MS = 300;

/** A caption is of what was said then: its speech may be detected, and its turn be cut, this far from the word. */
const LINE_SLACK_MS = 3_000;

/**
 * Each word is captioned once and in order, in a line of its time. `isRecognized`: by an engine that was not told the
 * words and may hear others; then a word is lost where no line is of its time.
 */
export function accountFor(
  said: readonly SaidWord[],
  entries: readonly TranscriptEntry[],
  isRecognized = false,
): Account {
  const written = isRecognized ? lettersOf : (word: string) => word;
  const shown = entries.flatMap((entry) =>
    entry.kind === 'line' ? wordsIn(entry.text).map((word) => ({ word, line: entry })) : [],
  );
  const isSame = (spoken: number, captioned: number) => {
    const [word, caption] = [said[spoken], shown[captioned]];
    if (word === undefined || caption === undefined) return false;
    return written(word.word) === written(caption.word) && isNear(word, caption.line, LINE_SLACK_MS);
  };
  const { missing, extra } = alignWords({ spoken: said.length, captioned: shown.length, isSame });
  const unsaid = missing.flatMap((index) => said[index] ?? []);
  const gaps = entries.filter(({ kind }) => kind === 'gap');
  const isMarked = (word: SaidWord) => gaps.some((gap) => isNear(word, gap, GAP_SLACK_MS));
  const away = unsaid.filter((word) => word.isAway === true && isMarked(word)).length;
  const isWritten = (word: SaidWord) =>
    isRecognized && entries.some((entry) => entry.kind === 'line' && isNear(word, entry, 0));
  const unmarked = unsaid.filter((word) => !isMarked(word));
  const lost = unmarked.filter((word) => !isWritten(word));
  const misheard = unmarked.length - lost.length;
  return {
    said: said.length - away,
    captioned: said.length - unsaid.length,
    inGap: unsaid.length - away - unmarked.length,
    misheard,
    lost,
    // What was cut short or misheard is another word.
    twice: extra
      .filter((index) => said.some((_, word) => isSame(word, index)))
      .flatMap((index) => shown[index]?.word ?? []),
  };
}

const isNear = (word: Span, span: Span, slackMs: number): boolean =>
  span.startMs - slackMs < word.endMs && word.startMs < span.endMs + slackMs;
