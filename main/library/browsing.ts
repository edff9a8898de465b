/** What the library's reading calls do, and which sessions are being written. Reads by what it is given. */
import type { CallHandlers } from '../../core/app/contract.ts';
import { type Result, success } from '../../core/base/result.ts';
import type { Span } from '../../core/base/span.ts';
import type {
  BrowsingResults,
  EarlierEntries,
  EntryPage,
  FoundLine,
  LibraryQuestion,
  Place,
  SessionSummary,
} from '../../core/library/browsing.ts';
import type { Transcript, TranscriptChange } from '../../core/transcript/transcript.ts';

/** What of the database is asked (node/browsing). */
interface Reads {
  readonly list: (before: number | null, count: number) => readonly SessionSummary[];
  readonly session: (id: string) => SessionSummary | null;
  readonly entries: (sessionId: string, from: number, count: number) => EntryPage;
  readonly place: (place: Place) => number | null;
  readonly earlier: (
    sessionId: string | null,
    beforeMs: number | null,
    count: number,
  ) => EarlierEntries | null;
  readonly search: (question: LibraryQuestion) => readonly FoundLine[];
  readonly part: (sessionId: string, span: Span) => Transcript | null;
}

export interface BrowsingNeeds {
  readonly ask: <Value>(question: (reads: Reads) => Value) => Result<Value>;
}

export interface BrowsingCalls {
  readonly calls: Pick<CallHandlers, keyof BrowsingResults>;
  /** Whether the session is being written. */
  readonly isRunning: (sessionId: string) => boolean;
  /** Every change of a transcript. */
  readonly follow: (change: TranscriptChange) => void;
}

export function createBrowsingCalls({ ask }: BrowsingNeeds): BrowsingCalls {
  const running = new Set<string>();
  return {
    calls: {
      listSessions: ({ before, count }) => {
        const sessions = ask((reads) => reads.list(before, count));
        return sessions.ok ? success({ sessions: sessions.value, running: [...running] }) : sessions;
      },
      readSession: (id) => ask((reads) => reads.session(id)),
      readEntries: ({ sessionId, from, count }) => ask((reads) => reads.entries(sessionId, from, count)),
      findPlace: (place) => ask((reads) => reads.place(place)),
      readEarlier: ({ sessionId, beforeMs, count }) =>
        ask((reads) => reads.earlier(sessionId, beforeMs, count)),
      searchLibrary: (question) => ask((reads) => reads.search(question)),
    },
    isRunning: (sessionId) => running.has(sessionId),
    follow: (change) => {
      if (change.kind === 'begin') running.add(change.head.id);
      else if (change.kind === 'end' || (change.kind === 'broken' && !change.goesOn))
        running.delete(change.sessionId);
    },
  };
}
