/**
 * The overlay's own component and store in a page without a session, so that a test can say what comes in and
 * when. Built for tests only.
 */
import { createRoot } from 'react-dom/client';
import type { CaptionEvent } from '../../core/captions/captions.ts';
import { noCaptions } from '../../core/captions/captions.ts';
import { followMain } from '../../renderer/bridge.ts';
import { type OverlayState, overlayState, receive, receiveGap } from '../../renderer/overlay/captions.ts';
import { Overlay } from '../../renderer/overlay/paint/Overlay.tsx';
import { loadType } from '../../renderer/overlay/paint/typeface.ts';
import '../../renderer/overlay/paint/overlay.css';
import '../../renderer/overlay/paint/controls.css';

const stage = {
  receive: (events: readonly CaptionEvent[]) => {
    for (const event of events) receive(event, () => {});
  },
  receiveGap: (startMs: number, endMs: number) => receiveGap({ startMs, endMs }, () => {}),
  setState: (state: Partial<OverlayState>) => overlayState.setState(state),
  empty: () => overlayState.setState({ captions: noCaptions, gap: null }),
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
await Promise.all([followMain(), loadType()]);
createRoot(root).render(<Overlay retry={() => (window.retries += 1)} />);
