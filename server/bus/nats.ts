/** The bus of several servers: NATS JetStream keeps what is told in each room, in one order, and tells all servers. */
import {
  type JetStreamClient,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
  type StreamAPI,
} from '@nats-io/jetstream';
import { connect, type NatsConnection, nanos } from '@nats-io/transport-node';
import { type BusMessage, busMessageSchema } from '../wire/schema.ts';
import type { Bus, BusListener } from './bus.ts';
import { createOutbox } from './outbox.ts';
import { createPieces } from './pieces.ts';

const STREAM = 'surtitle';
/** Of a room's lines, entries, statuses and pieces of text so many each, and none older: a long day. */
const MOST_PER_SUBJECT = 5_000;
const OLDEST_MS = 24 * 3_600_000;
/** A message that is sent again within this, because its answer was lost, is kept once. */
const SAME_WITHIN_MS = 120_000;

const RECONNECT_MS = 500;
/** A bus that has lost its files is noticed within this. */
const LOOK_EVERY_MS = 2_000;
/** A consumer that the server has forgotten is noticed by missing signs of life. */
const SIGNS_OF_LIFE = { expires: 5_000, idle_heartbeat: 1_000 };

interface Log {
  readonly warn: (message: string) => void;
  readonly info: (message: string) => void;
}

/** Rejects when the server cannot be reached, or keeps no streams. @param url as nats://host:4222; may name a user and password. */
export async function openNatsBus(url: string, log: Log): Promise<Bus> {
  const { username, password, host } = new URL(url);
  const user =
    username === '' ? {} : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  const connection = await connect({
    servers: host,
    name: 'surtitle',
    maxReconnectAttempts: -1,
    reconnectTimeWait: RECONNECT_MS,
    ...user,
    ...(url.startsWith('tls:') && { tls: {} }),
  });
  const { streams } = await jetstreamManager(connection);
  const js = jetstream(connection);
  const stream = await watchStream(streams, connection);
  const outbox = createOutbox(
    async ({ subject, data, id }) => void (await js.publish(subject, data, { msgID: id })),
  );
  let wasUp = true;
  const isUp = () => {
    const now = stream.isThere() && outbox.isGoing();
    if (wasUp !== now) log[now ? 'info' : 'warn'](now ? 'the bus is back' : 'the bus cannot be used');
    wasUp = now;
    return now;
  };
  const looking = setInterval(isUp, LOOK_EVERY_MS);
  looking.unref();
  return {
    publish: createPieces((room, message, isPassing) =>
      outbox.put({ subject: subjectOf(room, message), data: JSON.stringify(message), isPassing }),
    ),
    follow: (room, listener) => stream.follow((firstSeq) => consume(js, room, { firstSeq, listener })),
    isUp,
    close: async () => {
      clearInterval(looking);
      stream.close();
      await outbox.empty();
      await connection.close();
    },
  };
}

/** Lines and entries are kept apart from text that is still growing, so that a talker does not push lines out. */
function subjectOf(room: string, message: BusMessage): string {
  const kind = message.kind === 'told' ? message.told.type : message.kind;
  return `${STREAM}.${room}.${kind}`;
}

const config = {
  name: STREAM,
  subjects: [`${STREAM}.>`],
  storage: StorageType.File,
  retention: RetentionPolicy.Limits,
  max_msgs_per_subject: MOST_PER_SUBJECT,
  max_age: nanos(OLDEST_MS),
  duplicate_window: nanos(SAME_WITHIN_MS),
};

/**
 * Makes the stream where it is not there. Gives the number before its first message: when it was made, in milliseconds. So
 * numbers of a stream that was made anew are higher than any that viewers have seen, at every server.
 */
async function makeStream(streams: StreamAPI): Promise<number> {
  // Two servers may do it at once; the same stream made twice is one.
  const { created } = await streams.info(STREAM).catch(() => streams.add(config));
  return Date.parse(created);
}

type Follow = (firstSeq: number) => Promise<() => void>;

/** A server that comes back without its files has no stream: it is made again, and all who follow begin at its beginning. */
async function watchStream(streams: StreamAPI, connection: NatsConnection) {
  let firstSeq = await makeStream(streams);
  let isThere = true;
  let isLooking = false;
  const follows = new Map<Follow, () => void>();
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      const made = await makeStream(streams);
      if (made !== firstSeq)
        for (const [follow, end] of follows) {
          end();
          follows.set(follow, await follow(made));
        }
      firstSeq = made;
      isThere = true;
    } catch {
      isThere = false;
    }
    isLooking = false;
  };
  const looks = setInterval(() => void look(), LOOK_EVERY_MS);
  looks.unref();
  void (async () => {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') isThere = false;
      if (type === 'reconnect') void look();
    }
  })();
  return {
    isThere: () => isThere,
    follow: async (follow: Follow) => {
      follows.set(follow, await follow(firstSeq));
      return () => {
        follows.get(follow)?.();
        follows.delete(follow);
      };
    },
    close: () => clearInterval(looks),
  };
}

interface Consuming {
  readonly firstSeq: number;
  readonly listener: BusListener;
}

/** An ordered consumer goes on by itself after the connection was lost, from where it was. */
async function consume(js: JetStreamClient, room: string, { firstSeq, listener }: Consuming) {
  const consumer = await js.consumers.get(STREAM, { filter_subjects: `${STREAM}.${room}.>` });
  // The client gives some refusals back instead of throwing them.
  if (consumer instanceof Error) throw consumer;
  const { num_pending: kept } = await consumer.info();
  const { promise: isCaughtUp, resolve } = Promise.withResolvers<void>();
  if (kept === 0) resolve();
  let last = 0;
  const messages = await consumer.consume({
    ...SIGNS_OF_LIFE,
    callback: (message) => {
      const { seq, info } = message;
      if (seq > last) {
        last = seq;
        const parsed = busMessageSchema.safeParse(parseJson(message.string()));
        // A server of another version may tell what this one does not know.
        if (parsed.success) listener(parsed.data, firstSeq + seq);
      }
      if (info.pending === 0) resolve();
    },
  });
  await isCaughtUp;
  return () => void messages.close();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
