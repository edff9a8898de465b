/**
 * The overlay's own component and store in a page without a session, so that a test can say what comes in and
 * when. Built for tests only.
 */
import { createRoot } from 'react-dom/client';
import type { Captions } from '../../core/captions/caption.ts';
import type { CaptionEvent } from '../../core/captions/captions.ts';
import { foldCaptions, noCaptions } from '../../core/captions/captions.ts';
import type { LaneId } from '../../core/transcript/transcript.ts';
import type { Hearing } from '../../live/hearing.ts';
import type { LaneView } from '../../live/openLane.ts';
import { followMain } from '../../renderer/bridge.ts';
import { Overlay } from '../../renderer/overlay/paint/Overlay.tsx';
import { loadTypeface } from '../../renderer/overlay/paint/typeface.ts';
import { emptyLane, type OverlayState, overlayState, showLane } from '../../renderer/overlay/store.ts';
import '../../renderer/overlay/paint/overlay.css';
import '../../renderer/overlay/paint/notices/marks.css';
import '../../renderer/overlay/paint/notices/notices.css';
import '../../renderer/overlay/paint/controls/controls.css';

const captionsOf = (id: LaneId): Captions =>
  overlayState.getState().lanes.find((lane) => lane.id === id)?.captions ?? noCaptions;

const stage = {
  receive: (events: readonly CaptionEvent[], lane: LaneId = 'you') =>
    showLane(lane, { captions: events.reduce<Captions>(foldCaptions, captionsOf(lane)) }),
  receiveGap: (startMs: number, endMs: number) =>
    showLane('you', { gap: { kind: 'gap', lane: 'you', id: `gap:${startMs}`, startMs, endMs } }),
  hear: (hearing: Hearing) => showLane('you', { hearing }),
  showLane: (lane: LaneId, change: Partial<LaneView>) => showLane(lane, change),
  setLanes: (lanes: readonly LaneId[]) => overlayState.setState({ lanes: lanes.map(emptyLane) }),
  setState: (state: Partial<OverlayState>) => overlayState.setState(state),
  empty: () => showLane('you', { captions: noCaptions, gap: null }),
};

declare global {
  interface Window {
    readonly overlayStage: typeof stage;
    retries: number;
  }
}

Object.assign(window, { overlayStage: stage, retries: 0 });

const root = document.createElement('div');
root.id = 'root';
document.body.append(root);
await Promise.all([followMain(), loadTypeface()]);
createRoot(root).render(<Overlay retry={() => (window.retries += 1)} />);
