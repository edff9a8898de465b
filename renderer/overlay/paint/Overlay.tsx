/**
 * The overlay window: captions in their region, the state mark under them, frame and controls while it is
 * unlocked.
 */
import { captionVariables } from '../../../core/desktop/appearance.ts';
import { useAppState } from '../../bridge.ts';
import { Controls } from './Controls.tsx';
import { Frame } from './Frame.tsx';
import { Log } from './Log.tsx';
import { Mark } from './Mark.tsx';
import { Stage } from './Stage.tsx';

const SAMPLE = 'Captions appear here.';

export function Overlay({ retry }: { readonly retry: () => void }) {
  const style = useAppState((state) => state.settings.captions);
  const isLocked = useAppState((state) => state.intent.positionLocked);
  return (
    <main className="overlay" data-locked={isLocked} style={captionVariables(style)}>
      {isLocked ? null : <Frame />}
      <Stage style={style} sample={isLocked ? null : SAMPLE} />
      <Mark isLocked={isLocked} retry={retry} />
      {isLocked ? null : <Controls />}
      <Log />
    </main>
  );
}
