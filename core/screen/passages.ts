/**
 * What a screen is to show, in spoken order: captions and the newest gap as passages of words. Knows nothing of
 * rows.
 */
import { type Caption, captionText, isSettled } from '../captions/caption.ts';
import { TEXT_DELAY_MS } from '../captions/recovery.ts';
import { saysAnything } from '../text/spoken.ts';
import { opensOnly } from '../text/together.ts';
import { endsInBlank, wordTexts } from '../text/words.ts';
import { gapNotice } from '../transcript/gapNotice.ts';
import type { TranscriptGap } from '../transcript/transcript.ts';
import type { Tone } from './row.ts';

/** One caption, or one gap, as the screen last took it in. */
export interface Passage {
  readonly id: string;
  readonly source: Caption | TranscriptGap;
  readonly words: readonly string[];
  readonly tone: Tone;
  /** The last word may get more letters: the caption is open and no blank has come after it. */
  readonly mayGrow: boolean;
  /** After a long pause, and around a gap, text does not continue on the row it finds. */
  readonly startsRow: boolean;
}

export interface ScreenInput {
  /** In spoken order. */
  readonly captions: readonly Caption[];
  /** The newest gap that a person should see. */
  readonly gap: TranscriptGap | null;
  /** What is read for it. Absent: what files say (core/transcript/gapNotice.ts). */
  readonly gapText?: string;
}

/**
 * A pause after which a new row reads better than a continued one: BBC live subtitles scroll on within one
 * stretch of speech.
 */
const LONG_PAUSE_MS = 2_000;

/**
 * A passage per caption that says something, with the gap where it belongs. Passages of unchanged captions keep their
 * identity.
 */
export function passagesOf(
  previous: readonly Passage[],
  { captions, gap, gapText }: ScreenInput,
): readonly Passage[] {
  const known = new Map(previous.map((passage) => [passage.id, passage]));
  const passages: Passage[] = [];
  for (const source of inOrder(captions, gap)) {
    const before = known.get(source.id);
    const passage = before?.source === source ? before : passageOf(source, gapText, before, passages.at(-1));
    if (passage.words.length > 0) passages.push(passage);
  }
  return passages;
}

function inOrder(
  captions: readonly Caption[],
  gap: TranscriptGap | null,
): readonly (Caption | TranscriptGap)[] {
  if (gap === null) return captions;
  // What was painted of the same speech stays where it is.
  const before = captions.findLastIndex((caption) => startMsOf(caption) <= gap.startMs);
  return [...captions.slice(0, before + 1), gap, ...captions.slice(before + 1)];
}

function passageOf(
  source: Caption | TranscriptGap,
  gapText: string | undefined,
  before: Passage | undefined,
  above: Passage | undefined,
): Passage {
  const startsRow = before?.startsRow ?? (above !== undefined && parts(above.source, source));
  if ('kind' in source)
    return {
      id: source.id,
      source,
      words: [gapText ?? gapNotice(source)],
      tone: 'gap',
      mayGrow: false,
      startsRow,
    };
  const tone = isSettled(source) ? 'settled' : 'open';
  const text = captionText(source);
  const mayGrow = tone === 'open' && !endsInBlank(text);
  return { id: source.id, source, words: shownWords(text, tone), tone, mayGrow, startsRow };
}

/** An opening sign waits for the word that it opens, so that it does not end a row that the word does not fit. */
function shownWords(text: string, tone: Tone): readonly string[] {
  if (!saysAnything(text)) return [];
  const words = wordTexts(text);
  return tone === 'open' && opensOnly(words.at(-1) ?? '') ? words.slice(0, -1) : words;
}

function parts(above: Caption | TranscriptGap, source: Caption | TranscriptGap): boolean {
  if ('kind' in above || 'kind' in source) return true;
  return startMsOf(source) - endMsOf(above) > LONG_PAUSE_MS;
}

/** Until its turn is known, a caption was spoken about as long before its text as text usually takes. */
function startMsOf({ turn, anchors }: Caption): number {
  return turn?.startMs ?? (anchors[0]?.atMs ?? 0) - TEXT_DELAY_MS;
}

function endMsOf({ turn, anchors }: Caption): number {
  return turn?.endMs ?? (anchors.at(-1)?.atMs ?? 0) - TEXT_DELAY_MS;
}
