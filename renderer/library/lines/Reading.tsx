/** One session as it is read: what it is, above what was said. */
import { type KeyboardEvent, type Ref, useRef, useState } from 'react';
import type { SessionSummary } from '../../../core/library/browsing.ts';
import { betweenDayAndTime, clockTime, dayName, lengthName } from '../../../core/library/days.ts';
import { peopleNames } from '../../../core/library/people.ts';
import type { SearchWord } from '../../../core/text/search.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useWords } from '../../ui/words.tsx';
import { Describe } from '../edit/Describe.tsx';
import { useRemembered } from '../remembered.ts';
import { LeavingOne } from '../sessions/Leaving.tsx';
import { Lines, type LinesHandle, type LinesProps } from './Lines.tsx';

interface ReadingProps {
  readonly session: SessionSummary;
  readonly isLive: boolean;
  /** When it is deleted for its age, if that is soon. */
  readonly leavesAtEpochMs: number | null;
  readonly place: number | null;
  /** Changes with every step to another place. */
  readonly step: number;
  readonly found: readonly SearchWord[];
  readonly onBack: () => void;
  /** The session is not as it was listed. */
  readonly onChanged: () => void;
  readonly onExport: () => void;
  readonly offers: LinesProps['offers'];
  readonly handle: Ref<LinesHandle>;
}

export function Reading(props: ReadingProps) {
  const { session, isLive, leavesAtEpochMs, place, step, found, onBack, onChanged, offers, handle } = props;
  const words = useWords();
  const [isDescribing, setIsDescribing] = useState(false);
  const [hasTimes, setHasTimes] = useRemembered('library.times', false);
  const { startedAtEpochMs, lengthMs, people, names, tags, note } = session;
  const title = session.title ?? session.beginsWith;
  const describing = useRef<HTMLButtonElement>(null);
  const closeDescribing = () => {
    setIsDescribing(false);
    describing.current?.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onBack();
  };
  return (
    <section className={`reading${hasTimes ? ' with-times' : ''}`} aria-labelledby="reading-title">
      <header className="reading-head">
        <button type="button" className="quiet back" onClick={onBack} aria-label={words.library('back')}>
          <Icon name="back" />
        </button>
        <div className="reading-about">
          <h1 id="reading-title" dir="auto">
            {title === '' ? words.library(isLive ? 'noWords' : 'untitled') : title}
          </h1>
          <p className="reading-when">
            {dayName(startedAtEpochMs, Date.now(), words)}
            {betweenDayAndTime(words)}
            {clockTime(startedAtEpochMs, words)}
            {' · '}
            {lengthName(lengthMs, words)}
            {people.length === 0 ? null : ` · ${peopleNames(people, names, words)}`}
            {isLive ? <span className="live">{words.library('live')}</span> : null}
          </p>
          {tags.length === 0 ? null : (
            <p className="tags">
              {tags.map((tag) => (
                <span className="tag" key={tag}>
                  {tag}
                </span>
              ))}
            </p>
          )}
          {note === '' ? null : <p className="note">{note}</p>}
        </div>
        <button
          type="button"
          className="quiet"
          ref={describing}
          aria-expanded={isDescribing}
          onClick={() => setIsDescribing(!isDescribing)}
        >
          {words.library('describe')}
        </button>
        <button type="button" className="quiet" aria-keyshortcuts="Control+E Meta+E" onClick={props.onExport}>
          {words.exporting('open')}
        </button>
        <button
          type="button"
          className="quiet"
          aria-pressed={hasTimes}
          title={words.library('timesAlways')}
          onClick={() => setHasTimes(!hasTimes)}
        >
          {words.library('times')}
        </button>
      </header>
      {isDescribing ? <Describe session={session} onChanged={onChanged} onClose={closeDescribing} /> : null}
      {leavesAtEpochMs === null ? null : (
        <LeavingOne sessionId={session.id} atEpochMs={leavesAtEpochMs} onChanged={onChanged} />
      )}
      <Lines
        key={`${session.id} ${step}`}
        session={session}
        isLive={isLive}
        place={place}
        found={found}
        onKey={pressed}
        onEdited={onChanged}
        offers={offers}
        handle={handle}
      />
    </section>
  );
}
