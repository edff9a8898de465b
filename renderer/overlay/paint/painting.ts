/**
 * Turns the store's changes into what is on screen: at most once per frame, held while it is read, then
 * faded. Draws nothing.
 */
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { foldReading, nothingToRead } from '../../../core/screen/reading.ts';
import type { Layout } from '../../../core/screen/row.ts';
import {
  clearScreen,
  emptyScreen,
  foldScreen,
  reflowScreen,
  type Screen,
} from '../../../core/screen/screen.ts';
import type { LaneId } from '../../../core/transcript/transcript.ts';
import { emptyLane, type LaneState, type OverlayState, overlayState } from '../store.ts';

export interface Painting {
  readonly screen: Screen;
  readonly isFading: boolean;
}

/** As long as the transition in overlay.css. */
const FADE_MS = 400;

const blank: Painting = { screen: emptyScreen, isFading: false };

/** What to paint now. `layout` is null until the page knows its size. */
export function usePainting(lane: LaneId, layout: Layout | null, holdMs: number): Painting {
  const [painting, setPainting] = useState(blank);
  const [painter] = useState(() => createPainter(lane, setPainting));
  useEffect(() => painter.start(), [painter]);
  useEffect(() => {
    if (layout !== null) painter.setLayout(layout);
  }, [painter, layout]);
  useEffect(() => painter.setHold(holdMs), [painter, holdMs]);
  return painting;
}

function createPainter(id: LaneId, show: (painting: Painting) => void) {
  let painting = blank;
  let layout: Layout | null = null;
  let holdMs = 0;
  let reading = nothingToRead;
  let frame = 0;
  let timer = 0;

  const change = (next: Painting) => {
    painting = next;
    show(next);
  };

  const fade = () => {
    change({ ...painting, isFading: true });
    timer = window.setTimeout(
      () => change({ screen: clearScreen(painting.screen), isFading: false }),
      FADE_MS,
    );
  };

  const hold = (nowMs: number) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(fade, Math.max(0, reading.holdUntilMs - nowMs));
  };

  const paint = () => {
    frame = 0;
    if (layout === null) return;
    const screen = foldScreen(painting.screen, laneOf(overlayState.getState(), id), layout);
    const before = painting.screen.rows;
    if (screen === painting.screen) return;
    if (hasSameText(before, screen.rows)) return change({ ...painting, screen });
    const nowMs = performance.now();
    reading = foldReading(reading, { before, after: screen.rows }, { nowMs, holdMs });
    hold(nowMs);
    // Without it React would render after this frame, and the words would wait for the next one.
    flushSync(() => change({ screen, isFading: false }));
  };

  const request = () => {
    frame ||= requestAnimationFrame(paint);
  };

  return {
    start: () => {
      const stop = overlayState.subscribe((state, before) => {
        const [is, was] = [laneOf(state, id), laneOf(before, id)];
        if (is.captions !== was.captions || is.gap !== was.gap) request();
      });
      request();
      return () => {
        stop();
        cancelAnimationFrame(frame);
        window.clearTimeout(timer);
        frame = 0;
      };
    },
    setLayout: (next: Layout) => {
      layout = next;
      change({ ...painting, screen: reflowScreen(painting.screen, next) });
      request();
    },
    setHold: (nextMs: number) => {
      holdMs = nextMs;
    },
  };
}

const laneOf = ({ lanes }: OverlayState, id: LaneId): LaneState =>
  lanes.find((lane) => lane.id === id) ?? emptyLane(id);

function hasSameText(before: Screen['rows'], after: Screen['rows']): boolean {
  return before.length === after.length && before.every((row, index) => sameWords(row, after[index]));
}

function sameWords(first: Screen['rows'][number], second: Screen['rows'][number] | undefined): boolean {
  if (first === second) return true;
  return (
    first.id === second?.id &&
    first.words.length === second.words.length &&
    first.words.every((word, index) => word.text === second.words[index]?.text)
  );
}
