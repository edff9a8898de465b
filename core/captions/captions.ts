/**
 * The captions of one lane: what its engines say in, captions in spoken order out. Pure; keeps the recent ones only,
 * since settled lines are on disk.
 */
import { assertNever } from '../base/never.ts';
import type { SpokenTurn, TurnEvent, TurnId } from '../engine/engine.ts';
import {
  append,
  type Caption,
  type Captions,
  captionText,
  fail,
  isSettled,
  SAME_END_MS,
  settle,
  spokenText,
} from './caption.ts';
import { firstHeld, giveBack, interruptHeld, isSameSpeech, release, withRest } from './held.ts';

/** The overlay shows at most this many; older settled captions leave memory, so that hour eight costs what minute one did. */
export const KEPT_CAPTIONS = 50;

export const noCaptions: Captions = [];

/** All that can happen to a lane's captions. */
export type CaptionEvent =
  | TurnEvent
  /**
   * A connection is gone with these turns on it, or an engine answered them poorly. Their captions are held to be said
   * again, or end where their text does. `turn` is the speech of one that was not ended.
   */
  | {
      readonly type: 'lost';
      readonly turnIds: ReadonlySet<TurnId>;
      readonly isReplayed: boolean;
      readonly turn: SpokenTurn | null;
    }
  /** Sound was given up, so that what was held of it will not be said again: its text is kept as it is. */
  | { readonly type: 'givenUp'; readonly startMs: number; readonly endMs: number }
  /** Captions stop: whatever is not settled is interrupted. */
  | { readonly type: 'stopped'; readonly turn: SpokenTurn | null };

/** Takes one event in. Every caption but the changed ones keeps its identity, so that only what changed is drawn. */
export function foldCaptions(captions: Captions, event: CaptionEvent): Captions {
  switch (event.type) {
    case 'text':
      return change(captions, event.turnId, (caption) => append(caption, event));
    case 'final':
      return change(withRest(captions, event.turnId, event.text), event.turnId, (caption) =>
        settle(caption, event.text, event.words),
      );
    case 'failed':
      return change(captions, event.turnId, fail);
    case 'heard':
      return move(
        giveBack(withTurn(captions, event.turnId), event.turnId, event.turn),
        event.turnId,
        event.turn,
      );
    case 'moved':
      return move(captions, event.turnId, event.turn);
    case 'lost':
      return release(
        captions,
        event.isReplayed ? 'held' : 'interrupted',
        event.turn,
        ({ turnId, state }) =>
          event.turnIds.has(turnId) && (state === 'open' || (event.isReplayed && state !== 'interrupted')),
      );
    case 'givenUp':
      return interruptHeld(
        captions,
        // Of the oldest sound: without less than a word of its beginning, held speech is still said again.
        ({ turn }) =>
          turn === null || (turn.startMs + SAME_END_MS < event.endMs && turn.endMs > event.startMs),
      );
    case 'stopped':
      return release(
        interruptHeld(captions, () => true),
        'interrupted',
        event.turn,
        ({ state }) => state === 'open',
      );
    default:
      return assertNever(event);
  }
}

/** Makes sure that a turn has a caption: its own, or one that a lost connection left to be said again. */
function withTurn(captions: Captions, turnId: TurnId): Captions {
  if (captions.some((caption) => caption.turnId === turnId)) return captions;
  const held = firstHeld(captions);
  const fresh: Caption = {
    id: held?.id ?? turnId,
    turnId,
    state: 'open',
    text: '',
    heldText: held === undefined ? '' : captionText(held),
    tookFrom: held ?? null,
    turn: null,
    anchors: [],
  };
  return held === undefined
    ? [...captions, fresh]
    : captions.map((caption) => (caption === held ? fresh : caption));
}

function change(captions: Captions, turnId: TurnId, to: (caption: Caption) => Caption): Captions {
  const known = withTurn(captions, turnId);
  const index = known.findIndex((caption) => caption.turnId === turnId);
  const caption = known[index];
  if (caption === undefined) return known;
  const changed = to(caption);
  if (changed === caption) return known;
  const replaced = known.with(index, changed);
  return isSettled(changed) ? tidy(replaced, changed) : replaced;
}

/** After a caption has settled: an empty one goes, so do held ones that it has said again, so do the oldest. */
function tidy(captions: Captions, settled: Caption): Captions {
  const { turn } = settled;
  const isSaidAgain = (caption: Caption) =>
    caption.state === 'held' && caption.turn !== null && turn !== null && isSameSpeech(caption.turn, turn);
  const kept = captions.filter((caption) => !isEmpty(caption) && !isSaidAgain(caption));
  const excess = Math.max(0, kept.length - KEPT_CAPTIONS);
  return kept.filter((caption, index) => index >= excess || !isSettled(caption));
}

/** One that failed without text keeps its place: its own final is still welcome. */
const isEmpty = (caption: Caption): boolean =>
  isSettled(caption) && caption.text === '' && !(caption.state === 'failed' && caption.turn !== null);

/** Gives a caption its speech, and its place among those whose speech is known. */
function move(captions: Captions, turnId: TurnId, turn: SpokenTurn | null): Captions {
  const from = captions.findIndex((caption) => caption.turnId === turnId);
  const caption = captions[from];
  if (caption === undefined || caption.turn === turn) return captions;
  const moved = { ...caption, turn };
  if (turn === null)
    return spokenText(captionText(moved)) === '' ? captions.toSpliced(from, 1) : captions.with(from, moved);
  const rest = captions.toSpliced(from, 1);
  const isAfter = (other: Caption) => other.turn !== null && other.turn.startMs > turn.startMs;
  const isBefore = (other: Caption) => other.turn !== null && other.turn.startMs < turn.startMs;
  const first = rest.findLastIndex(isBefore) + 1;
  const last = rest.findIndex(isAfter);
  return rest.toSpliced(Math.max(first, Math.min(from, last === -1 ? from : last)), 0, moved);
}
