/** Somebody who is captioned in a room, word by word as a test says: the fold of the app on a script. Hears nothing. */
import { isSettled, transcriptLine } from '../../core/captions/caption.ts';
import { type CaptionEvent, foldCaptions, noCaptions } from '../../core/captions/captions.ts';
import type { SessionStatus } from '../../core/live/status.ts';
import type { SessionPart } from '../../core/transcript/part.ts';
import type { Feed } from '../../server/rooms/feed.ts';

/** A lane of a room, or a page's link to one. */
export interface Spoken extends Pick<Feed, 'lane' | 'begin' | 'show' | 'record'> {
  readonly report: (status: SessionStatus) => void;
  readonly end: () => unknown;
}

export interface Speaker {
  /** More of the turn that is being spoken. */
  readonly hear: (text: string) => void;
  /** The turn is settled as it was heard, or as it is told here. */
  readonly settle: (text?: string) => void;
  /** A turn from its beginning to its end. */
  readonly say: (text: string) => void;
  readonly gap: (seconds: number) => void;
  /** Says, as every two seconds, that somebody is speaking: a sudden end is a gap then. Resolves when it is kept. */
  readonly stand: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const MS_PER_WORD = 300;

export async function speak(feed: Spoken, startedAtEpochMs: number): Promise<Speaker> {
  const part: SessionPart = await feed.begin({ startedAtEpochMs, languages: ['en'] });
  const lanePart = { ...part, opening: 1 };
  let captions = noCaptions;
  let turn = 1;
  let nowMs = 0;
  let turnFromMs = 0;
  let heard = '';
  const fold = (event: CaptionEvent) => {
    const before = new Set(captions);
    captions = foldCaptions(captions, event);
    feed.show(feed.lane, { captions }, lanePart);
    for (const caption of captions)
      if (!before.has(caption) && isSettled(caption))
        void feed.record({
          kind: 'append',
          sessionId: part.sessionId,
          entry: transcriptLine(caption, feed.lane),
        });
  };
  const hear = (text: string) => {
    nowMs += MS_PER_WORD * text.trim().split(' ').length;
    heard += text;
    fold({ type: 'text', turnId: `1.${turn}`, text, atMs: nowMs + 1_000 });
  };
  const settle = (text = heard) => {
    const spoken = { startMs: turnFromMs, endMs: nowMs, islands: [{ startMs: turnFromMs, endMs: nowMs }] };
    fold({ type: 'heard', turnId: `1.${turn}`, turn: spoken });
    fold({ type: 'final', turnId: `1.${turn}`, text: text.trim() });
    turn += 1;
    nowMs += 600;
    turnFromMs = nowMs;
    heard = '';
  };
  feed.report({ status: 'live', engine: 'local', fallbackFor: null, warning: null });
  return {
    hear,
    settle,
    say: (text) => {
      for (const word of text.split(' ')) hear(` ${word}`);
      settle();
    },
    gap: (seconds) => {
      const entry = {
        kind: 'gap',
        lane: feed.lane,
        id: `gap:${turn}`,
        startMs: nowMs,
        endMs: nowMs + 1_000 * seconds,
      } as const;
      nowMs = entry.endMs;
      turnFromMs = nowMs;
      void feed.record({ kind: 'append', sessionId: part.sessionId, entry });
    },
    stand: () =>
      feed.record({
        kind: 'standing',
        ...{ sessionId: part.sessionId, lane: feed.lane, reachedMs: nowMs, isSpeaking: true, entries: [] },
      }),
    stop: async () => {
      await feed.record({ kind: 'end', sessionId: part.sessionId, durationMs: nowMs });
      await feed.end();
    },
  };
}
