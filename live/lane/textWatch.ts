/** Notices speech that brings no text: soon, so that a person is told, and later, so that something is done. Tells nobody. */
import type { SpeechFrame } from '../../core/audio/turns.ts';
import { allAnswered, foldUnanswered, isSentence, isTextMissing } from '../../core/live/stall.ts';
import type { Clock } from '../clock.ts';
import type { Books } from './books.ts';

/** On a busy machine frames come in bursts, so far apart. */
const MOST_SLACK_MS = 500;

export interface TextWatchNeeds {
  readonly clock: Clock;
  readonly books: Pick<Books, 'hearSpeech' | 'silentMs' | 'owesNothing'>;
  /** A person should know; called once until text is back. */
  readonly onMissing: () => void;
  /** A fresh turn may help. */
  readonly onStalled: () => void;
  /** Also not for a fresh turn. */
  readonly onDead: () => void;
}

export interface TextWatch {
  /** An engine has been played a frame of sound; `isOpen`: it is of a turn that has not ended. */
  readonly hear: (
    frame: SpeechFrame,
    turn: { readonly isSpeaking: boolean; readonly isOpen: boolean },
  ) => void;
  /** The engine answers, with words or without: it is not they that are missing. */
  readonly noteAnswer: () => void;
  /** Another engine has to answer. */
  readonly reset: () => void;
  /** True once, when text had been missing and is back. */
  readonly isBack: () => boolean;
}

export function createTextWatch({ clock, books, ...needs }: TextWatchNeeds): TextWatch {
  let unanswered = allAnswered;
  let isMissing = false;
  /** Time that has passed and that no frame has accounted for yet. */
  let slackMs = 0;
  let last: { readonly atMs: number; readonly nowMs: number } | null = null;

  /** Sound that waited is played in leaps or faster than it was said, and none while nothing listens: none of that is waiting. */
  const passedTo = (now: { readonly atMs: number; readonly nowMs: number }): number => {
    if (last !== null) slackMs = Math.min(MOST_SLACK_MS, slackMs + now.nowMs - last.nowMs);
    const passedMs = last === null ? 0 : Math.max(0, Math.min(now.atMs - last.atMs, slackMs));
    slackMs -= passedMs;
    last = now;
    return passedMs;
  };
  const tell = () => {
    if (isMissing) return;
    isMissing = true;
    needs.onMissing();
  };
  return {
    hear: ({ atMs, frameMs }, { isSpeaking, isOpen }) => {
      const passedMs = passedTo({ atMs, nowMs: clock.nowMs() });
      const stall = isSpeaking ? books.hearSpeech(frameMs) : 'none';
      // What was too short to be a turn is no question.
      unanswered =
        isOpen || !books.owesNothing()
          ? foldUnanswered(unanswered, { passedMs, speechMs: isSpeaking ? Math.min(frameMs, passedMs) : 0 })
          : allAnswered;
      if (isTextMissing(unanswered) || (stall !== 'none' && isSentence(unanswered))) tell();
      if (stall === 'dead') needs.onDead();
      if (stall === 'stalled') needs.onStalled();
    },
    noteAnswer: () => {
      unanswered = allAnswered;
    },
    reset: () => {
      unanswered = allAnswered;
      isMissing = false;
    },
    isBack: () => {
      const isBack = isMissing && books.silentMs() === 0;
      if (isBack) isMissing = false;
      return isBack;
    },
  };
}
