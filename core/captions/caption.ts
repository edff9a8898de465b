/** One caption: its text, state and times, and how text or a final changes it. Knows no other caption. */
import type { SpokenTurn, SpokenWord, TurnEvent, TurnId } from '../engine/engine.ts';
import { isSpaceless } from '../text/pieces.ts';
import { saysAnything } from '../text/spoken.ts';
import { endsInBlank, wordsOf } from '../text/words.ts';
import type { Anchor, LaneId, SaidWord, TranscriptLine } from '../transcript/transcript.ts';
import { TEXT_DELAY_MS } from './recovery.ts';

/**
 * open: text may still come. final: as the engine settled it. failed: the engine gave up or took its text back; what
 * came stays. interrupted: captions or the connection ended before it was settled. held: its speech is being heard
 * again, because its connection was lost or its answer lacked words.
 */
export type CaptionState = 'open' | 'final' | 'failed' | 'interrupted' | 'held';

export interface Caption {
  /** Unique in its lane. Stays the same for the caption's whole life, also when another turn says it again. */
  readonly id: string;
  /** The turn whose text this is now. */
  readonly turnId: TurnId;
  readonly state: CaptionState;
  readonly text: string;
  /** Words a lost connection had already shown and the new one has not reached yet; painted behind `text`. */
  readonly heldText: string;
  /** The caption whose place this one took when it began, because it was to be said again; null when there was none. */
  readonly tookFrom: Caption | null;
  /** null until it is known which speech it is. */
  readonly turn: SpokenTurn | null;
  readonly anchors: readonly Anchor[];
  /** When each word of its final was said, from an engine that knows. */
  readonly words?: readonly SpokenWord[];
  /** What stays painted, where the final says it otherwise: an engine that reads each turn once more is not always right. */
  readonly shown?: string;
  /** The last word of an open text gets no more letters: its engine writes whole words. */
  readonly endsWhole?: boolean;
}

type MoreText = Pick<Extract<TurnEvent, { type: 'text' }>, 'text' | 'atMs' | 'isWhole'>;

/** In spoken order. */
export type Captions = readonly Caption[];

/** Two detectors' runs over the same speech differ by frames: an end this close is the same end. */
export const SAME_END_MS = 300;

/** What is painted of a caption: what has come, then what a lost connection had already shown beyond it. */
export function captionText({ text, heldText, shown }: Caption): string {
  if (shown !== undefined) return shown;
  if (text === '' || heldText === '') return text + heldText;
  const isParted = !endsInBlank(text) && !(isSpaceless(text.slice(-1)) && isSpaceless(heldText.slice(0, 1)));
  return `${text}${isParted ? ' ' : ''}${heldText}`;
}

/** A settled caption changes no more, but for its times when its turn turns out to be other speech. */
export function isSettled({ state }: Caption): boolean {
  return state === 'final' || state === 'failed' || state === 'interrupted';
}

/** Text is append-only and brings its own blanks; a final drops the first one, so the painted text does too. */
export function append(caption: Caption, { text: more, atMs, isWhole }: MoreText): Caption {
  if (isSettled(caption)) return caption;
  const text = caption.text === '' ? more.trimStart() : caption.text + more;
  const { tookFrom } = caption;
  const heldText = caption.heldText === '' || tookFrom === null ? '' : beyond(captionText(tookFrom), text);
  const anchors = [...caption.anchors, { chars: text.length, atMs }];
  return { ...caption, text, heldText, anchors, ...(isWhole && { endsWhole: true }) };
}

/** How many words the second hearing may leave out in one place. */
const MOST_LEFT_OUT = 4;

/**
 * What of a text follows where it is being said again. A word that is not found there is new, or heard otherwise: it
 * hides nothing that people have read. The last word may have come in part.
 */
