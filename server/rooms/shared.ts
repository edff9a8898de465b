/** What the app captions as lanes of a room: what it kept so far, then what it paints and keeps. Knows no process. */
import type { PlacedCaption } from '../../core/captions/placed.ts';
import type { PaintedLane, SharingOrder } from '../../core/captions/sharing.ts';
import type {
  LaneId,
  SessionHead,
  TranscriptChange,
  TranscriptEntry,
  TranscriptLine,
} from '../../core/transcript/transcript.ts';
import { laneLabel } from '../../core/transcript/transcript.ts';
import { createPlacedTelling } from '../wire/telling.ts';
import type { Feed } from './feed.ts';
import type { Room } from './rooms.ts';

export type SharedNews = Exclude<SharingOrder, { readonly kind: 'open' | 'close' }>;

export interface Shared {
  readonly take: (news: SharedNews) => void;
  /** Nobody is captioned any more. */
  readonly end: () => void;
}

interface SharedLane {
  readonly feed: Feed;
  readonly tell: ReturnType<typeof createPlacedTelling>;
  /** By the ids of captions that were told as settled: their text as it was last kept, or null until it is. */
  readonly settled: Map<string, string | null>;
}

export function createShared(room: Room): Shared {
  let head: SessionHead | null = null;
  let status: Extract<SharingOrder, { kind: 'status' }>['status'] = 'idle';
  let lanes = new Map<LaneId, SharedLane>();

  const end = () => {
    for (const { feed } of lanes.values()) feed.end();
    lanes = new Map();
    head = null;
  };
  const begin = (next: SessionHead) => {
    if (next.id === head?.id) return;
    end();
    head = next;
  };
  const laneOf = (id: LaneId, { names, ...session }: SessionHead): SharedLane => {
    const known = lanes.get(id);
    if (known !== undefined) return known;
    const feed = room.openFeed(laneLabel(id, names));
    feed.goOn(session);
    feed.report({ status });
    const tell = createPlacedTelling({ session: session.id, lane: feed.lane });
    const opened = { feed, tell, settled: new Map() };
    lanes.set(id, opened);
    return opened;
  };
  const paint = ({ sessionId, lane: id, captions }: PaintedLane) => {
    if (sessionId !== head?.id) return;
    const lane = laneOf(id, head);
    for (const caption of captions.filter(hasSettled))
      if (!lane.settled.has(caption.id)) lane.settled.set(caption.id, null);
    for (const event of lane.tell(captions)) lane.feed.tell(event);
  };
  const keep = (sessionId: string, entry: TranscriptEntry) => {
    if (sessionId !== head?.id) return;
    const lane = laneOf(entry.lane, head);
    if (entry.kind === 'line') tellKept(lane, entry, sessionId);
    void lane.feed.record({ kind: 'append', sessionId, entry });
  };
  const change = (next: TranscriptChange) => {
    if (next.kind === 'begin') return begin(next.head);
    if (next.kind === 'append') return keep(next.sessionId, next.entry);
    const isOver = next.kind === 'end' || (next.kind === 'broken' && !next.goesOn);
    if (isOver && next.sessionId === head?.id) end();
  };
  return {
    end,
    take: (news) => {
      switch (news.kind) {
        case 'fill':
          begin(news.head);
          for (const entry of news.entries) keep(news.head.id, entry);
          break;
        case 'change':
          change(news.change);
          break;
        case 'painted':
          paint(news.painted);
          break;
        case 'status':
          status = news.status;
          for (const { feed } of lanes.values()) feed.report({ status });
      }
    },
  };
}

const hasSettled = ({ state, text, shown }: PlacedCaption): boolean =>
  state !== 'open' && (shown ?? text) !== '';

/**
 * What was painted is told as it was painted. A line that was not, as of a page that is gone, is told as it is kept, and
 * so is one that is kept otherwise later: then words of it have turned out to be an echo.
 */
function tellKept({ feed, settled }: SharedLane, line: TranscriptLine, session: string): void {
  const { id, text, state, startMs, endMs } = line;
  const before = settled.get(id);
  const isNew = before === undefined ? text !== '' : before !== null && before !== text;
  if (before !== undefined || text !== '') settled.set(id, text);
  if (isNew) feed.tell({ type: 'final', session, lane: feed.lane, id, text, state, startMs, endMs });
}
