/** Which session a page's words belong to: the one that was broken off, or a new one. Stores nothing itself. */
import { randomUUID } from 'node:crypto';
import type { SessionPart, SessionStart } from '../core/transcript/part.ts';
import type { LaneNames, SessionHead, TranscriptChange } from '../core/transcript/transcript.ts';

export interface RunningSessionNeeds {
  readonly record: (change: TranscriptChange) => unknown;
  /** Any clock that is never set: milliseconds. It may stop while the computer sleeps. */
  readonly nowMs: () => number;
  /** What people call the lanes now; a session keeps those that it begins with. */
  readonly names: () => LaneNames;
}

export interface RunningSession {
  /** A page has begun to listen. A session that was neither ended nor unwanted meanwhile goes on. */
  readonly begin: (start: SessionStart) => SessionPart;
  /** Every change that a page has recorded. */
  readonly note: (change: TranscriptChange) => void;
  /** The page is gone; it may come back. */
  readonly breakOff: () => void;
  /** Captions are not wanted any more: what begins next is another session. */
  readonly close: () => void;
}

/** After a break so long, nobody means the same meeting. */
const LONGEST_BREAK_MS = 12 * 3_600_000;

interface Running {
  readonly head: SessionHead;
  readonly parts: number;
  /** How far it has been heard, on its own clock, and when that was. */
  readonly reachedMs: number;
  readonly reachedAtMs: number;
  readonly isPaused: boolean;
  readonly isDown: boolean;
}

export function createRunningSession({ record, nowMs, names }: RunningSessionNeeds): RunningSession {
  let running: Running | null = null;

  const reach = (session: Running, reachedMs: number): Running =>
    reachedMs <= session.reachedMs ? session : { ...session, reachedMs, reachedAtMs: nowMs() };

  const beginNew = ({ startedAtEpochMs, languages }: SessionStart): SessionPart => {
    const given = Object.entries(names()).filter(([, name]) => name !== '');
    const named = given.length === 0 ? {} : { names: Object.fromEntries(given) };
    const head = { id: randomUUID(), startedAtEpochMs, languages, ...named };
    running = { head, parts: 1, reachedMs: 0, reachedAtMs: nowMs(), isPaused: false, isDown: false };
    record({ kind: 'begin', head });
    return { sessionId: head.id, number: 1, offsetMs: 0 };
  };

  const goOn = (session: Running, offsetMs: number): SessionPart => {
    const { head, reachedMs, isPaused } = session;
    const sessionId = head.id;
    const number = session.parts + 1;
    // The gap until now says what was not heard.
    record({ kind: 'broken', sessionId, goesOn: true });
    const gap = {
      kind: 'gap',
      lane: 'you',
      id: `break:${number}`,
      startMs: reachedMs,
      endMs: offsetMs,
    } as const;
    record({ kind: 'append', sessionId, entry: isPaused ? { ...gap, reason: 'asleep' } : gap });
    running = reach({ ...session, parts: number, isPaused: false, isDown: false }, offsetMs);
    return { sessionId, number, offsetMs };
  };

  return {
    begin: (start) => {
      if (running === null) return beginNew(start);
      // The wall clock knows of sleep but may be set; the other one is at least the time that has passed.
      const passedMs = nowMs() - running.reachedAtMs + running.reachedMs;
      const offsetMs = Math.max(passedMs, start.startedAtEpochMs - running.head.startedAtEpochMs);
      return offsetMs - running.reachedMs > LONGEST_BREAK_MS ? beginNew(start) : goOn(running, offsetMs);
    },
    note: (change) => {
      if (running === null || change.kind === 'begin' || change.sessionId !== running.head.id) return;
      switch (change.kind) {
        case 'append':
          running = reach(running, change.entry.endMs);
          break;
        case 'standing':
          running = reach(running, change.reachedMs);
          break;
        case 'pause':
          running = { ...reach(running, change.durationMs), isPaused: true };
          break;
        case 'end':
          running = null;
          break;
      }
    },
    breakOff: () => {
      if (running !== null) running = { ...running, isDown: true };
    },
    close: () => {
      if (running?.isDown === true) record({ kind: 'broken', sessionId: running.head.id, goesOn: false });
      running = null;
    },
  };
}
