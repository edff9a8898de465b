/** When each word of a line was said, as well as its evidence tells: by its engine, its speech, or when its text came. Decides nothing. */
import type { Span } from '../base/span.ts';
import { type Word, wordsOf } from '../text/words.ts';
import { weightOf } from '../text/wordWeight.ts';
import type { TranscriptLine } from '../transcript/transcript.ts';

/** A word on the capture clock; its times may be wrong by `marginMs`. */
export interface SpannedWord extends Word, Span {
  readonly marginMs: number;
}

/** Two recognizers that tell times tell those of one word so much apart. */
const TOLD_MARGIN_MS = 150;
/** Words shared out over islands by their weight are half a second off in the middle of a long phrase. */
const SHARED_MARGIN_MS = 500;
/** Text comes 0.5 to 1.2 s after its words, in the middle so much. */
const ARRIVAL_DELAY_MS = 850;
const ARRIVED_MARGIN_MS = 500;

type Line = Pick<TranscriptLine, 'text' | 'state' | 'startMs' | 'endMs' | 'islands' | 'anchors' | 'words'>;

/** Every word of the line's text, in order. */
export function spannedWords(line: Line): readonly SpannedWord[] {
  const words = wordsOf(line.text);
  // Text that broke off is not that of all its speech.
  const isWhole = line.state === 'final' || line.anchors.length === 0;
  return (
    told(words, line) ?? (isWhole && line.islands.length > 0 ? shared(words, line) : arrived(words, line))
  );
}

/** null where the engine told no times, or those of another text. */
function told(words: readonly Word[], { words: said = [] }: Line): readonly SpannedWord[] | null {
  const spans = said.flatMap(([text, startMs, endMs]) => {
    const parts = wordsOf(text);
    const stepMs = (endMs - startMs) / Math.max(1, parts.length);
    return parts.map((_part, index) => ({
      startMs: startMs + index * stepMs,
      endMs: startMs + (index + 1) * stepMs,
    }));
  });
  if (spans.length !== words.length) return null;
  return words.map((word, index) => ({
    ...word,
    ...(spans[index] as Span),
    marginMs: TOLD_MARGIN_MS,
  }));
}

/** Each takes its share of what was heard. */
function shared(words: readonly Word[], { islands }: Line): readonly SpannedWord[] {
  const heardMs = islands.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  const weights = words.map(({ text }) => weightOf(text));
  const scale = heardMs / weights.reduce((sum, weight) => sum + weight, 0);
  let saidMs = 0;
  return words.map((word, index) => {
    const startMs = momentOf(islands, saidMs);
    saidMs += (weights[index] ?? 0) * scale;
    return {
      ...word,
      startMs,
      endMs: Math.max(startMs, momentOf(islands, saidMs)),
      marginMs: SHARED_MARGIN_MS,
    };
  });
}

/** The moment at which so much of the islands is over. */
function momentOf(islands: readonly Span[], saidMs: number): number {
  let leftMs = saidMs;
  for (const { startMs, endMs } of islands) {
    if (leftMs <= endMs - startMs) return startMs + leftMs;
    leftMs -= endMs - startMs;
  }
  return islands.at(-1)?.endMs ?? 0;
}

/** Of a line whose speech is not known yet: its text was on its way for so long. */
function arrived(
  words: readonly Word[],
  { anchors, startMs: fromMs, endMs: toMs }: Line,
): readonly SpannedWord[] {
  let startMs = fromMs;
  return words.map((word) => {
    const atMs = anchors.find(({ chars }) => chars >= word.endChar)?.atMs ?? toMs + ARRIVAL_DELAY_MS;
    const endMs = Math.max(startMs, atMs - ARRIVAL_DELAY_MS);
    const span = { startMs: Math.max(startMs, endMs - ARRIVED_MARGIN_MS), endMs };
    startMs = endMs;
    return { ...word, ...span, marginMs: ARRIVED_MARGIN_MS };
  });
}
