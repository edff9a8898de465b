/**
 * The fixed region captions are read in: knows its size and type, shows what is painted. Captions that are
 * not placed it never moves.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand/react';
import type { CaptionStyle } from '../../../core/app/settings.ts';
import type { Layout } from '../../../core/screen/row.ts';
import type { LaneId } from '../../../core/transcript/transcript.ts';
import { overlayState } from '../store.ts';
import { usePainting } from './painting.ts';
import { Rows } from './Rows.tsx';
import { createMeasure } from './typeface.ts';

interface StageProps {
  readonly style: CaptionStyle;
  /** Stands in while there is no text, so that one sees what is being placed. */
  readonly sample: string | null;
}

/** One region a lane, named where there is more than one; the lanes share the lines. */
export function Stage({ style, sample }: StageProps) {
  const lanes = useStore(overlayState, (state) => state.lanes);
  const [only] = lanes;
  if (only !== undefined && lanes.length === 1)
    return <Region lane={only.id} style={style} sample={sample} />;
  const lines = Math.max(1, Math.floor(style.lines / lanes.length));
  return lanes.map(({ id, label }) => (
    <div key={id} className="lane" style={{ '--caption-lines': String(lines) }}>
      <p className="label">{label}</p>
      <Region lane={id} style={{ ...style, lines }} sample={sample} />
    </div>
  ));
}

function Region({ lane, style, sample }: StageProps & { readonly lane: LaneId }) {
  const region = useRef<HTMLDivElement>(null);
  const layout = useLayout(region, style);
  const { screen, isFading } = usePainting(lane, layout, style.holdMs);
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
      setLayout({ measure: createMeasure(element), widthPx, lines, fontSizePx, hangPx: paddingPx / 2 });
    };
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [region, fontSizePx, lines]);
  return layout;
}
