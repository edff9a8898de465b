/** What runs between Start and Stop: keeps a lane open for each source that is wanted, reports their joint status. */
import type { Settings } from '../core/app/settings.ts';
import type { Result } from '../core/base/result.ts';
import { noCaptions } from '../core/captions/captions.ts';
import { isMendedByPerson } from '../core/live/retry.ts';
import { joinStatuses, type SessionStatus } from '../core/live/status.ts';
import type { BreakReason, LaneId } from '../core/transcript/transcript.ts';
import { type BeginningNeeds, createBeginning } from './beginning.ts';
import type { Source } from './capture.ts';
import { createEchoWatch } from './echo.ts';
import { silence } from './hearing.ts';
import { type LaneSurroundings, openLane, type RunningLane } from './openLane.ts';

export interface SessionNeeds extends LaneSurroundings, BeginningNeeds {
  readonly sources: readonly Source[];
  readonly report: (status: SessionStatus) => void;
  /** A source hears from now on. */
  readonly onOpen?: () => void;
}

export interface Session {
  /** Tries again at once after a problem. */
  readonly retry: () => void;
  /** Goes over to fresh connections, because what they were opened with has changed. */
  readonly renew: (settings: Settings) => void;
  /** Opens what is wanted now, ends what is not, tells the others. */
  readonly changeSources: (settings: Settings) => void;
  /** Has the microphone give silence, or sound again; what was said before is settled all the same. */
  readonly mute: (isMuted: boolean) => void;
  /** Whether a lane hears, also while others still open. */
  readonly isHearing: () => boolean;
  /** Whether every lane has settled what it has played. */
  readonly isSettled: () => boolean;
  /** Settles what was said, then lets go of everything, also when that goes wrong. After a break it may go on. */
  readonly finish: (why: 'end' | BreakReason) => Promise<void>;
  /** Keeps what is not settled as it stands; `finish` then waits for nothing. */
  readonly abandon: () => void;
}

/** A source that cannot be opened while others are heard is asked for again so often. */
const OPEN_AGAIN_MS = 5_000;

const unheard = { hearing: silence, condition: 'waiting', gap: null } as const;

/** A session that hears nothing yet; `follow` opens what is wanted, `openings` are what is being opened, `giveUp` is for where none could be. */
export function createLanes(needs: SessionNeeds, first: Settings) {
  const { clock, record, show, sources } = needs;
  let settings = first;
  let isMuted = false;
  let isOver = false;
  let isAbandoned = false;
  let renewals = 0;
  let stopWaiting = () => {};
  const statuses = new Map<LaneId, SessionStatus>();
  const running = new Map<LaneId, RunningLane>();
  const opening = new Map<LaneId, Promise<Result<unknown>>>();
  /** Those that run and those that still settle. */
  const unclosed = new Set<RunningLane>();
  const closings = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let reachedMs = 0;
  const isWanted = ({ isWanted: wants }: Source) => wants === undefined || wants(settings);
  const report = () => needs.report(joinStatuses([...statuses.values()]));

  const beginning = createBeginning(needs);
  const echo = createEchoWatch(clock, (lane) => running.get(lane)?.onHint({ kind: 'microphoneHearsOthers' }));

  const settle = async ({ lane, source, part }: RunningLane) => {
    try {
      if (!isAbandoned) await lane.finish();
      reachedMs = Math.max(reachedMs, part.offsetMs + source.capture.capturedMs());
    } finally {
      source.capture.close();
    }
  };
  /** Never fails: what went wrong is told by `finish`. */
  const close = (id: LaneId, lane: RunningLane): Promise<void> => {
    running.delete(id);
    const closing = settle(lane)
      .catch((error: unknown) => void failures.push(error))
      .then(() => {
        unclosed.delete(lane);
        closings.delete(closing);
        if (!running.has(id)) show(id, unheard);
      });
    closings.add(closing);
    return closing;
  };

  const open = async (source: Source): Promise<Result<unknown>> => {
    const id = source.lane;
    const asked = settings;
    const renewed = renewals;
    let lane: RunningLane | null = null;
    /** A lane that has ended, and one that came after Stop, would call captions on again. */
    const isHere = () => (lane === null ? !isOver : unclosed.has(lane));
    const result = await openLane(
      {
        ...needs,
        echo,
        place: (from) => (isOver ? Promise.reject('over') : beginning.place(id, from, settings.languages)),
        report: (status) => {
          if (!isHere()) return;
          statuses.set(id, status);
          report();
        },
      },
      source,
      settings,
    );
    opening.delete(id);
    if (result.ok) {
      if (!isOver) lane = result.value;
      running.set(id, result.value);
      unclosed.add(result.value);
      if (source.mute !== undefined) result.value.onMute(isMuted);
      if (asked !== settings) result.value.source.change(settings);
      if (renewed !== renewals) result.value.lane.renew();
      needs.onOpen?.();
    }
    // Meanwhile it may have been unwanted, or Stop pressed.
    if (isOver || !isWanted(source)) await leave(source);
    else if (!result.ok && !isMendedByPerson(result.problem)) openAgain();
    return result;
  };

  const leave = async ({ lane: id }: Source) => {
    const lane = running.get(id);
    if (lane !== undefined) await close(id, lane);
    if (isOver || running.has(id) || opening.has(id)) return;
    statuses.delete(id);
    show(id, { captions: noCaptions });
    report();
  };

  const openAgain = () => {
    stopWaiting();
    stopWaiting = clock.after(OPEN_AGAIN_MS, follow);
  };

  /** Brings what is open in line with what is wanted. */
  const follow = () => {
    if (isOver) return;
    stopWaiting();
    for (const source of sources) {
      const { lane } = source;
      if (!isWanted(source)) {
        if (running.has(lane)) void leave(source);
      } else if (!running.has(lane) && !opening.has(lane)) opening.set(lane, open(source));
    }
  };

  const giveUp = () => {
    isOver = true;
    stopWaiting();
  };

  const session: Session = {
    retry: () => {
      for (const { lane } of running.values()) lane.retry();
      follow();
    },
    renew: (next) => {
      settings = next;
      renewals += 1;
      for (const { lane } of running.values()) lane.renew();
    },
    changeSources: (next) => {
      settings = next;
      for (const { source } of running.values()) source.change(next);
      follow();
    },
    mute: (next) => {
      isMuted = next;
      for (const { lane, mute } of sources) {
        if (mute === undefined) continue;
        mute(next);
        running.get(lane)?.onMute(next);
      }
    },
    isHearing: () => running.size > 0,
    isSettled: () => [...running.values()].every(({ lane }) => lane.isSettled()),
    finish: async (why) => {
      giveUp();
      for (const [id, lane] of running) void close(id, lane);
      await Promise.all(closings);
      for (const { lane } of sources) show(lane, unheard);
      const part = await beginning.part();
      const end = { sessionId: part?.sessionId ?? '', durationMs: Math.max(0, reachedMs) };
      const change = why === 'end' ? { kind: why, ...end } : { kind: 'pause' as const, ...end, reason: why };
      if (part !== null) await record(change);
      if (failures.length > 0) throw failures[0];
    },
    abandon: () => {
      isAbandoned = true;
      for (const { lane } of unclosed) lane.abandon();
    },
  };
  return { follow, openings: () => [...opening.values()], session, giveUp };
}
