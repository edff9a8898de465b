/** One line or gap of a session as it is read. Reads and changes nothing. */
import type { SessionSummary, ShownEntry } from '../../../core/library/browsing.ts';
import { clockTime } from '../../../core/library/days.ts';
import { gapName } from '../../../core/library/gaps.ts';
import { personName } from '../../../core/library/people.ts';
import type { Hit } from '../../../core/text/search.ts';
import { Marked } from '../../ui/Marked.tsx';
import { useWords } from '../../ui/words.tsx';
import { LineMenu } from '../edit/LineMenu.tsx';
import type { LineAct } from '../edit/lineKeys.ts';
import { SpeakerEdit } from '../edit/SpeakerEdit.tsx';
import { TextEdit } from '../edit/TextEdit.tsx';
import type { Editing, ShownLine } from '../edit/useEditing.ts';
import type { RowFocus } from '../Rows.tsx';

interface EntryProps {
  /** Absent until it has been read. */
  readonly entry: ShownEntry | undefined;
  readonly session: SessionSummary;
  /** Its speaker is named: another one than before, and not the only one. */
  readonly isNamed: boolean;
  readonly isOpen: boolean;
  readonly hits: readonly Hit[];
  readonly place: { readonly index: number; readonly total: number };
  readonly focus: RowFocus;
  readonly editing: Editing;
  /** The line that follows in the same lane. */
  readonly next: ShownLine | null;
  readonly onAct: (act: LineAct) => void;
}

export function Entry(props: EntryProps) {
  const words = useWords();
  const { entry, session, focus, place } = props;
  // The same element before and after it has been read: the keys stay on it.
  if (entry === undefined) return <article className="entry unread" aria-busy="true" {...focus} />;
  const time = clockTime(session.startedAtEpochMs + entry.startMs, words, true);
  const described = { 'aria-posinset': place.index + 1, 'aria-setsize': place.total };
  if (entry.kind === 'gap') {
    return (
      <article
        className="entry gap"
        {...focus}
        {...described}
        aria-label={`${time}: ${gapName(entry, words)}`}
      >
        <time className="entry-time">{time}</time>
        <p className="gap-words">{gapName(entry, words)}</p>
      </article>
    );
  }
  const speaker = personName(entry, session.names, words);
  return (
    <article
      className={`entry line${props.isOpen ? ' open' : ''}`}
      {...focus}
      {...described}
      aria-label={words.library('line', { speaker, time, text: `${entry.text}${cutMark(entry)}` })}
    >
      <time className="entry-time">{time}</time>
      <div className="entry-said">
        {props.isNamed ? (
          <p className="entry-speaker" dir="auto">
            {speaker}
          </p>
        ) : null}
        <Said {...props} line={entry} speaker={speaker} />
        {props.isOpen ? null : (
          <LineMenu
            {...{ speaker, time }}
            tabIndex={focus.tabIndex}
            hasNext={props.next !== null}
            onAct={props.onAct}
            onClosed={() => document.getElementById(focus.id)?.focus()}
          />
        )}
      </div>
    </article>
  );
}

/** Its end did not come, or has not come yet. */
const cutMark = ({ state }: ShownLine): string => (state === 'final' ? '' : ' …');

interface SaidProps extends Pick<EntryProps, 'hits' | 'editing' | 'focus' | 'isOpen'> {
  readonly line: ShownLine;
  readonly speaker: string;
}

function Said({ line, speaker, hits, editing, focus, isOpen: isStanding }: SaidProps) {
  const { open } = editing;
  const isOpen = open !== null && open.lane === line.lane && open.id === line.id;
  const onClosed = () => document.getElementById(focus.id)?.focus();
  if (isOpen && open.part === 'text') return <TextEdit line={line} editing={editing} onClosed={onClosed} />;
  return (
    <>
      {isOpen ? <SpeakerEdit line={line} called={speaker} editing={editing} onClosed={onClosed} /> : null}
      {/* A mouse edits by two clicks; the keys are those of the line. */}
      <p
        className="entry-text"
        dir="auto"
        onDoubleClick={() => isStanding || void editing.begin(line, 'text')}
      >
        <Marked text={line.text} hits={hits} />
        {cutMark(line)}
      </p>
    </>
  );
}
