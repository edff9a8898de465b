/** The sessions by day, newest first. Which of them is read its parent says. */
import { type Ref, useState } from 'react';
import type { SessionSummary } from '../../../core/library/browsing.ts';
import { clockTime, dayName, dayOf, lengthName } from '../../../core/library/days.ts';
import { peopleNames } from '../../../core/library/people.ts';
import { useWords } from '../../ui/words.tsx';
import { type RowFocus, Rows, type RowsHandle } from '../Rows.tsx';
import type { LeavingSessions } from './useLeaving.ts';

interface SessionListProps {
  readonly sessions: readonly SessionSummary[];
  readonly running: ReadonlySet<string>;
  readonly leaving: LeavingSessions;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly handle: Ref<RowsHandle>;
}

/** As they are drawn at the usual size of text; what they are is measured. */
const ROW_PX = 78;
const DAY_PX = 38;

export function SessionList(props: SessionListProps) {
  const { sessions, running, leaving, selected, onSelect, handle } = props;
  const words = useWords();
  const [active, setActive] = useState(0);
  const beginsDay = (index: number) => {
    const [session, before] = [sessions[index], sessions[index - 1]];
    return (
      session !== undefined &&
      (before === undefined || dayOf(before.startedAtEpochMs) !== dayOf(session.startedAtEpochMs))
    );
  };
  return (
    <Rows
      name="session"
      label={words.library('sessions')}
      role="list"
      count={sessions.length}
      estimate={(index) => ROW_PX + (beginsDay(index) ? DAY_PX : 0)}
      active={Math.min(active, sessions.length - 1)}
      onActive={setActive}
      handle={handle}
      row={(index, focus) => {
        const session = sessions[index];
        if (session === undefined) return null;
        return (
          <>
            {beginsDay(index) ? (
              <h2 className="day">{dayName(session.startedAtEpochMs, Date.now(), words)}</h2>
            ) : null}
            <SessionRow
              session={session}
              focus={focus}
              isLive={running.has(session.id)}
              leavesAtEpochMs={leaving.get(session.id) ?? null}
              isSelected={session.id === selected}
              onSelect={() => onSelect(session.id)}
            />
          </>
        );
      }}
    />
  );
}

interface SessionRowProps {
  readonly session: SessionSummary;
  readonly focus: RowFocus;
  readonly isLive: boolean;
  /** When it is deleted for its age, if that is soon. */
  readonly leavesAtEpochMs: number | null;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

function SessionRow(props: SessionRowProps) {
  const { session, focus, isLive, leavesAtEpochMs, isSelected, onSelect } = props;
  const words = useWords();
  const { startedAtEpochMs, lengthMs, people, names, tags } = session;
  const title = session.title ?? session.beginsWith;
  return (
    <button
      type="button"
      className="session"
      {...focus}
      aria-current={isSelected ? 'true' : undefined}
      onClick={onSelect}
    >
      <span className="session-when">
        {clockTime(startedAtEpochMs, words)}
        {' · '}
        {lengthName(lengthMs, words)}
        {isLive ? <span className="live">{words.library('live')}</span> : null}
      </span>
      <span className="session-title" dir="auto">
        {title === '' ? words.library(isLive ? 'noWords' : 'untitled') : title}
      </span>
      {leavesAtEpochMs === null ? null : (
        <span className="session-when leaves">
          {words.retention('leavesOn', { at: new Date(leavesAtEpochMs) })}
        </span>
      )}
      <span className="session-people" dir="auto">
        {peopleNames(people, names, words)}
        {tags.map((tag) => (
          <span className="tag" key={tag}>
            {tag}
          </span>
        ))}
      </span>
    </button>
  );
}
