/** The lines that were found, newest first, with the words marked. Which of them is read its parent says. */
import type { Ref } from 'react';
import type { FoundLine, SessionSummary } from '../../../core/library/browsing.ts';
import { clockTime, dayName } from '../../../core/library/days.ts';
import { personName } from '../../../core/library/people.ts';
import { Marked } from '../../ui/Marked.tsx';
import { useWords } from '../../ui/words.tsx';
import { Failed } from '../Empty.tsx';
import { Rows, type RowsHandle } from '../Rows.tsx';
import type { Found } from './useSearch.ts';

interface HitsProps {
  readonly found: Found;
  readonly onAgain: () => void;
  readonly onExport: () => void;
  readonly sessions: readonly SessionSummary[];
  /** The one that is read, or would be next; its place in the list. */
  readonly active: number;
  readonly isRead: boolean;
  readonly onActive: (index: number) => void;
  readonly onSelect: (index: number) => void;
  readonly handle: Ref<RowsHandle>;
}

const ROW_PX = 84;

export function Hits({
  found,
  onAgain,
  onExport,
  sessions,
  active,
  isRead,
  onActive,
  onSelect,
  handle,
}: HitsProps) {
  const words = useWords();
  const lines = found.lines ?? [];
  const key = found.isMore ? 'foundMore' : 'found';
  return (
    <>
      <div className="found">
        <p role="status">{found.lines === null ? '' : words.library(key, { count: lines.length })}</p>
        {lines.length === 0 ? null : (
          <button type="button" className="quiet" onClick={onExport}>
            {words.exporting('openFound')}
          </button>
        )}
      </div>
      {found.problem === null ? null : (
        <Failed title={words.library('searchFailed')} problem={found.problem} onAgain={onAgain} />
      )}
      {found.lines?.length === 0 ? <p className="nothing">{words.library('nothingFound')}</p> : null}
      {lines.length === 0 ? null : (
        <Rows
          name="hit"
          label={words.library('hits')}
          role="list"
          count={lines.length}
          estimate={() => ROW_PX}
          active={active}
          onActive={onActive}
          handle={handle}
          row={(index, focus) => {
            const line = lines[index];
            if (line === undefined) return null;
            const isSelected = isRead && index === active;
            return (
              <button
                type="button"
                className="session hit"
                {...focus}
                aria-current={isSelected ? 'true' : undefined}
                onClick={() => onSelect(index)}
              >
                <HitWhen line={line} sessions={sessions} />
                <span className="hit-text" dir="auto">
                  <Marked {...aroundFirst(line)} />
                </span>
              </button>
            );
          }}
        />
      )}
    </>
  );
}

function HitWhen({
  line,
  sessions,
}: {
  readonly line: FoundLine;
  readonly sessions: readonly SessionSummary[];
}) {
  const words = useWords();
  const title = sessions.find(({ id }) => id === line.sessionId)?.title ?? null;
  const at = line.startedAtEpochMs + line.startMs;
  return (
    <span className="session-when">
      {dayName(at, Date.now(), words)} {clockTime(at, words)}
      {' · '}
      <bdi>{personName(line, line.names, words)}</bdi>
      {title === null ? null : (
        <>
          {' · '}
          <bdi>{title}</bdi>
        </>
      )}
    </span>
  );
}

/** What stands before the first word found, in letters: a row shows about two hundred. */
const LEAD = 60;

/** The text from a little before the first place on, so that it is in sight. */
function aroundFirst({ text, hits }: FoundLine): Pick<FoundLine, 'text' | 'hits'> {
  const first = hits[0]?.startChar ?? 0;
  if (first <= 2 * LEAD) return { text, hits };
  const blank = text.indexOf(' ', first - LEAD);
  const from = blank === -1 || blank >= first ? first : blank + 1;
  return {
    text: `… ${text.slice(from)}`,
    hits: hits.map(({ startChar, endChar }) => ({
      startChar: startChar - from + 2,
      endChar: endChar - from + 2,
    })),
  };
}