function beyond(before: string, said: string): string {
  const shown = wordsOf(before).map(({ text, startChar }) => ({ text: lettersOf(text), startChar }));
  const again = wordsOf(said).map(({ text }) => lettersOf(text));
  let next = 0;
  let ahead = MOST_LEFT_OUT;
  for (const [index, word] of again.entries()) {
    const isLast = index === again.length - 1;
    const found = shown
      .slice(next, next + ahead + 1)
      .findIndex(({ text }) => text === word || (isLast && text.startsWith(word)));
    if (found !== -1) next += found + 1;
    // Where the second hearing begins late, its words lie further on: each that is not found is looked for further.
    ahead = found === -1 ? ahead + MOST_LEFT_OUT : MOST_LEFT_OUT;
  }
  const rest = shown[next];
  return rest === undefined ? '' : before.slice(rest.startChar);
}

const lettersOf = (word: string): string => word.toLocaleLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '');

/** What a lost connection had shown, where a turn turns out to be only the beginning of its speech; null otherwise. */
export function restOf({ tookFrom, turn }: Caption, said: string): Caption | null {
  if (tookFrom?.turn == null || turn === null || turn.endMs + SAME_END_MS >= tookFrom.turn.endMs) return null;
  const text = beyond(captionText(tookFrom), said);
  const speech = { ...tookFrom.turn, startMs: turn.endMs };
  const id = `${tookFrom.id}+${Math.round(turn.endMs)}`;
  return text === ''
    ? null
    : { ...tookFrom, id, turnId: id, state: 'held', text, heldText: '', turn: speech };
}

/** Whether an answer has no text for a caption that has: what people have read is not taken back. */
export function takesBack(caption: Caption | undefined, text: string): boolean {
  return spokenText(text) === '' && caption !== undefined && spokenText(captionText(caption)) !== '';
}

/** Painted text with fewer of the final's words than this share lacks some: it is not left as it is. */
const WHOLE_SHARE = 0.7;

/**
 * A final replaces the text: a repeated one changes nothing. After a failure it is still welcome. Signs without
 * words are no text. With times for its words it is a second reading of the same sound: the first stays painted.
 */
export function settle(caption: Caption, text: string, words?: readonly SpokenWord[]): Caption {
  if (caption.state === 'final') return caption;
  if (takesBack(caption, text)) return fail(caption);
  const final: Caption = { ...caption, state: 'final', text: spokenText(text), heldText: '' };
  if (words === undefined) return final;
  const painted = spokenText(caption.text);
  const isWhole = wordsOf(painted).length >= WHOLE_SHARE * wordsOf(text).length;
  const stays = isWhole && caption.heldText === '' && painted !== final.text;
  return { ...final, words, ...(stays && { shown: painted }) };
}

/** What was painted stays, marked. */
export function fail(caption: Caption): Caption {
  if (caption.state === 'final' || caption.state === 'failed') return caption;
  return { ...caption, state: 'failed', text: spokenText(captionText(caption)), heldText: '' };
}

/** A text without blanks at its ends; empty when it says nothing. */
export function spokenText(text: string): string {
  return saysAnything(text) ? text.trim() : '';
}

/** The line that is kept of a settled caption. Without a turn, its times come from when its text came. */
export function transcriptLine(caption: Caption, lane: LaneId): TranscriptLine {
  const first = caption.anchors[0]?.atMs ?? 0;
  const last = caption.anchors.at(-1)?.atMs ?? first;
  return {
    kind: 'line',
    lane,
    id: caption.id,
    text: caption.text,
    state: caption.state === 'final' || caption.state === 'failed' ? caption.state : 'interrupted',
    startMs: caption.turn?.startMs ?? Math.max(0, first - TEXT_DELAY_MS),
    endMs: caption.turn?.endMs ?? last,
    islands: caption.turn?.islands ?? [],
    anchors: caption.anchors,
    speaker: null,
    ...(caption.words !== undefined && { words: caption.words.map(saidWord) }),
  };
}

/** In whole milliseconds: no engine knows them better. Never before the clock began. */
function saidWord({ text, startMs, endMs }: SpokenWord): SaidWord {
  return [text, Math.max(0, Math.round(startMs)), Math.max(0, Math.round(endMs))];
}
