/** What the overlay page shows: each lane's text and what it hears, the session's status. Only live.ts writes it. */
import { createStore } from 'zustand/vanilla';
import { noCaptions } from '../../core/captions/captions.ts';
import { laneName } from '../../core/library/people.ts';
import { idle, type SessionStatus } from '../../core/live/status.ts';
import {
  isOffRecord,
  type LanePart,
  type SessionPart,
  type SessionStart,
} from '../../core/transcript/part.ts';
import { type LaneId, type LaneNames, laneLabel } from '../../core/transcript/transcript.ts';
import type { Words } from '../../core/words/words.ts';
import { silence } from '../../live/hearing.ts';
import type { LaneView } from '../../live/openLane.ts';

export interface LaneState extends LaneView {
  readonly id: LaneId;
  readonly label: string;
  /** Where its captions lie in the session; null before there are any. */
  readonly part: LanePart | null;
}

export interface OverlayState {
  readonly lanes: readonly LaneState[];
  readonly status: SessionStatus;
  /** The session that is heard, from when on; null while there is none. */
  readonly session: RunningSession | null;
  /** The one that the lanes' captions are of, also when it is heard no more. */
  readonly shown: RunningSession | null;
  /** The one that was kept last: off the record nothing is. */
  readonly keptId: string | null;
}

export interface RunningSession {
  readonly id: string;
  readonly startedAtEpochMs: number;
}

export const emptyLane = (id: LaneId): LaneState => ({
  id,
  label: laneLabel(id),
  part: null,
  captions: noCaptions,
  gap: null,
  hearing: silence,
  condition: 'waiting',
});

export const overlayState = createStore<OverlayState>(() => ({
  lanes: [emptyLane('you')],
  status: idle,
  session: null,
  shown: null,
  keptId: null,
}));

/** Changes one lane; the others keep their identity. */
export function showLane(id: LaneId, change: Partial<LaneView>, part?: LanePart): void {
  overlayState.setState(({ lanes }) => ({
    lanes: lanes.map((lane) => (lane.id === id ? { ...lane, ...change, ...(part && { part }) } : lane)),
  }));
}

/** Brings the lanes to those, labelled as people call them; one that stays keeps what it shows. */
export function placeLanes(ids: readonly LaneId[], names: LaneNames, words: Words): void {
  overlayState.setState(({ lanes }) => ({
    lanes: ids.map((id) => {
      const lane = lanes.find((placed) => placed.id === id) ?? emptyLane(id);
      const label = laneName(id, names, words);
      return lane.label === label ? lane : { ...lane, label };
    }),
  }));
}

/** A page has begun to hear a session, or to go on with one. */
export function beginSession({ startedAtEpochMs }: SessionStart, { sessionId, offsetMs }: SessionPart): void {
  const session = { id: sessionId, startedAtEpochMs: startedAtEpochMs - offsetMs };
  overlayState.setState(({ lanes, keptId }) => ({
    ...{ session, shown: session, keptId: isOffRecord(sessionId) ? keptId : sessionId },
    lanes: lanes.map((lane) => ({ ...lane, part: null })),
  }));
}
