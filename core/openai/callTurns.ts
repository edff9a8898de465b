/**
 * A call's events in, engine events out: turns that the service finds in sound that only it has, under the names that it
 * gives them, so that another process knows them again. Keeps no text.
 */
import * as z from 'zod';
import type { Span } from '../base/span.ts';
import type { SpokenTurn, TurnEvent, TurnId } from '../engine/engine.ts';
import { PREFIX_MS, SILENCE_MS } from './callSession.ts';
import { parseServerEvent } from './events.ts';

/** A turn as far as it is known. `endMs` null: it is being spoken. `isTold`: an engine event has said whose speech it is. */
interface Turn {
  readonly startMs: number;
  readonly endMs: number | null;
  readonly isTold: boolean;
  /** Its beginning was not heard: it lies after this. Null where it was. */
  readonly guessedAfterMs: number | null;
}

export interface CallTurns {
  readonly turns: ReadonlyMap<TurnId, Turn>;
  /** That have text, and where their text began to come. */
  readonly textFromMs: ReadonlyMap<TurnId, number>;
  /** The end of the last turn. */
  readonly lastEndMs: number;
}

export interface CallTurnsStep {
  readonly turns: CallTurns;
  readonly events: readonly TurnEvent[];
  /** The turn that has just begun, which no engine event tells. */
  readonly started?: TurnId;
}

export const noCallTurns: CallTurns = { turns: new Map(), textFromMs: new Map(), lastEndMs: 0 };

/** More than anybody speaks before the first of them is answered. */
const KEPT_TURNS = 200;

const ms = z.number().nonnegative().finite();
const speechSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('input_audio_buffer.speech_started'),
    item_id: z.string().min(1),
    audio_start_ms: ms,
  }),
  z.object({
    type: z.literal('input_audio_buffer.speech_stopped'),
    item_id: z.string().min(1),
    audio_end_ms: ms,
  }),
]);

/** Times of turns that an earlier process has heard, by their names. */
export function knownTurns(spans: ReadonlyMap<TurnId, Span>): CallTurns {
  return {
    ...noCallTurns,
    turns: new Map([...spans].map(([id, span]) => [id, { ...span, isTold: false, guessedAfterMs: null }])),
    lastEndMs: Math.max(0, ...[...spans.values()].map(({ endMs }) => endMs)),
  };
}

/** The turn that is being spoken, if there is one, up to a moment. */
export function openTurn({ turns }: CallTurns, atMs: number): (SpokenTurn & { readonly id: TurnId }) | null {
  for (const [id, { startMs, endMs }] of turns)
    if (endMs === null) return { id, ...spoken(startMs, Math.max(startMs, atMs)) };
  return null;
}

/** Without the turn that is being spoken: its end was not heard. */
export function forgetOpen(turns: CallTurns): CallTurns {
  return { ...turns, turns: new Map([...turns.turns].filter(([, { endMs }]) => endMs !== null)) };
}

/** Takes in one event of the call. Any value, never throws. `atMs`: the call's sound when it came. */
export function foldCallTurns(turns: CallTurns, value: unknown, atMs: number): CallTurnsStep {
  const speech = speechSchema.safeParse(value);
  if (speech.success) return hear(turns, speech.data);
  const event = parseServerEvent(value);
  switch (event.type) {
    case 'delta': {
      const turnId = event.itemId;
      if (turnId === null || event.text === '') return { turns, events: [] };
      const textFromMs = turns.textFromMs.has(turnId)
        ? turns.textFromMs
        : new Map([...turns.textFromMs, [turnId, atMs] as const].slice(-KEPT_TURNS));
      return { turns: { ...turns, textFromMs }, events: [{ type: 'text', turnId, text: event.text, atMs }] };
    }
    case 'completed': {
      if (event.itemId === null) return { turns, events: [] };
      // The service says so where a turn had no words: the sound cannot be heard once more.
      const final = { type: 'final', turnId: event.itemId, text: event.text, notUnderstood: [] } as const;
      return event.text === '' ? { turns, events: [final] } : timed(turns, final, atMs);
    }
    case 'failed':
      if (event.itemId === null) return { turns, events: [] };
      return timed(turns, { type: 'failed', turnId: event.itemId }, atMs);
    case 'deleted':
      return {
        turns,
        events: [{ type: 'final', turnId: event.itemId, text: '', notUnderstood: [] }],
      };
    default:
      return { turns, events: [] };
  }
}

