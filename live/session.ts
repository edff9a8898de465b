/** What runs between Start and Stop: opens each lane's source, reports their joint status, keeps their entries. */
import type { Settings } from '../core/app/settings.ts';
import type { Problem } from '../core/base/problem.ts';
import { failure, type Result, success } from '../core/base/result.ts';
import type { Captions } from '../core/captions/caption.ts';
import { joinStatuses, type SessionStatus } from '../core/live/status.ts';
import { inSession, type SessionPart, type SessionStart } from '../core/transcript/part.ts';
import type {
  LaneId,
  TranscriptChange,
  TranscriptEntry,
  TranscriptGap,
} from '../core/transcript/transcript.ts';
import { type OpenedSource, openSafely, type Source } from './capture.ts';
import type { Clock } from './clock.ts';
import { createHearing, type Hearing, silence } from './hearing.ts';
import { createLane, type Lane } from './lane.ts';

/** A lane as it is to be shown. */
export interface LaneView {
  readonly captions: Captions;
  /** The newest gap that a person should see, or null. */
  readonly gap: TranscriptGap | null;
  readonly hearing: Hearing;
}

export interface SessionNeeds {
  readonly sources: readonly Source[];
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** Milliseconds since 1970 UTC, read once a part. */
  readonly epochMs: () => number;
  /** Which session this is a part of: a new one, or one that was broken off. */
  readonly begin: (start: SessionStart) => Promise<SessionPart>;
  readonly show: (lane: LaneId, change: Partial<LaneView>) => void;
  readonly report: (status: SessionStatus) => void;
  /** Resolves once it is kept, or main holds on to it. */
  readonly record: (change: TranscriptChange) => Promise<unknown>;
}

export interface Session {
  /** Tries again at once after a problem. */
  readonly retry: () => void;
  /** Goes over to fresh connections, because what they were opened with has changed. */
  readonly renew: () => void;
  readonly changeSource: (settings: Settings) => void;
  /** Whether every lane has settled what it has played. */
  readonly isSettled: () => boolean;
  /** Settles what was said, then lets go of everything, also when that goes wrong. `pause`: it may go on later. */
  readonly finish: (how: 'end' | 'pause') => Promise<void>;
  /** Keeps what is not settled as it stands. */
  readonly abandon: () => void;
}

interface Running {
  readonly source: OpenedSource;
  readonly lane: Lane;
  readonly part: SessionPart;
}

/** Fails when no source can be opened; otherwise goes on with those that can. */
export async function openSession(needs: SessionNeeds, settings: Settings): Promise<Result<Session>> {
  const statuses = new Map<LaneId, SessionStatus>();
  const report = (lane: LaneId, status: SessionStatus) => {
    statuses.set(lane, status);
    needs.report(joinStatuses([...statuses.values()]));
  };
  let part: Promise<SessionPart> | null = null;
  /** The part begins with the first sample of the first source that opens. */
  const begin = (capturedMs: number): Promise<SessionPart> => {
    part ??= needs.begin({ startedAtEpochMs: needs.epochMs() - capturedMs, languages: settings.languages });
    return part;
  };
  const opened = await Promise.all(
    needs.sources.map((source) => openLane({ ...needs, begin, report }, source, settings)),
  );
  const lanes = opened.flatMap((result) => (result.ok ? result.value : []));
  const [first] = lanes;
  if (first !== undefined) return success(sessionOf(needs, lanes, first.part));
  const problem = opened.find((result) => !result.ok)?.problem;
  return failure(problem ?? { kind: 'internal', detail: 'there is nothing to listen to' });
}

interface OpenNeeds extends Omit<SessionNeeds, 'report' | 'begin'> {
  readonly report: (lane: LaneId, status: SessionStatus) => void;
  readonly begin: (capturedMs: number) => Promise<SessionPart>;
}

async function openLane(
  needs: OpenNeeds,
  { lane: id, open }: Source,
  settings: Settings,
): Promise<Result<Running>> {
  const { clock, random } = needs;
  let lane: Lane | null = null;
  const hearing = createHearing({
    clock,
    show: (heard) => needs.show(id, { hearing: heard }),
    report: (status) => needs.report(id, status),
  });
  const opened = await openSafely(open, settings, {
    onSpeech: (frame) => {
      hearing.onSpeech(frame);
      lane?.onSpeech(frame);
    },
    onIsland: (island) => lane?.onIsland(island),
    onLevel: hearing.onLevel,
    onGivenUp: (span) => lane?.onGivenUp(span),
    onMissing: (span) => lane?.onMissing(span),
    onProblem: hearing.onProblem,
  });
  if (!opened.ok) {
    hearing.onStatus({ status: 'failed', problem: opened.problem });
    return opened;
  }
  const source = opened.value;
  const part = await needs.begin(source.capture.capturedMs()).catch(() => null);
  if (part === null) {
    source.capture.close();
    const problem: Problem = { kind: 'internal', detail: 'the session could not be begun' };
    hearing.onStatus({ status: 'failed', problem });
    return failure(problem);
  }
  const { sessionId } = part;
  const placed = (entries: readonly TranscriptEntry[]) => entries.map((entry) => inSession(entry, part));
  const reachedMs = () => source.capture.capturedMs() + part.offsetMs;
  lane = createLane({
    lane: id,
    capture: source.capture,
    engines: source.engines,
    clock,
    random,
    keep: (entry) => void needs.record({ kind: 'append', sessionId, entry: inSession(entry, part) }),
    keepStanding: ({ isSpeaking, entries }) =>
      void needs.record({
        kind: 'standing',
        sessionId,
        lane: id,
        reachedMs: reachedMs(),
        isSpeaking,
        entries: placed(entries),
      }),
    show: (shown) => needs.show(id, shown),
    onStatus: hearing.onStatus,
  });
  return success({ source, lane, part });
}

function sessionOf(
  { show, record, sources }: SessionNeeds,
  lanes: readonly Running[],
  { sessionId, offsetMs }: SessionPart,
): Session {
  return {
    retry: () => {
      for (const { lane } of lanes) lane.retry();
    },
    renew: () => {
      for (const { lane } of lanes) lane.renew();
    },
    changeSource: (settings) => {
      for (const { source } of lanes) source.change(settings);
    },
    isSettled: () => lanes.every(({ lane }) => lane.isSettled()),
    finish: async (how) => {
      try {
        await Promise.all(lanes.map(({ lane }) => lane.finish()));
        const capturedMs = Math.max(...lanes.map(({ source }) => source.capture.capturedMs()));
        await record({ kind: how, sessionId, durationMs: offsetMs + capturedMs });
      } finally {
        for (const { source } of lanes) source.capture.close();
        for (const { lane } of sources) show(lane, { hearing: silence, gap: null });
      }
    },
    abandon: () => {
      for (const { lane } of lanes) lane.abandon();
    },
  };
}
