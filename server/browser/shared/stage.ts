/** All lanes of a room on a page: folds what is told, has each lane drawn once a frame. Fetches nothing. */
import type { Numbered } from '../../wire/events.ts';
import { emptyView, foldView, type View } from '../../wire/view.ts';
import { createLane, type LaneOnPage } from './lane.ts';

export interface Stage {
  readonly take: (event: Numbered) => void;
  /** Paused: what comes waits, and nothing moves. */
  readonly setPaused: (isPaused: boolean) => void;
  readonly relayout: () => void;
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

export function createStage({ place, isRead, onChange }: StageNeeds): Stage {
  const lanes = new Map<string, LaneOnPage>();
  let view: View = emptyView;
  let shown: View = emptyView;
  let frame = 0;
  let isPaused = false;

  const relayout = () => {
    for (const lane of lanes.values()) lane.relayout();
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
    // Those that were there have less room now.
    relayout();
  };
  const draw = () => {
    frame = 0;
    if (isPaused || view === shown) return;
    if (view.length !== shown.length) addLanes();
    for (const lane of view) if (!shown.includes(lane)) lanes.get(lane.lane)?.show(lane);
    shown = view;
  };
  const request = () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  new ResizeObserver(relayout).observe(place);
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
