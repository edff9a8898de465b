/**
 * When to commit a turn. The caption models have no turn detection of their own, so this decides from speech
 * probability; it sends nothing.
 */

/**
 * Speech begins at this probability and ends below the lower one: the pair that Silero's authors recommend.
 */
export const SPEECH_BEGINS_AT = 0.5;
export const SPEECH_ENDS_BELOW = 0.35;

/** Shorter gaps split sentences at commas; longer ones keep a final waiting. Field practice is 400–800 ms. */
export const SILENCE_MS = 600;

/**
 * A monologue is cut at its quietest moment between these two: a final must come while people still remember
 * it.
 */
export const LONG_TURN_MS = 15_000;
export const LONGEST_TURN_MS = 25_000;

/**
 * Sound that goes on so much later than it broke off was left out in between: what was settled is not played again.
 * More than two frames, less than any turn.
 */
const LEFT_OUT_MS = 100;

/** The service refuses a commit of under 100 ms of audio; less speech than this is a click or a cough. */
export const LEAST_SPEECH_MS = 120;

/**
 * At the start of the long-turn window only a real dip counts; by its end anything does. In dB below the
 * turn's typical level.
 */
const DIP_AT_LONG_DB = 24;
const DIP_AT_LONGEST_DB = 0;

/** How fast the typical level follows: about two seconds of 32 ms frames. */
const TYPICAL_LEVEL_SHARE = 0.016;

/**
 * One frame of the speech detector. `atMs` is the frame's end, `frameMs` its length, both on the capture
 * clock.
 */
export interface SpeechFrame {
  readonly atMs: number;
  readonly frameMs: number;
  /** 0 to 1. */
  readonly probability: number;
  readonly levelDb: number;
}

/** A turn that is being heard, or the silence before the next. */
export interface Turn {
  /** Where the first speech since the last commit began, or null while there was none. */
  readonly startMs: number | null;
  /** Where the speech last ended; moves on while speech goes on. */
  readonly endMs: number;
  readonly isSpeaking: boolean;
  /** Speech since the last commit, pauses left out. */
  readonly speechMs: number;
  /** Slow mean of the level while speaking, in dBFS; a dip is measured against it. */
  readonly typicalLevelDb: number | null;
}

export const noTurn: Turn = { startMs: null, endMs: 0, isSpeaking: false, speechMs: 0, typicalLevelDb: null };

/** A commit to send now. The span is the turn's speech on the capture clock. */
export interface Commit {
  readonly startMs: number;
  readonly endMs: number;
}

export interface TurnStep {
  readonly turn: Turn;
  readonly commit: Commit | null;
}

/** Takes one frame into the turn and says whether to commit. Pure; time comes with the frame. */
export function foldTurn(turn: Turn, frame: SpeechFrame): TurnStep {
  if (turn.isSpeaking && frame.atMs - frame.frameMs - turn.endMs >= LEFT_OUT_MS)
    return { turn: hear(noTurn, frame), commit: lastCommit(turn) };
  // Time that goes back means that audio is played again: the turn begins anew with it.
  const heard = hear(frame.atMs < turn.endMs ? noTurn : turn, frame);
  if (heard.startMs === null || heard.speechMs < LEAST_SPEECH_MS)
    return { turn: forget(heard, frame), commit: null };
  const silenceMs = heard.isSpeaking ? 0 : frame.atMs - heard.endMs;
  const isOver = silenceMs >= SILENCE_MS || isTooLong(heard, frame);
  if (!isOver) return { turn: heard, commit: null };
  return {
    turn: {
      ...noTurn,
      endMs: heard.endMs,
      isSpeaking: heard.isSpeaking,
      startMs: heard.isSpeaking ? frame.atMs : null,
    },
    commit: { startMs: heard.startMs, endMs: heard.endMs },
  };
}

/** What is left to commit when captions stop: any speech at all, however short the service may find it. */
export function lastCommit(turn: Turn): Commit | null {
  if (turn.startMs === null || turn.speechMs < LEAST_SPEECH_MS) return null;
  return { startMs: turn.startMs, endMs: turn.endMs };
}

function hear(turn: Turn, frame: SpeechFrame): Turn {
  const isSpeaking = frame.probability >= (turn.isSpeaking ? SPEECH_ENDS_BELOW : SPEECH_BEGINS_AT);
  if (!isSpeaking) return { ...turn, isSpeaking };
  const typical = turn.typicalLevelDb ?? frame.levelDb;
  return {
    // A frame that spans a place where audio was left out or played again is longer than its place on the
    // clock.
    startMs: turn.startMs ?? Math.max(0, frame.atMs - frame.frameMs),
    endMs: frame.atMs,
    isSpeaking,
    speechMs: turn.speechMs + frame.frameMs,
    typicalLevelDb: typical + TYPICAL_LEVEL_SHARE * (frame.levelDb - typical),
  };
}

/** A click that no speech followed must not make the next turn start early. */
function forget(turn: Turn, frame: SpeechFrame): Turn {
  const isStale = turn.startMs !== null && !turn.isSpeaking && frame.atMs - turn.endMs >= SILENCE_MS;
  return isStale ? { ...noTurn, endMs: turn.endMs } : turn;
}

/**
 * The quietest moment cannot be known before it has passed, so the dip that suffices shrinks as the window
 * runs out.
 */
function isTooLong(turn: Turn, frame: SpeechFrame): boolean {
  const lengthMs = frame.atMs - (turn.startMs ?? frame.atMs);
  if (lengthMs < LONG_TURN_MS) return false;
  if (lengthMs >= LONGEST_TURN_MS) return true;
  const share = (lengthMs - LONG_TURN_MS) / (LONGEST_TURN_MS - LONG_TURN_MS);
  const dipDb = DIP_AT_LONG_DB + share * (DIP_AT_LONGEST_DB - DIP_AT_LONG_DB);
  return !turn.isSpeaking || frame.levelDb <= (turn.typicalLevelDb ?? frame.levelDb) - dipDb;
}
