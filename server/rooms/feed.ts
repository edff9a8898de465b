/** One lane that captions a room: what its session says is told to followers, and kept in the database here. Hears nothing. */
import type { Caption } from '../../core/captions/caption.ts';
import type { SessionStatus } from '../../core/live/status.ts';
import { gapNotice } from '../../core/transcript/gapNotice.ts';
import type { LanePart, SessionPart, SessionStart } from '../../core/transcript/part.ts';
import type {
  LaneId,
  SessionHead,
  TranscriptChange,
  TranscriptEntry,
} from '../../core/transcript/transcript.ts';
import type { LaneView } from '../../live/openLane.ts';
import { createRunningSession } from '../../node/runningSession.ts';
import { isEndGap } from '../../node/standing.ts';
import { isLine, type Line, type Told } from '../wire/events.ts';
import type { BusMessage } from '../wire/schema.ts';
import { createTelling } from '../wire/telling.ts';

export interface FeedNeeds {
  /** Unique among the lanes that caption the room now. */
  readonly lane: LaneId;
  /** What people call it. */
  readonly label: string;
  /** `isTold`: an earlier run has told this line, so that only who was not there then lacks it. */
  readonly publish: (message: BusMessage, isTold?: boolean) => void;
  /** Keeps a change in the database. */
  readonly keep: (change: TranscriptChange) => void;
  /** What is in the database of a session. */
  readonly keptOf: (sessionId: string) => readonly TranscriptEntry[];
  /** The lines that the room has of a session, also from another server. */
  readonly linesOf: (sessionId: string) => readonly Line[];
  readonly onEnd: () => void;
}

/** `begin`, `show`, `record` and `report` are what a live session (live/session.ts) asks for. */
export interface Feed {
  readonly lane: LaneId;
  /** A session that broke off goes on; else another begins. */
  readonly begin: (start: SessionStart) => Promise<SessionPart>;
  /** A session that another run of this server began goes on, for who has all that is missing of it. */
  readonly goOn: (session: Pick<SessionHead, 'id' | 'startedAtEpochMs' | 'languages'>) => void;
  readonly show: (lane: LaneId, change: Partial<LaneView>, part?: LanePart) => void;
  readonly record: (change: TranscriptChange) => Promise<void>;
  readonly report: (status: SessionStatus | Pick<SessionStatus, 'status'>) => void;
  /** For who folds its captions elsewhere, as a page does: tells what it says of its own session. */
  readonly tell: (told: Told) => void;
  /** Whoever speaks is gone, but may come back and go on. */
  readonly breakOff: () => void;
  /** Nothing more comes. What has not been ended in order is kept as it stands. */
  readonly end: () => void;
}

/** Words that come at once are told together. */
const TOGETHER_MS = 40;
/** More than a page has of its own lines (KEPT_CAPTIONS, core/captions/captions.ts). */
const MOST_LINES = 200;

export function createFeed({ lane, label, publish, keep, keptOf, linesOf, onEnd }: FeedNeeds): Feed {
  let head: SessionHead | null = null;
  let told: readonly Caption[] | null = null;
  let flushing: NodeJS.Timeout | undefined;
  let telling: { readonly part: LanePart; readonly tell: ReturnType<typeof createTelling> } | null = null;
  let status: SessionStatus['status'] = 'idle';
  /** By id: what an earlier run has told of the session that goes on. */
  let before: ReadonlyMap<string, string> = new Map();
  const tell = (event: Told) =>
    publish({ kind: 'told', told: event }, isLine(event) && before.get(event.id) === contentOf(event));
  const lines = new Map<string, string>();
  /** A page that comes again tells its last lines again: who gets webhooks would have them twice. */
  const isNews = (event: Line): boolean => {
    const content = JSON.stringify(event);
    if (lines.get(event.id) === content) return false;
    lines.delete(event.id);
    lines.set(event.id, content);
    const [oldest] = lines.keys();
    if (lines.size > MOST_LINES && oldest !== undefined) lines.delete(oldest);
    return true;
  };

  const running = createRunningSession({
    record: (change) => {
      if (change.kind === 'begin') head = change.head;
      // It knows only a lane's name in the app.
      record(ownChange(change, lane));
    },
    nowMs: () => performance.now(),
    names: () => ({ [lane]: label }),
  });

  const tellStatus = () => {
    if (head === null) return;
    flush();
    const { id: session, startedAtEpochMs } = head;
    tell({ type: 'status', session, lane, label, status, startedAtEpochMs });
  };

  const flush = () => {
    clearTimeout(flushing);
    flushing = undefined;
    const events = told === null ? [] : (telling?.tell(told) ?? []);
    told = null;
    for (const event of events) tell(event);
  };

  const publishKept = (entry: TranscriptEntry) => {
    if (head === null) return;
    publish({ kind: 'kept', head, entry });
    if (entry.kind !== 'gap') return;
    // What was said before it is told before it.
    flush();
    const { id, startMs, endMs } = entry;
    const gap: Line = { type: 'gap', session: head.id, lane, id, startMs, endMs, text: gapNotice(entry) };
    if (isNews(gap)) tell(gap);
  };

  const record = (change: TranscriptChange) => {
    keep(change);
    if (change.kind === 'append') publishKept(change.entry);
  };

  return {
    lane,
    begin: async (start) => {
      const part = running.begin(start);
      tellStatus();
      return part;
    },
    goOn: (session) => {
      head = { ...session, names: { [lane]: label } };
      keep({ kind: 'begin', head });
      const kept = keptOf(session.id).filter((entry) => entry.lane === lane);
      const told = linesOf(session.id).filter((line) => line.lane === lane);
      before = new Map([...kept, ...told].map((line) => [line.id, contentOf(line)]));
      // Whoever goes on has the words that these stand for, or marks them again: a gap of no length is none.
      for (const gap of kept.filter(isEndGap))
        keep({ kind: 'append', sessionId: session.id, entry: { ...gap, endMs: gap.startMs } });
      tellStatus();
    },
    show: (_lane, { captions }, part) => {
      if (captions === undefined || part === undefined) return;
      if (telling?.part !== part) {
        flush();
        telling = { part, tell: createTelling({ lane, part }) };
      }
      told = captions;
      flushing ??= setTimeout(flush, TOGETHER_MS);
    },
    record: async (change) => {
      // A page calls its only lane what it likes, and may not write into another session.
      const own = ownChange(change, lane);
      if (own.kind === 'begin' || own.sessionId !== head?.id) return;
      running.note(own);
      record(own);
    },
    report: (next) => {
      if (next.status === status) return;
      status = next.status;
      tellStatus();
    },
    tell: (event) => {
      if (event.session !== head?.id || event.type === 'status' || event.type === 'gap') return;
      if (event.type === 'final' && !isNews(event)) return;
      tell({ ...event, lane });
    },
    breakOff: running.breakOff,
    end: () => {
      flush();
      running.breakOff();
      running.close();
      status = 'idle';
      tellStatus();
      onEnd();
    },
  };
}

/** What makes a line another one, as it is told and as it is kept. */
const contentOf = (line: Line | TranscriptEntry): string =>
  JSON.stringify([line.startMs, line.endMs, ...('state' in line ? [line.state, line.text] : [])]);

function ownChange(change: TranscriptChange, lane: LaneId): TranscriptChange {
  if (change.kind === 'append') return { ...change, entry: { ...change.entry, lane } };
  if (change.kind !== 'standing') return change;
  return { ...change, lane, entries: change.entries.map((entry) => ({ ...entry, lane })) };
}
