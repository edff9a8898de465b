/**
 * A long list of which only the rows in sight are drawn, with one stop for Tab and the arrow keys inside. It knows
 * nothing of what its rows show.
 */
import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';

/** What a row needs to be one stop among the others. */
export interface RowFocus {
  readonly id: string;
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
}

export interface RowsHandle {
  readonly scrollTo: (index: number, align?: 'start' | 'center' | 'end' | 'auto') => void;
  readonly scrollToEnd: () => void;
  /** Moves the keys to the row with the tab stop. */
  readonly focus: () => void;
}

interface RowsProps {
  /** Unique in the page: rows are named by it. */
  readonly name: string;
  readonly label: string;
  readonly role: 'list' | 'feed';
  readonly count: number;
  readonly estimate: (index: number) => number;
  /**
   * What a row shows, by which it stays the same row when others come above it. Default: its place. Another function has
   * all rows placed anew, so it is the same one while they are.
   */
  readonly keyOf?: (index: number) => string | number;
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly row: (index: number, focus: RowFocus) => ReactNode;
  /** Keys that move nothing. */
  readonly onKey?: (event: KeyboardEvent) => void;
  /** The rows in sight have changed, or whether the end is. */
  readonly onSight?: (sight: Sight) => void;
  /** Stays at the end when rows come, if it was there. */
  readonly follows?: boolean;
  readonly handle?: Ref<RowsHandle>;
}

export interface Sight {
  readonly first: number;
  readonly last: number;
  readonly isAtEnd: boolean;
}

/** A line is taller than this, so that whoever is this near to the end reads the last one. */
const END_PX = 24;
const OVERSCAN = 8;

const ownPlace = (index: number): number => index;

export function Rows(props: RowsProps) {
  const { name, count, active, row, onActive } = props;
  const isList = props.role === 'list';
  const [All, One] = isList ? (['ul', 'li'] as const) : (['div', 'div'] as const);
  const scroller = useRef<HTMLDivElement>(null);
  /** Which row is to get the keys, as soon as it is there. */
  const wanted = useRef<number | 'active' | null>(null);
  const rows = useVirtualizer<HTMLDivElement, HTMLElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: props.estimate,
    getItemKey: props.keyOf ?? ownPlace,
    overscan: OVERSCAN,
    anchorTo: props.follows === true ? 'end' : 'start',
    followOnAppend: props.follows === true,
    scrollEndThreshold: END_PX,
    // The row that holds the keys is always there to hold them.
    rangeExtractor: (range) =>
      [
        ...new Set([...defaultRangeExtractor(range), ...(active < count && active >= 0 ? [active] : [])]),
      ].sort((one, other) => one - other),
  });
  const hasFocus = useRef(false);
  const giveFocus = () => {
    if (wanted.current === null) return;
    const row = document.getElementById(`${name}-${wanted.current === 'active' ? active : wanted.current}`);
    row?.focus({ preventScroll: true });
    if (row !== null) wanted.current = null;
  };
  useImperativeHandle(props.handle, () => ({
    scrollTo: (index, align = 'auto') => rows.scrollToIndex(index, { align }),
    scrollToEnd: () => rows.scrollToEnd(),
    focus: () => {
      wanted.current = 'active';
      giveFocus();
    },
  }));
  useEffect(() => {
    // The row that had them is gone: the one in its place gets them.
    if (hasFocus.current && document.activeElement === document.body) wanted.current ??= 'active';
    giveFocus();
  });
  useSight(rows, props.onSight);
  const move = (to: number) => {
    const next = Math.max(0, Math.min(count - 1, to));
    wanted.current = next;
    onActive(next);
    rows.scrollToIndex(next, { align: 'auto' });
  };
  const pressed = (event: KeyboardEvent) => {
    const to = targetOf(event, active, count, pageOf(rows));
    if (to === null) return props.onKey?.(event);
    event.preventDefault();
    move(to);
  };
  return (
    <div className="rows" ref={scroller}>
      <All
        className="rows-all"
        role={props.role}
        aria-label={props.label}
        onKeyDown={pressed}
        onFocus={() => {
          hasFocus.current = true;
        }}
        onBlur={({ relatedTarget }) => {
          if (relatedTarget !== null) hasFocus.current = false;
        }}
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map((item) => (
          <One
            key={item.key}
            className="rows-one"
            {...(isList
              ? { 'aria-setsize': count, 'aria-posinset': item.index + 1 }
              : { role: 'presentation' })}
            data-index={item.index}
            ref={rows.measureElement}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {row(item.index, {
              id: `${name}-${item.index}`,
              tabIndex: item.index === active ? 0 : -1,
              onFocus: () => onActive(item.index),
            })}
          </One>
        ))}
      </All>
    </div>
  );
}

function useSight(rows: Virtualizer<HTMLDivElement, HTMLElement>, onSight?: (sight: Sight) => void) {
  const first = rows.range?.startIndex ?? 0;
  const last = rows.range?.endIndex ?? 0;
  const isAtEnd = rows.isAtEnd(END_PX);
  useEffect(() => onSight?.({ first, last, isAtEnd }), [first, last, isAtEnd, onSight]);
}

const pageOf = ({ range }: Virtualizer<HTMLDivElement, HTMLElement>): number =>
  range === null ? 1 : Math.max(1, range.endIndex - range.startIndex - 1);

/** Where a key leads, or null where it leads nowhere. Keys of a field inside a row are its own. */
function targetOf(event: KeyboardEvent, active: number, count: number, page: number): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return null;
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  };
  return targets[event.key] ?? null;
}
