/** Opens one lane's source and sets its lane to work, placed on the session's clock. Knows no other lane. */
import type { Settings } from '../core/app/settings.ts';
import type { Problem } from '../core/base/problem.ts';
import { failure, type Result, success } from '../core/base/result.ts';
import type { Span } from '../core/base/span.ts';
import type { Captions } from '../core/captions/caption.ts';
import type { Charge } from '../core/engine/usage.ts';
import type { LaneCondition } from '../core/live/laneCondition.ts';
import type { SessionStatus } from '../core/live/status.ts';
import type { LanePart } from '../core/transcript/part.ts';
import type { LaneId, TranscriptChange, TranscriptGap } from '../core/transcript/transcript.ts';
import { type OpenedSource, openSafely, type Source } from './capture.ts';
import type { Clock } from './clock.ts';
import type { EchoWatch, HeardLane } from './echo.ts';
import { createHearing, type Hearing, type HearingWatch } from './hearing.ts';
import { createLane, type Lane } from './lane/lane.ts';

/** A lane as it is to be shown. */
export interface LaneView {
  readonly captions: Captions;
  /** The newest gap that a person should see, or null. */
  readonly gap: TranscriptGap | null;
  readonly hearing: Hearing;
  readonly condition: LaneCondition;
}

/** What every lane of a session is given. */
export interface LaneSurroundings {
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** `part`: where the captions' ids and clock lie in the session; told with captions that a lane says. */
  readonly show: (lane: LaneId, change: Partial<LaneView>, part?: LanePart) => void;
  /** Resolves once it is kept, or main holds on to it. */
  readonly record: (change: TranscriptChange) => Promise<unknown>;
  /** What a commit costs; nobody asks where it is not given. */
  readonly charge?: (charge: Omit<Charge, 'atEpochMs'>) => void;
}

export interface OpenLaneNeeds extends LaneSurroundings {
  readonly report: (status: SessionStatus) => void;
  readonly echo: EchoWatch;
  /** Where on the session's clock its source began. */
  readonly place: (source: OpenedSource) => Promise<LanePart>;
}

/** A lane that runs. */
export interface RunningLane {
  readonly source: OpenedSource;
  readonly lane: Lane;
  readonly part: LanePart;
  readonly onHint: HearingWatch['onHint'];
  readonly onMute: HearingWatch['onMute'];
}

/** Those of the last minute or two. */
const KEPT_ISLANDS = 128;

/** A refusal is reported as well. */
export async function openLane(
  needs: OpenLaneNeeds,
  { lane: id, open, silence }: Source,
  settings: Settings,
): Promise<Result<RunningLane>> {
  const { clock, random, record } = needs;
  let lane: Lane | null = null;
  let speech: readonly Span[] = [];
  const hearing = createHearing({
    clock,
    silence: silence ?? null,
    show: (heard) => needs.show(id, { hearing: heard }),
    tell: (condition) => needs.show(id, { condition }),
    report: needs.report,
  });
  const opened = await openSafely(open, settings, {
    onSpeech: (frame) => {
      hearing.onSpeech(frame);
      lane?.onSpeech(frame);
    },
    onIsland: (island) => {
      speech = [...speech.slice(1 - KEPT_ISLANDS), island];
      lane?.onIsland(island);
    },
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
  const part = await needs.place(source).catch(() => null);
  if (part === null) {
    source.capture.close();
    const problem: Problem = { kind: 'internal', detail: 'the session could not be begun' };
    hearing.onStatus({ status: 'failed', problem });
    return failure(problem);
  }
  const { sessionId } = part;
  const heard: HeardLane = {
    part,
    speech: () => [...speech, ...listed(source.capture.openIsland())],
    nowMs: source.capture.capturedMs,
  };
  lane = createLane({
    lane: id,
    capture: source.capture,
    engines: source.engines,
    clock,
    random,
    ...needs.echo.without(id, heard, {
      keep: (entry) => void record({ kind: 'append', sessionId, entry }),
      keepStanding: ({ isSpeaking, entries }) =>
        void record({
          kind: 'standing',
          sessionId,
          lane: id,
          reachedMs: Math.max(0, source.capture.capturedMs() + part.offsetMs),
          isSpeaking,
          entries,
        }),
      show: (shown) => needs.show(id, shown, part),
    }),
    onStatus: hearing.onStatus,
    charge: ({ turnId, model, sentMs, speechMs, billedSeconds }) =>
      needs.charge?.({
        ...{ sessionId, lane: id, model, sentMs, speechMs, billedSeconds },
        turnId: `${part.number}.${part.opening}.${turnId}`,
      }),
  });
  return success({ source, lane, part, onHint: hearing.onHint, onMute: hearing.onMute });
}

const listed = (span: Span | null): readonly Span[] => (span === null ? [] : [span]);
