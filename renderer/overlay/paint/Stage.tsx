/**
 * The fixed region captions are read in: knows its size and type, shows what is painted. Captions that are
 * not placed it never moves.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import type { CaptionStyle } from '../../../core/app/settings.ts';
import type { Layout } from '../../../core/screen/row.ts';
import { usePainting } from './painting.ts';
import { Rows } from './Rows.tsx';
import { createMeasure } from './typeface.ts';

interface StageProps {
  readonly style: CaptionStyle;
  /** Stands in while there is no text, so that one sees what is being placed. */
  readonly sample: string | null;
}

export function Stage({ style, sample }: StageProps) {
  const region = useRef<HTMLDivElement>(null);
  const layout = useLayout(region, style);
  const { screen, isFading } = usePainting(layout, style.holdMs);
  return (
    <div className="region" ref={region}>
      {screen.rows.length === 0 && sample !== null ? (
        <p className="rows sample">
          <span className="line" data-ends="ss se es ee">
            {sample}
          </span>
        </p>
      ) : null}
      <Rows screen={screen} lines={style.lines} isFading={isFading} />
    </div>
  );
}

/** A new layout only when something about it changed, since every new one sets all text anew. */
function useLayout(region: React.RefObject<HTMLElement | null>, style: CaptionStyle): Layout | null {
  const [layout, setLayout] = useState<Layout | null>(null);
  const { fontSizePx, lines } = style;
  useLayoutEffect(() => {
    const element = region.current;
    if (element === null) return;
    const read = () => {
      const paddingPx = 2 * 0.5 * fontSizePx;
      const widthPx = Math.max(fontSizePx, element.clientWidth - paddingPx);
      setLayout({ measure: createMeasure(element), widthPx, lines, fontSizePx });
    };
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [region, fontSizePx, lines]);
  return layout;
}
