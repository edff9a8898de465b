/** What was said in one session, from its first line to the newest. Where it begins to be read its parent says. */
import {
  type KeyboardEvent,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { SessionSummary, ShownEntry } from '../../../core/library/browsing.ts';
import { type KnownLines, openEntries } from '../../../core/library/lines.ts';
import { hitsIn, type SearchWord } from '../../../core/text/search.ts';
import { entryKey } from '../../../core/transcript/entries.ts';
import { useWords } from '../../ui/words.tsx';
import { Failed } from '../Empty.tsx';
import { Always } from '../edit/Always.tsx';
import { changeByKey, doAct, type Pressed } from '../edit/lineKeys.ts';
import { Replace } from '../edit/Replace.tsx';
import { type ShownLine, useEditing } from '../edit/useEditing.ts';
import { Rows, type RowsHandle, type Sight } from '../Rows.tsx';
import { Entry } from './Entry.tsx';
import { useLines } from './useLines.ts';

export interface LinesProps {
  readonly session: SessionSummary;
  readonly isLive: boolean;
  /** The place that is to be seen first; null: the newest line of what goes on, else the first. */
  readonly place: number | null;
  /** Words that are looked for: they are marked. */
  readonly found: readonly SearchWord[];
  readonly onKey: (event: KeyboardEvent) => void;
  /** The session was edited: who speaks may be called otherwise. */
  readonly onEdited: () => void;
  readonly offers: Set<string>;
  readonly handle: Ref<LinesHandle>;
}

export interface LinesHandle {
  readonly focus: () => void;
}

/** A line of about sixty letters, and the space above it. */
const linePx = () => 44;
const NOTHING_IN_SIGHT: Sight = { first: 0, last: 0, isAtEnd: true };

/** The line that has the keys: lines of another lane may come above it. */
interface Chosen {
  readonly index: number;
  /** null while it has not been read. */
  readonly key: string | number | null;
}

function placeOf(
  { index, key }: Chosen,
  { known }: KnownLines,
  keyOf: (index: number) => string | number,
): number {
  if (key === null || typeof key === 'number' || keyOf(index) === key) return index;
  return [...known.entries()].find(([, entry]) => entryKey(entry) === key)?.[0] ?? index;
}

export function Lines({ session, isLive, place, found, onKey, onEdited, offers, handle }: LinesProps) {
  const words = useWords();
  const [sight, setSight] = useState(NOTHING_IN_SIGHT);
  const { lines, readAgain, problem } = useLines(session.id, sight);
  const [isReplacing, setIsReplacing] = useState(false);
  const onDone = useCallback(() => {
    readAgain();
    onEdited();
  }, [readAgain, onEdited]);
  const editing = useEditing(session.id, onDone);
  const rows = useRef<RowsHandle>(null);
  const open = useMemo(() => openEntries(lines), [lines]);
  const total = lines.total ?? 0;
  const count = total + open.length;
  const [chosen, setChosen] = useState<Chosen | null>(place === null ? null : { index: place, key: null });
  const wasShown = useShowFirst({ rows, count, place, isLive });
  const entryAt = useCallback(
    (index: number): ShownEntry | undefined => (index < total ? lines.known.get(index) : open[index - total]),
    [lines, open, total],
  );
  const keyOf = useCallback(
    (index: number): string | number => {
      const entry = entryAt(index);
      return entry === undefined ? index : entryKey(entry);
    },
    [entryAt],
  );
  // The line that is being changed has the keys, wherever it is now.
  const aim = editing.open === null ? chosen : { index: chosen?.index ?? 0, key: entryKey(editing.open) };
  const at = aim === null ? null : placeOf(aim, lines, keyOf);
  const active = Math.max(0, Math.min(count - 1, at ?? (isLive ? count - 1 : 0)));
  useImperativeHandle(handle, () => ({ focus: () => rows.current?.focus() }));
  const closeReplacing = () => {
    setIsReplacing(false);
    rows.current?.focus();
  };
  const pressedAt = (line: ShownLine | null, index: number): Pressed => ({
    ...{ line, next: nextIn(line, index, lines), onReplace: () => setIsReplacing(true) },
  });
  const pressed = (event: KeyboardEvent) => {
    const entry = active < total ? entryAt(active) : undefined;
    const line = entry?.kind === 'line' ? entry : null;
    if (!changeByKey(event, pressedAt(line, active), editing)) return onKey(event);
    event.preventDefault();
  };
  return (
    <div className="lines">
      {isReplacing ? <Replace editing={editing} onClose={closeReplacing} /> : null}
      <p className="refusal" role="alert">
        {editing.refusal}
      </p>
      <Always correction={editing.correction} offers={offers} />
      {problem === null ? null : (
        <Failed title={words.library('readFailed')} problem={problem} onAgain={readAgain} />
      )}
      <Rows
        name="line"
        label={words.library('reading')}
        role="feed"
        count={count}
        estimate={linePx}
        active={active}
        onActive={(index) => setChosen({ index, key: keyOf(index) })}
        keyOf={keyOf}
        follows={isLive}
        onSight={setSight}
        onKey={pressed}
        handle={rows}
        row={(index, focus) => {
          const entry = entryAt(index);
          const at = pressedAt(entry?.kind === 'line' ? entry : null, index);
          return (
            <Entry
              entry={entry}
              session={session}
              isNamed={
                session.people.length > 1 && entry !== undefined && isOtherSpeaker(entry, entryAt(index - 1))
              }
              isOpen={index >= total}
              hits={entry?.kind === 'line' && found.length > 0 ? hitsIn(entry.text, found) : []}
              place={{ index, total: count }}
              focus={focus}
              editing={editing}
              next={at.next}
              onAct={(act) => doAct(act, at, editing)}
            />
          );
        }}
      />
      {isLive && wasShown && !sight.isAtEnd ? (
        <button
          type="button"
          className="primary newest"
          onClick={() => {
            setChosen(null);
            rows.current?.scrollToEnd();
          }}
        >
          {words.library('newest')}
        </button>
      ) : null}
    </div>
  );
}

/** The line that follows in the same lane, where it has been read. */
function nextIn(line: ShownLine | null, place: number, { known, total }: KnownLines): ShownLine | null {
  for (let next = place + 1; line !== null && next < (total ?? 0); next += 1) {
    const entry = known.get(next);
    if (entry === undefined || entry.lane === line.lane) return entry?.kind === 'line' ? entry : null;
  }
  return null;
}

function isOtherSpeaker(entry: ShownEntry, before: ShownEntry | undefined): boolean {
  if (entry.kind === 'gap' || before?.kind !== 'line') return true;
  return entry.lane !== before.lane || entry.speaker !== before.speaker;
}

interface FirstNeeds {
  readonly rows: { readonly current: RowsHandle | null };
  readonly count: number;
  readonly place: number | null;
  readonly isLive: boolean;
}

/** Once it is known how much there is; whether that has been done. */
function useShowFirst({ rows, count, place, isLive }: FirstNeeds): boolean {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    if (isShown || count === 0) return;
    setIsShown(true);
    if (place !== null) rows.current?.scrollTo(place, 'center');
    else if (isLive) rows.current?.scrollToEnd();
  }, [rows, count, place, isLive, isShown]);
  return isShown;
}
