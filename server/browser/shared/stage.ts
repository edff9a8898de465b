/** All lanes of a room on a page: folds what is told, has each lane drawn once a frame. Fetches nothing. */
import type { Numbered } from '../../wire/events.ts';
import { emptyView, foldView, type View } from '../../wire/view.ts';
import { createLane, type LaneOnPage } from './lane.ts';

export interface Stage {
  readonly take: (event: Numbered) => void;
  /** Paused: what comes waits, and nothing moves. */
  readonly setPaused: (isPaused: boolean) => void;
  /** Sets all text anew. @param change what makes that necessary. */
  readonly relayout: (change?: () => void) => void;
  readonly isAtNewest: () => boolean;
  readonly toNewest: () => void;
  readonly view: () => View;
}

export interface StageNeeds {
  readonly place: HTMLElement;
  readonly isRead: boolean;
  /** It was scrolled, or what is told has changed. */
  readonly onChange: () => void;
}

/** The last words of who has ended can be read so long, then whoever goes on has the room. */
const LINGER_MS = 20_000;

export function createStage({ place, isRead, onChange }: StageNeeds): Stage {
  const lanes = new Map<string, LaneOnPage>();
  let view: View = emptyView;
  let shown: View = emptyView;
  let frame = 0;
  let isPaused = false;

  const relayout = (change?: () => void) => {
    const settle = [...lanes.values()].map(({ reset }) => reset());
    change?.();
    for (const setAnew of settle) setAnew();
  };
  const addLanes = () => {
    for (const { lane } of view) {
      if (lanes.has(lane)) continue;
      const added = createLane({ onScroll: onChange, isRead });
      lanes.set(lane, added);
      place.append(added.element);
    }
    const isNamed = view.length > 1;
    for (const { lane, status } of view) lanes.get(lane)?.setLabel(isNamed ? (status?.label ?? lane) : null);
  };
  /** By lane that is idle: from when on it gives its room away. One that was idle when it came does so at once. */
  const leavesAt = new Map<string, number>();
  const noteIdle = () => {
    for (const { lane, status } of view)
      if (status?.status !== 'idle') leavesAt.delete(lane);
      else if (!leavesAt.has(lane)) {
        leavesAt.set(lane, performance.now() + (lanes.has(lane) ? LINGER_MS : 0));
        setTimeout(request, LINGER_MS + 1);
      }
  };
  /** Where nobody goes on all stays as it is. */
  const share = () => {
    if (view.every(({ lane }) => leavesAt.has(lane))) return;
    const nowMs = performance.now();
    const changed = [...lanes].filter(
      ([lane, { element }]) => element.hidden !== (leavesAt.get(lane) ?? Infinity) <= nowMs,
    );
    if (changed.length === 0) return;
    const settle = [...lanes.values()].map(({ hold }) => hold());
    for (const [, { element }] of changed) element.hidden = !element.hidden;
    for (const stay of settle) stay();
  };
  const draw = () => {
    frame = 0;
    if (isPaused) return;
    const isMore = view.length !== shown.length;
    noteIdle();
    if (isMore) addLanes();
    share();
    // Those that were there have less room now.
    if (isMore) relayout();
    for (const lane of view) if (!shown.includes(lane)) lanes.get(lane.lane)?.show(lane);
    shown = view;
  };
  const request = () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  new ResizeObserver(() => relayout()).observe(place);
  return {
    take: (event) => {
      view = foldView(view, event);
      onChange();
      request();
    },
    setPaused: (paused) => {
      isPaused = paused;
      request();
    },
    relayout,
    isAtNewest: () => [...lanes.values()].every((lane) => lane.isAtNewest()),
    toNewest: () => {
      for (const lane of lanes.values()) lane.toNewest();
    },
    view: () => view,
  };
}
