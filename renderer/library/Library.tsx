/** The library window: the list of sessions or the lines found beside the session that is read. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { personAsked, personName } from '../../core/library/people.ts';
import { searchWords } from '../../core/text/search.ts';
import { libraryBridge, useAppState } from '../bridge.ts';
import { Now } from '../ui/Now.tsx';
import { useWords } from '../ui/words.tsx';
import { Empty, Unread } from './Empty.tsx';
import { ExportPanel } from './export/ExportPanel.tsx';
import type { OpenedAt } from './export/useSelection.ts';
import type { LinesHandle } from './lines/Lines.tsx';
import { Reading } from './lines/Reading.tsx';
import type { RowsHandle } from './Rows.tsx';
import { Hits } from './search/Hits.tsx';
import { type Choosable, SearchBar } from './search/SearchBar.tsx';
import { useHitSteps } from './search/useHitSteps.ts';
import { isSearching, NO_SEARCH, questionOf, useSearch } from './search/useSearch.ts';
import { LeavingNotice } from './sessions/Leaving.tsx';
import { SessionList } from './sessions/SessionList.tsx';
import { useLeaving } from './sessions/useLeaving.ts';
import { type KnownSessions, useSessions } from './sessions/useSessions.ts';
import { useLibraryKeys } from './useLibraryKeys.ts';
import { useOpened } from './useOpened.ts';

export function Library() {
  const words = useWords();
  const edition = useAppState((state) => state.edition);
  const known = useSessions(edition);
  const [search, setSearch] = useState(NO_SEARCH);
  const found = useSearch(search, edition);
  const list = useRef<RowsHandle>(null);
  const lines = useRef<LinesHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  const offers = useRef(new Set<string>());
  const { opened, open, close, stay } = useOpened(known, lines);
  const steps = useHitSteps(found, open);
  const isLooking = isSearching(search);
  const [isExporting, setIsExporting] = useState<OpenedAt['scope'] | null>(null);
  const back = () => {
    close();
    list.current?.focus();
  };
  useLibraryKeys({ field, onStep: steps.step, onBack: back, onExport: () => setIsExporting('any') });
  useEffect(() => {
    document.title = words.library('title');
  }, [words]);
  const session = known.sessions.find(({ id }) => id === opened.sessionId);
  const looked = useMemo(() => searchWords(search.words), [search.words]);
  const choices = useChoices(known);
  const question = useMemo(() => (isSearching(search) ? questionOf(search) : null), [search]);
  const { refresh } = known;
  const leaving = useLeaving(refresh);
  const readId = session?.id ?? null;
  const onChanged = useCallback(() => {
    if (readId !== null) refresh(readId);
  }, [refresh, readId]);
  return (
    <div className={`library${session !== undefined && opened.isAsked ? ' is-reading' : ''}`}>
      <nav className="side" aria-label={words.library('sessions')}>
        <SearchBar
          search={search}
          onSearch={setSearch}
          {...choices}
          field={field}
          onKey={(event) => {
            // While a word is composed, the keys belong to its keyboard.
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') steps.step(event.shiftKey ? -1 : 1);
            if (event.key === 'ArrowDown') list.current?.focus();
            if (event.key === 'Escape') setSearch({ ...search, words: '' });
            if (['Enter', 'ArrowDown', 'Escape'].includes(event.key)) event.preventDefault();
          }}
        />
        <LeavingNotice />
        {isLooking ? (
          <Hits
            found={found}
            onAgain={found.again}
            onExport={() => setIsExporting('found')}
            sessions={known.sessions}
            active={Math.max(0, steps.at)}
            isRead={steps.at >= 0}
            onActive={steps.point}
            onSelect={steps.go}
            handle={list}
          />
        ) : (
          <SessionList
            sessions={known.sessions}
            running={known.running}
            leaving={leaving}
            selected={session?.id ?? null}
            onSelect={(id) => open({ sessionId: id, place: null })}
            handle={list}
          />
        )}
        <LibraryNow />
      </nav>
      <main className="page" onFocus={stay}>
        {session === undefined ? (
          <Nothing known={known} />
        ) : (
          <Reading
            key={`${session.id} ${edition}`}
            session={session}
            isLive={known.running.has(session.id)}
            leavesAtEpochMs={leaving.get(session.id) ?? null}
            place={opened.place}
            step={opened.step}
            found={looked}
            onBack={back}
            onChanged={onChanged}
            onExport={() => setIsExporting('whole')}
            offers={offers.current}
            handle={lines}
          />
        )}
      </main>
      {isExporting !== null && (session !== undefined || question !== null) ? (
        <ExportPanel
          sessionId={session?.id ?? null}
          question={question}
          scope={isExporting}
          onClose={() => setIsExporting(null)}
        />
      ) : null}
    </div>
  );
}

function Nothing({ known }: { readonly known: ReturnType<typeof useSessions> }) {
  if (known.problem !== null) return <Unread problem={known.problem} onAgain={known.readAgain} />;
  return known.isWhole ? <Empty hasSessions={known.sessions.length > 0} /> : null;
}

function LibraryNow() {
  const words = useWords();
  const intent = useAppState((state) => state.intent);
  const settings = useAppState((state) => state.settings);
  return (
    <Now
      intent={intent}
      settings={settings}
      onIntent={(patch) => void libraryBridge.call('changeIntent', patch)}
      others={[
        {
          icon: 'settings',
          name: words.library('settings'),
          press: () => void libraryBridge.call('openSettings', undefined),
        },
      ]}
      onQuit={() => void libraryBridge.call('quit', undefined)}
    />
  );
}

/** All who speak and all tags, to filter by. */
function useChoices({ sessions }: KnownSessions) {
  const words = useWords();
  return useMemo(() => {
    const order = new Intl.Collator(words.intlLocale);
    const byName = (choices: readonly Choosable[]) =>
      [...new Map(choices.map((choice) => [choice.value, choice])).values()].toSorted((first, second) =>
        order.compare(first.name, second.name),
      );
    const speakers = sessions.flatMap(({ people, names }) =>
      people.map((person) => ({
        value: personAsked(person, names),
        name: personName(person, names, words),
      })),
    );
    const tags = sessions.flatMap((session) => session.tags.map((tag) => ({ value: tag, name: tag })));
    return { speakers: byName(speakers), tags: byName(tags) };
  }, [sessions, words]);
}