function hear(before: CallTurns, speech: z.infer<typeof speechSchema>): CallTurnsStep {
  const turnId = speech.item_id;
  // One speaks at a time: another that never stopped has stopped unheard.
  const turns = new Map([...before.turns].filter(([id, { endMs }]) => id === turnId || endMs !== null));
  const known = turns.get(turnId);
  if (speech.type === 'input_audio_buffer.speech_started') {
    const startMs = speech.audio_start_ms === 0 ? 0 : speech.audio_start_ms + PREFIX_MS;
    turns.set(turnId, { startMs, endMs: null, isTold: false, guessedAfterMs: null });
    return { turns: { ...before, turns: kept(turns) }, events: [], started: turnId };
  }
  const endMs = Math.max(known?.startMs ?? 0, speech.audio_end_ms - SILENCE_MS);
  const guessedAfterMs = known === undefined ? before.lastEndMs : null;
  const startMs = known?.startMs ?? guessedStartMs(before.lastEndMs, endMs, SENTENCE_MS);
  turns.set(turnId, { startMs, endMs, isTold: true, guessedAfterMs });
  return {
    turns: { ...before, turns: kept(turns), lastEndMs: Math.max(before.lastEndMs, endMs) },
    events: [{ type: 'heard', turnId, turn: spoken(startMs, endMs) }],
  };
}

/** The answer, after the speech it is of where nothing told that: it was heard while nobody listened. */
function timed(before: CallTurns, answer: TurnEvent, atMs: number): CallTurnsStep {
  const { turnId } = answer;
  const known = before.turns.get(turnId);
  if (known?.isTold === true && known.guessedAfterMs === null) return { turns: before, events: [answer] };
  const endMs =
    known?.endMs ?? Math.max(before.lastEndMs, known?.startMs ?? 0, atMs - ANSWER_MS - SILENCE_MS);
  const isHeard = known !== undefined && known.guessedAfterMs === null;
  const lengthMs = answer.type === 'final' ? answer.text.length / LETTERS_PER_MS : SENTENCE_MS;
  const startMs = isHeard
    ? known.startMs
    : guessedStartMs(known?.guessedAfterMs ?? before.lastEndMs, endMs, lengthMs);
  const turn = spoken(startMs, endMs);
  const turns = new Map([
    ...before.turns,
    [turnId, { startMs, endMs, isTold: true, guessedAfterMs: null }] as const,
  ]);
  const type = known?.isTold === true ? 'moved' : 'heard';
  return {
    turns: { ...before, turns: kept(turns), lastEndMs: Math.max(before.lastEndMs, endMs) },
    events: [{ type, turnId, turn }, answer],
  };
}

/** From the end of a turn to its answer, 0.5–0.8 s. */
const ANSWER_MS = 600;

/** A turn whose beginning nobody heard is taken to be a sentence, until its text says how long it was. */
const SENTENCE_MS = 3_000;

/** Ordinary speech of 160 words a minute. */
const LETTERS_PER_MS = 0.015;

const guessedStartMs = (afterMs: number, endMs: number, lengthMs: number): number =>
  Math.min(endMs, Math.max(0, afterMs, endMs - lengthMs));

const spoken = (startMs: number, endMs: number): SpokenTurn => ({
  startMs,
  endMs,
  islands: [{ startMs, endMs }],
});

const kept = (turns: ReadonlyMap<TurnId, Turn>): ReadonlyMap<TurnId, Turn> =>
  new Map([...turns].slice(-KEPT_TURNS));
