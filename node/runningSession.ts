/** Which session a page's words belong to: the one that was broken off, or a new one. Stores nothing itself. */
import { randomUUID } from 'node:crypto';
import type { Intent } from '../core/app/state.ts';
import type { SessionPart, SessionStart } from '../core/transcript/part.ts';
import type { BreakReason, LaneNames, SessionHead, TranscriptChange } from '../core/transcript/transcript.ts';

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
  /** What begins next is another session. */
  readonly close: () => void;
  /** What a person wants now; without captions it closes. */
  readonly follow: (intent: Wish) => void;
}

export type Wish = Pick<Intent, 'captions' | 'paused' | 'offRecord'>;

/** After a break so long, nobody means the same meeting. */
const LONGEST_BREAK_MS = 12 * 3_600_000;

interface Running {
  readonly head: SessionHead;
  readonly parts: number;
  /** How far it has been heard, on its own clock, and when that was. */
  readonly reachedMs: number;
  readonly reachedAtMs: number;
  /** Why it was broken off; null while it is heard. */
  readonly brokenBy: BreakReason | null;
  readonly isDown: boolean;
}

export function createRunningSession({ record, nowMs, names }: RunningSessionNeeds): RunningSession {
  let running: Running | null = null;
  /** The last that was let go of; its page may still be settling it. */
  let closedId: string | null = null;

  const reach = (session: Running, reachedMs: number): Running =>
    reachedMs <= session.reachedMs ? session : { ...session, reachedMs, reachedAtMs: nowMs() };

  const beginNew = ({ startedAtEpochMs, languages }: SessionStart): SessionPart => {
    const given = Object.entries(names()).filter(([, name]) => name !== '');
    const named = given.length === 0 ? {} : { names: Object.fromEntries(given) };
    const head = { id: randomUUID(), startedAtEpochMs, languages, ...named };
    running = { head, parts: 1, reachedMs: 0, reachedAtMs: nowMs(), brokenBy: null, isDown: false };
    record({ kind: 'begin', head });
    return { sessionId: head.id, number: 1, offsetMs: 0 };
  };

  /** What was not heard, or not to be kept, until then. */
  const markBreak = ({ head, parts, reachedMs, brokenBy }: Running, endMs: number) => {
    const gap = { kind: 'gap', lane: 'you', id: `break:${parts + 1}`, startMs: reachedMs, endMs } as const;
    const entry = brokenBy === null ? gap : { ...gap, reason: brokenBy };
    record({ kind: 'append', sessionId: head.id, entry });
  };

  const goOn = (session: Running, offsetMs: number): SessionPart => {
    const sessionId = session.head.id;
    const number = session.parts + 1;
    record({ kind: 'broken', sessionId, goesOn: true });
    markBreak(session, offsetMs);
    running = reach({ ...session, parts: number, brokenBy: null, isDown: false }, offsetMs);
    return { sessionId, number, offsetMs };
  };

  const passedMs = (session: Running): number => nowMs() - session.reachedAtMs + session.reachedMs;

  /** Ends one that nobody hears any more. That something was said and not kept belongs to the record. */
  const letGo = (session: Running) => {
    const sessionId = session.head.id;
    closedId = sessionId;
    running = null;
    const endMs = session.brokenBy === 'offRecord' ? passedMs(session) : session.reachedMs;
    if (session.brokenBy === 'offRecord') markBreak(session, endMs);
    if (session.isDown) record({ kind: 'broken', sessionId, goesOn: false });
    else if (session.brokenBy !== null) record({ kind: 'end', sessionId, durationMs: endMs });
  };

  return {
    begin: (start) => {
      if (running === null) return beginNew(start);
      // The wall clock knows of sleep but may be set; the other one is at least the time that has passed.
      const offsetMs = Math.max(passedMs(running), start.startedAtEpochMs - running.head.startedAtEpochMs);
      if (offsetMs - running.reachedMs <= LONGEST_BREAK_MS) return goOn(running, offsetMs);
      letGo(running);
      return beginNew(start);
    },
    note: (change) => {
      // It was to go on when its page began to settle it, and is not any more.
      if (change.kind === 'pause' && change.sessionId === closedId)
        record({ kind: 'end', sessionId: closedId, durationMs: change.durationMs });
      if (running === null || change.kind === 'begin' || change.sessionId !== running.head.id) return;
      switch (change.kind) {
        case 'append':
          running = reach(running, change.entry.endMs);
          break;
        case 'standing':
          running = reach(running, change.reachedMs);
          break;
        case 'pause':
          running = { ...reach(running, change.durationMs), brokenBy: change.reason };
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
      if (running !== null) letGo(running);
    },
    follow: ({ captions, paused, offRecord }) => {
      if (running === null) return;
      if (!captions) letGo(running);
      // It is heard off the record now, whyever it was broken off before.
      else if (offRecord && !paused && (running.brokenBy !== null || running.isDown))
        running = { ...running, brokenBy: 'offRecord' };
    },
  };
}
