/** Tells main what is painted while captions are shared, a few times a second. What is kept main knows already. */

import type { AppState } from '../../core/app/state.ts';
import { type Caption, isSettled } from '../../core/captions/caption.ts';
import { placeCaption } from '../../core/captions/placed.ts';
import type { PaintedLane } from '../../core/captions/sharing.ts';
import type { LanePart } from '../../core/transcript/part.ts';
import type { LaneId } from '../../core/transcript/transcript.ts';
import type { SessionNeeds } from '../../live/session.ts';
import { appState, overlayBridge } from '../bridge.ts';
import { showLane } from './store.ts';

export interface SharingNeeds {
  readonly isShared: () => boolean;
  readonly tell: (painted: PaintedLane) => void;
  readonly after: (delayMs: number, act: () => void) => () => void;
}

export interface PaintedSharing {
  /** What one opening of a lane paints. */
  readonly show: (lane: LaneId, captions: readonly Caption[], part: LanePart) => void;
  /** Tells what waits, so that nothing is kept before it is told as painted. */
  readonly flush: () => void;
  /** Somebody else shows it now, who knows nothing of what is painted. */
  readonly tellAnew: () => void;
}

/** Words that come at once are told together; readers are to see them within 300 ms. */
const TOGETHER_MS = 50;

interface Painted {
  readonly captions: readonly Caption[];
  readonly part: LanePart;
}

export function createPaintedSharing({ isShared, tell, after }: SharingNeeds): PaintedSharing {
  const painted = new Map<LaneId, Painted>();
  const waiting = new Set<LaneId>();
  /** Settled captions are told once; an object that is another has changed. */
  let told = new WeakSet<Caption>();
  let stopWaiting: (() => void) | null = null;

  const flush = () => {
    stopWaiting?.();
    stopWaiting = null;
    if (isShared())
      for (const lane of waiting) {
        const { captions, part } = painted.get(lane) ?? { captions: [], part: null };
        if (part === null) continue;
        const news = captions.filter((caption) => !told.has(caption));
        tell({
          sessionId: part.sessionId,
          lane,
          captions: news.map((caption) => placeCaption(caption, lane, part)),
        });
        for (const caption of news) if (isSettled(caption)) told.add(caption);
      }
    waiting.clear();
  };
  return {
    flush,
    show: (lane, captions, part) => {
      painted.set(lane, { captions, part });
      if (!isShared()) return;
      waiting.add(lane);
      stopWaiting ??= after(TOGETHER_MS, flush);
    },
    tellAnew: () => {
      told = new WeakSet();
      for (const lane of painted.keys()) waiting.add(lane);
      flush();
    },
  };
}

const isShared = ({ sharing }: AppState): boolean => sharing?.status === 'open';

/** What a session shows and keeps goes to this page and to main, and what it shows to who shares it. */
export function sharePainted(after: SharingNeeds['after']): Pick<SessionNeeds, 'show' | 'record'> {
  const sharing = createPaintedSharing({
    isShared: () => isShared(appState.getState()),
    tell: (painted) => void overlayBridge.call('sharePainted', painted),
    after,
  });
  appState.subscribe((state, before) => {
    if (isShared(state) && !isShared(before)) sharing.tellAnew();
  });
  return {
    show: (lane, change, part) => {
      showLane(lane, change, part);
      if (change.captions !== undefined && part !== undefined) sharing.show(lane, change.captions, part);
    },
    // A refusal is a Problem that main shows and a change that main holds on to.
    record: (change) => {
      sharing.flush();
      return overlayBridge.call('recordTranscript', change);
    },
  };
}
