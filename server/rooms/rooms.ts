/** The rooms of this server: who follows one is told what is said in it, who captions it gets a lane. Knows no HTTP. */
import type { LaneId, TranscriptChange, TranscriptEntry } from '../../core/transcript/transcript.ts';
import type { Bus } from '../bus/bus.ts';
import { isLine, type Line, type Numbered } from '../wire/events.ts';
import type { OutsideEvent } from '../wire/outside.ts';
import type { BusMessage } from '../wire/schema.ts';
import { createFeed, type Feed } from './feed.ts';
import { createMemory, type Memory } from './memory.ts';
import { createOutside } from './outside.ts';
import { ALIVE_EVERY_MS, createPresence } from './presence.ts';

export type Follower = (event: Numbered) => void;

export interface Room extends Pick<Memory, 'since' | 'transcript'> {
  readonly name: string;
  /** Called with everything from now on; gives back what ends it. */
  readonly follow: (follower: Follower) => () => void;
  /** A lane that captions the room. @param label what people call it, at most 60 characters. */
  readonly openFeed: (label: string) => Feed;
  /** For who keeps a session itself, as phone calls do: what is said in it, in order. */
  readonly tell: (event: OutsideEvent) => void;
}

export interface Rooms {
  readonly get: (name: string) => Room | null;
  readonly all: () => readonly Room[];
  /** Every lane that captions a room is ended; what is open of it stays as it stands. */
  readonly close: () => void;
}

export interface RoomsNeeds {
  readonly names: readonly string[];
  readonly bus: Bus;
  /** Keeps a change in this machine's database. */
  readonly keep: (change: TranscriptChange) => void;
  /** What is in the database of a session. */
  readonly keptOf: (sessionId: string) => readonly TranscriptEntry[];
  /** A line or a gap of a lane that is captioned here, once, also over a restart; the same id again replaces it. */
  readonly onLine: (room: string, line: Line) => void;
}

/** Resolves when every room has what the bus keeps of it. */
export async function openRooms({ names, ...needs }: RoomsNeeds): Promise<Rooms> {
  const feeds = new Set<Feed>();
  const opened = await Promise.all(names.map((name) => openRoom(name, { ...needs, feeds })));
  const rooms = new Map(opened.map((room) => [room.name, room]));
  return {
    get: (name) => rooms.get(name) ?? null,
    all: () => opened,
    close: () => {
      for (const room of opened) room.close();
      for (const feed of feeds) feed.end();
    },
  };
}

interface Surroundings extends Omit<RoomsNeeds, 'names'> {
  readonly feeds: Set<Feed>;
}

interface OpenRoom extends Room {
  readonly close: () => void;
}

async function openRoom(name: string, { bus, keep, keptOf, feeds, onLine }: Surroundings): Promise<OpenRoom> {
  const memory = createMemory();
  const followers = new Set<Follower>();
  const lanes = new Set<LaneId>();
  const takeLane = (label: string) => {
    const lane = freeLane(label, lanes);
    lanes.add(lane);
    return lane;
  };
  const giveBack = (lane: LaneId) => void lanes.delete(lane);
  const presence = createPresence({
    publish: (message) => bus.publish(name, message),
    isBusUp: bus.isUp,
    nowMs: () => performance.now(),
  });
  const publish = (message: BusMessage, isTold = false) => {
    presence.own(message);
    bus.publish(name, message);
    if (!isTold && message.kind === 'told' && isLine(message.told)) onLine(name, message.told);
  };
  const linesOf = (session: string) =>
    memory.since(null).flatMap((event) => (isLine(event) && event.session === session ? [event] : []));
  await bus.follow(name, (message, seq) => {
    presence.take(message);
    const event = memory.take(message, seq);
    if (event !== null) for (const follower of followers) follower(event);
  });
  const beats = setInterval(presence.beat, ALIVE_EVERY_MS);
  beats.unref();
  return {
    name,
    close: () => clearInterval(beats),
    since: memory.since,
    transcript: memory.transcript,
    follow: (follower) => {
      followers.add(follower);
      return () => void followers.delete(follower);
    },
    openFeed: (label) => {
      const lane = takeLane(label);
      const onEnd = () => {
        giveBack(lane);
        feeds.delete(feed);
      };
      const feed: Feed = createFeed({ lane, label, publish, keep, keptOf, linesOf, onEnd });
      feeds.add(feed);
      return feed;
    },
    tell: createOutside({ takeLane, giveBack, publish }),
  };
}

/** As long as an id of a lane may be (core/transcript/transcript.ts). */
const MOST_LETTERS = 46;

function freeLane(label: string, taken: ReadonlySet<LaneId>): LaneId {
  // Half a sign would come back from the database as another.
  const plain = label.trim().slice(0, MOST_LETTERS).toWellFormed() || 'Microphone';
  let lane = plain;
  for (let count = 2; taken.has(lane); count += 1) lane = `${plain} ${count}`;
  return lane;
}
