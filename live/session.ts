/** What runs between Start and Stop: keeps a lane open for each source that is wanted, reports their joint status. */
import type { Settings } from '../core/app/settings.ts';
import type { Result } from '../core/base/result.ts';
import { noCaptions } from '../core/captions/captions.ts';
import { isMendedByPerson } from '../core/live/retry.ts';
import { joinStatuses, type SessionStatus } from '../core/live/status.ts';
import type { BreakReason, LaneId } from '../core/transcript/transcript.ts';
import { createAsked } from './asked.ts';
import { type BeginningNeeds, createBeginning } from './beginning.ts';
import type { Source } from './capture.ts';
import { createClosings } from './closings.ts';
import { createEchoWatch } from './echo.ts';
import { silence } from './hearing.ts';
import { type LaneSurroundings, openLane, type RunningLane } from './openLane.ts';

export interface SessionNeeds extends LaneSurroundings, BeginningNeeds {
  readonly sources: readonly Source[];
  readonly report: (status: SessionStatus) => void;
  /** A source hears from now on. */
  readonly onOpen?: () => void;
  /** Whether it is to go on as it is: while it is not, no more is opened. */
  readonly isWanted?: () => boolean;
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

/** A session that hears nothing yet; `follow` opens what is wanted, `asked` is what it waits for, `refusal` why it hears nothing, `giveUp` is for where none could be. */
export function createLanes(needs: SessionNeeds, first: Settings) {
  const { clock, record, show, sources } = needs;
  let settings = first;
  let isMuted = false;
  let isOver = false;
  /** How often connections, and sources, were to be others. */
  let renewals = 0;
  let changes = 0;
  let stopWaiting = () => {};
  const statuses = new Map<LaneId, SessionStatus>();
  const running = new Map<LaneId, RunningLane>();
  const asked = createAsked();
  const isWanted = ({ isWanted: wants }: Source) => wants === undefined || wants(settings);
  const report = () => {
    const opening: readonly SessionStatus[] = asked.pending().length > 0 ? [{ status: 'connecting' }] : [];
    needs.report(joinStatuses(statuses.size > 0 ? [...statuses.values()] : opening));
  };

  const beginning = createBeginning(needs);
  const echo = createEchoWatch(clock, (lane) => running.get(lane)?.onHint({ kind: 'microphoneHearsOthers' }));

  const closings = createClosings((id) => {
    if (!running.has(id)) show(id, unheard);
  });
  const close = (id: LaneId, lane: RunningLane): Promise<void> => {
    running.delete(id);
    return closings.close(id, lane);
  };

  const open = async (source: Source): Promise<Result<unknown>> => {
    const id = source.lane;
    const before = { renewals, changes };
    let lane: RunningLane | null = null;
    /** A lane that has ended, and one that came after Stop, would call captions on again. */
    const isHere = () => (lane === null ? !isOver : closings.has(lane));
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
    asked.end(id, result);
    if (result.ok) {
      if (!isOver) lane = result.value;
      running.set(id, result.value);
      closings.add(result.value);
      if (source.mute !== undefined) result.value.onMute(isMuted);
      if (before.changes !== changes) result.value.source.change(settings);
      if (before.renewals !== renewals) result.value.lane.renew();
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
    if (isOver || running.has(id) || asked.isPending(id)) return;
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
    stopWaiting();
    if (isOver || needs.isWanted?.() === false) return;
    for (const source of sources) {
      const { lane } = source;
      if (!isWanted(source)) {
        if (running.has(lane)) void leave(source);
      } else if (!running.has(lane) && !asked.isPending(lane)) asked.begin(lane, open(source));
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
      changes += 1;
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
      await closings.all();
      for (const { lane } of sources) show(lane, unheard);
      const part = await beginning.part();
      const end = { sessionId: part?.sessionId ?? '', durationMs: Math.max(0, closings.reachedMs()) };
      const change = why === 'end' ? { kind: why, ...end } : { kind: 'pause' as const, ...end, reason: why };
      if (part !== null) await record(change);
      const [failure] = closings.failures();
      if (failure !== undefined) throw failure;
    },
    abandon: closings.abandon,
  };
  const refusal = () => asked.refusal(sources.filter(isWanted).map(({ lane }) => lane));
  return { follow, asked, refusal, session, giveUp };
}
