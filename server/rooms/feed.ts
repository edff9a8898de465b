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
  TranscriptGap,
} from '../../core/transcript/transcript.ts';
import type { LaneView } from '../../live/openLane.ts';
import { createRunningSession } from '../../node/runningSession.ts';
import type { Final, Told } from '../wire/events.ts';
import type { BusMessage } from '../wire/schema.ts';
import { createTelling } from '../wire/telling.ts';

export interface FeedNeeds {
  /** Unique among the lanes that caption the room now. */
  readonly lane: LaneId;
  /** What people call it. */
  readonly label: string;
  readonly publish: (message: BusMessage) => void;
  /** Keeps a change in the database. */
  readonly keep: (change: TranscriptChange) => void;
  readonly endGapsOf: (sessionId: string) => readonly TranscriptGap[];
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
const MOST_FINALS = 200;

export function createFeed({ lane, label, publish, keep, endGapsOf, onEnd }: FeedNeeds): Feed {
  let head: SessionHead | null = null;
  let told: readonly Caption[] | null = null;
  let flushing: NodeJS.Timeout | undefined;
  let telling: { readonly part: LanePart; readonly tell: ReturnType<typeof createTelling> } | null = null;
  let status: SessionStatus['status'] = 'idle';
  const tell = (event: Told) => publish({ kind: 'told', told: event });
  const finals = new Map<string, string>();
  /** A page that comes again tells its last lines again: who gets webhooks would have them twice. */
  const isNews = (event: Final): boolean => {
    const content = JSON.stringify(event);
    if (finals.get(event.id) === content) return false;
    finals.delete(event.id);
    finals.set(event.id, content);
    const [oldest] = finals.keys();
    if (finals.size > MOST_FINALS && oldest !== undefined) finals.delete(oldest);
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
    tell({ type: 'gap', session: head.id, lane, id, startMs, endMs, text: gapNotice(entry) });
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
      // Whoever goes on has the words that these stand for, or marks them again: a gap of no length is none.
      for (const gap of endGapsOf(session.id))
        if (gap.lane === lane)
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

function ownChange(change: TranscriptChange, lane: LaneId): TranscriptChange {
  if (change.kind === 'append') return { ...change, entry: { ...change.entry, lane } };
  if (change.kind !== 'standing') return change;
  return { ...change, lane, entries: change.entries.map((entry) => ({ ...entry, lane })) };
}
