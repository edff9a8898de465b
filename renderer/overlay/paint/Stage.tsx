/**
 * The fixed region captions are read in: knows its size and type, shows what is painted. Captions that are
 * not placed it never moves.
 */
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand/react';
import { fontFamily } from '../../../core/desktop/appearance.ts';
import { homeRooms, type Room, shareRooms } from '../../../core/screen/room.ts';
import type { CaptionStyle } from '../../../core/screen/style.ts';
import type { LaneId } from '../../../core/transcript/transcript.ts';
import { overlayState } from '../store.ts';
import { type Type, usePainting } from './painting.ts';
import { Rows } from './Rows.tsx';
import { createMeasure } from './typeface.ts';
import { type Alerter, createAlerter, useAlerts } from './useAlerts.ts';

interface StageProps {
  readonly style: CaptionStyle;
  /** Stands in while there is no text, so that one sees what is being placed. */
  readonly sample: string | null;
}

/**
 * One region a lane, named where there is more than one. All lie over the whole stage; who has which of its lines, the
 * lanes share: one that speaks alone has all of them.
 */
export function Stage({ style, sample }: StageProps) {
  const lanes = useStore(overlayState, (state) => state.lanes);
  const [texts, setTexts] = useState<readonly LaneId[]>([]);
  const [onText] = useState(() => (id: LaneId, hasText: boolean) => {
    setTexts((ids) =>
      ids.includes(id) === hasText ? ids : hasText ? [...ids, id] : ids.filter((has) => has !== id),
    );
  });
  const [alerter] = useState(createAlerter);
  const count = lanes.length;
  const hasText = lanes.map(({ id }) => texts.includes(id));
  const homes = useMemo(() => homeRooms(count, style.lines), [count, style.lines]);
  const rooms = shareRooms(homes, hasText);
  const begins = homes.map((_, index) => shareRooms(homes, hasText.with(index, true))[index] ?? WHOLE);
  const variables = { '--caption-lines': String(stageLines(homes)), '--lanes': String(count) };
  return (
    <div className="stage" style={variables}>
      {lanes.map(({ id, label }, index) => (
        <Lane
          key={id}
          lane={id}
          label={count > 1 ? label : null}
          home={homes[index] ?? WHOLE}
          room={rooms[index] ?? WHOLE}
          begin={begins[index] ?? WHOLE}
          under={count - 1 - index}
          style={style}
          sample={hasText.includes(true) ? null : sample}
          onText={onText}
          alerter={alerter}
        />
      ))}
    </div>
  );
}

const WHOLE: Room = { lines: 1, below: 0 };
const stageLines = ([top]: readonly Room[]): number => (top === undefined ? 1 : top.below + top.lines);

interface LaneProps extends StageProps {
  readonly lane: LaneId;
  /** Null where there is only one. */
  readonly label: string | null;
  readonly home: Room;
  readonly room: Room;
  readonly begin: Room;
  /** How many lanes are below it: so many seams lie between it and the stage's lower edge. */
  readonly under: number;
  readonly onText: (lane: LaneId, hasText: boolean) => void;
  readonly alerter: Alerter;
}

function Lane({ label, under, home, sample, ...region }: LaneProps) {
  const isSampled = sample !== null;
  const { lines, below } = region.room;
  const variables = {
    '--lines': String(lines),
    '--below': String(below),
    '--home': String(home.below),
    '--under': String(under),
  };
  const content = <Region {...region} sample={sample} />;
  if (label === null)
    return (
      <div className="alone" style={variables}>
        {content}
      </div>
    );
  return (
    <div className="lane" style={variables}>
      <p className="label" data-sampled={isSampled}>
        <span className={under > 0 ? 'name upper' : 'name'}>{label}</span>
      </p>
      {content}
    </div>
  );
}

type RegionProps = Omit<LaneProps, 'label' | 'under' | 'home'>;

function Region({ lane, style, sample, room, begin, onText, alerter }: RegionProps) {
  const region = useRef<HTMLDivElement>(null);
  const type = useType(region, style);
  const painting = usePainting(lane, { type, room, begin, holdMs: style.holdMs, onText });
  const { screen, isFading } = painting;
  const alerts = useAlerts(lane, painting, alerter);
  return (
    <div className="region" ref={region} data-text={screen.rows.length > 0}>
      {screen.rows.length === 0 && sample !== null ? (
        <p className="rows sample">
          <span className="line" data-ends="ss se es ee">
            {sample}
          </span>
        </p>
      ) : null}
      <Rows screen={screen} room={room} isFading={isFading} alerts={alerts} />
    </div>
  );
}

/** A new one only when something about it changed, since every new one sets all text anew: its height does not count. */
function useType(region: React.RefObject<HTMLElement | null>, style: CaptionStyle): Type | null {
  const { fontSizePx, letters, typeface } = style;
  const [type, setType] = useState<Type | null>(null);
  useLayoutEffect(() => {
    const element = region.current;
    if (element === null) return;
    let isFirst = true;
    const read = () => {
      const paddingPx = 2 * 0.5 * fontSizePx;
      const widthPx = Math.max(fontSizePx, element.clientWidth - paddingPx);
      const measure = createMeasure(element, fontFamily(typeface));
      setType((now) =>
        !isFirst && now?.widthPx === widthPx
          ? now
          : { measure, widthPx, fontSizePx, letters, hangPx: paddingPx / 2 },
      );
      isFirst = false;
    };
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [region, fontSizePx, letters, typeface]);
  return type;
}
