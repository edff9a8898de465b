/**
 * Turns the store's changes into what is on screen: at most once per frame, held while it is read, then
 * faded. Draws nothing.
 */
import { useEffect, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { gapMark } from '../../../core/library/gaps.ts';
import { foldReading, nothingToRead } from '../../../core/screen/reading.ts';
import { beginRoom, moveRoom, type Room } from '../../../core/screen/room.ts';
import type { Layout } from '../../../core/screen/row.ts';
import {
  clearScreen,
  emptyScreen,
  foldScreen,
  reflowScreen,
  type Screen,
} from '../../../core/screen/screen.ts';
import type { LanePart } from '../../../core/transcript/part.ts';
import type { LaneId } from '../../../core/transcript/transcript.ts';
import { wordsIn } from '../../../core/words/words.ts';
import { appState } from '../../bridge.ts';
import { emptyLane, type LaneState, type OverlayState, overlayState } from '../store.ts';

export interface Painting {
  readonly screen: Screen;
  readonly isFading: boolean;
  /** Which part of which session its captions are of; null before there are any. */
  readonly part: LanePart | null;
}

/** As long as the transition in overlay.css. */
const FADE_MS = 400;

/** A hidden window may get no frames; what it says is taken in all the same, for who is alerted at it. */
const UNSEEN_MS = 400;

const blank: Painting = { screen: emptyScreen, isFading: false, part: null };

/** The type of a region, whatever lines it has. */
export type Type = Omit<Layout, 'lines'>;

export interface Place {
  /** Null until the page knows its size. */
  readonly type: Type | null;
  readonly room: Room;
  /** What it will be with text; the same while there is some. */
  readonly begin: Room;
  readonly holdMs: number;
  /** Called with whether anything is painted, when that changes, before it is seen. */
  readonly onText: (lane: LaneId, hasText: boolean) => void;
}

/** What to paint now. */
export function usePainting(lane: LaneId, { type: layout, room, begin, holdMs, onText }: Place): Painting {
  const [painting, setPainting] = useState(blank);
  const [painter] = useState(() => createPainter(lane, room, setPainting));
  useEffect(() => painter.start(), [painter]);
  // Before it is seen: another lane's first words and the room they need come in one frame.
  useLayoutEffect(() => painter.setRoom(room, begin), [painter, room, begin]);
  const hasText = painting.screen.rows.length > 0;
  useLayoutEffect(() => onText(lane, hasText), [lane, hasText, onText]);
  useEffect(() => {
    if (layout !== null) painter.setType(layout);
  }, [painter, layout]);
  useEffect(() => painter.setHold(holdMs), [painter, holdMs]);
  return painting;
}

function createPainter(id: LaneId, firstRoom: Room, show: (painting: Painting) => void) {
  let painting = blank;
  let type: Type | null = null;
  let room = firstRoom;
  let begin = firstRoom;
  let holdMs = 0;
  let reading = nothingToRead;
  let frame = 0;
  let unseen = 0;
  let timer = 0;

  const change = (next: Painting) => {
    painting = next;
    show(next);
  };

  const fade = () => {
    change({ ...painting, isFading: true });
    timer = window.setTimeout(
      () => change({ ...painting, screen: clearScreen(painting.screen), isFading: false }),
      FADE_MS,
    );
  };

  const hold = (nowMs: number) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(fade, Math.max(0, reading.holdUntilMs - nowMs));
  };

  const stopWaiting = () => {
    cancelAnimationFrame(frame);
    window.clearTimeout(unseen);
    frame = 0;
  };

  const paint = () => {
    stopWaiting();
    if (type === null) return;
    const before = painting.screen.rows;
    const into = before.length > 0 ? painting.screen : beginRoom(painting.screen, room, begin);
    const { lines } = before.length > 0 ? room : begin;
    const lane = laneOf(overlayState.getState(), id);
    const screen = foldScreen(into, { ...lane, ...gapTextOf(lane) }, { ...type, lines });
    if (screen === into) return;
    if (before.length === 0 && screen.rows.length > 0) room = begin;
    if (hasSameText(before, screen.rows)) return change({ ...painting, screen, part: lane.part });
    const nowMs = performance.now();
    reading = foldReading(reading, { before, after: screen.rows }, { nowMs, holdMs });
    hold(nowMs);
    // Without it React would render after this frame, and the words would wait for the next one.
    flushSync(() => change({ screen, isFading: false, part: lane.part }));
  };

  const request = () => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(paint);
    unseen = window.setTimeout(paint, UNSEEN_MS);
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
        stopWaiting();
        window.clearTimeout(timer);
      };
    },
    setType: (next: Type) => {
      type = next;
      change({ ...painting, screen: reflowScreen(painting.screen, { ...next, lines: room.lines }) });
      request();
    },
    setRoom: (next: Room, nextBegin: Room) => {
      begin = nextBegin;
      const screen = moveRoom(painting.screen, room, next);
      room = next;
      if (screen !== painting.screen) change({ ...painting, screen });
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

/** In the language of the app. */
function gapTextOf({ gap }: LaneState) {
  return gap === null ? {} : { gapText: gapMark(gap, wordsIn(appState.getState().locale)) };
}
