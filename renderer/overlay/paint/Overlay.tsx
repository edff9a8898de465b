/**
 * The overlay window: captions in their region, the state mark under them, frame and controls while it is
 * unlocked.
 */
import { type CSSProperties, useSyncExternalStore } from 'react';
import { alertVariables } from '../../../core/desktop/alertColours.ts';
import { captionVariables } from '../../../core/desktop/appearance.ts';
import { partsOf } from '../../../core/desktop/parts.ts';
import { useAppState } from '../../bridge.ts';
import { useWords, WordsProvider } from '../../ui/words.tsx';
import { Controls } from './controls/Controls.tsx';
import { Frame } from './controls/Frame.tsx';
import { Log } from './Log.tsx';
import { LookBack } from './LookBack.tsx';
import { Mark } from './notices/Mark.tsx';
import { Stage } from './Stage.tsx';

interface OverlayProps {
  readonly retry: () => void;
}

export function Overlay({ retry }: OverlayProps) {
  const locale = useAppState((state) => state.locale);
  return (
    <WordsProvider locale={locale}>
      <Box retry={retry} />
    </WordsProvider>
  );
}

function Box({ retry }: OverlayProps) {
  const words = useWords();
  const style = useAppState((state) => state.settings.captions);
  const isLocked = useAppState((state) => state.intent.positionLocked);
  const widthPx = useSyncExternalStore(onResize, () => innerWidth);
  const { markPx, markLinePx, noticesPx, noticeLines } = partsOf(style, widthPx);
  const variables: CSSProperties = {
    ...captionVariables(style),
    ...alertVariables(style),
    '--mark-size': `${markPx}px`,
    '--mark-line': `${markLinePx}px`,
    '--notices': `${noticesPx}px`,
    '--notice-lines': String(isLocked ? noticeLines.locked : noticeLines.unlocked),
  };
  const lookBack = useAppState((state) => state.lookBack);
  const around: CSSProperties = lookBack === null ? {} : { '--rows-height': `${lookBack.rowsPx}px` };
  return (
    <div className="around" data-look-back={lookBack?.side} style={{ ...variables, ...around }}>
      {lookBack === null ? null : <LookBack />}
      <main className="overlay" data-locked={isLocked} data-alignment={style.alignment}>
        <h1 className="hidden">{words.overlay('captions')}</h1>
        {isLocked ? null : <Frame />}
        <Stage style={style} sample={isLocked ? null : words.overlay('sample')} />
        <Mark isLocked={isLocked} retry={retry} />
        {isLocked ? null : <Controls />}
        <Log />
      </main>
    </div>
  );
}

function onResize(listener: () => void): () => void {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
}
