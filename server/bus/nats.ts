/** The bus of several servers: NATS JetStream keeps what is told in each room, in one order, and tells all servers. */
import {
  type JetStreamClient,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { connect, type NatsConnection, nanos } from '@nats-io/transport-node';
import { type BusMessage, busMessageSchema } from '../wire/schema.ts';
import type { Bus, BusListener } from './bus.ts';
import { createOutbox } from './outbox.ts';

const STREAM = 'surtitle';
/** Of a room's lines, entries, statuses and pieces of text so many each, and none older: a long day. */
const MOST_PER_SUBJECT = 5_000;
const OLDEST_MS = 24 * 3_600_000;
/** A message that is sent again within this, because its answer was lost, is kept once. */
const SAME_WITHIN_MS = 120_000;

const RECONNECT_MS = 500;
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
  let isUp = true;
  void watch(connection, (up) => {
    if (isUp !== up) log[up ? 'info' : 'warn'](up ? 'the bus is back' : 'the bus cannot be reached');
    isUp = up;
  });
  await makeStream(connection);
  const js = jetstream(connection);
  const outbox = createOutbox(
    async ({ subject, data, id }) => void (await js.publish(subject, data, { msgID: id })),
  );
  return {
    publish: (room, message) =>
      outbox.put({
        subject: subjectOf(room, message),
        data: JSON.stringify(message),
        isPassing: isPassing(message),
      }),
    follow: (room, listener) => follow(js, room, listener),
    isUp: () => isUp,
    close: async () => {
      await outbox.empty();
      await connection.close();
    },
  };
}

/** Lines and entries are kept apart from text that is still growing, so that a talker does not push lines out. */
function subjectOf(room: string, message: BusMessage): string {
  const kind = message.kind === 'kept' ? 'kept' : message.told.type;
  return `${STREAM}.${room}.${kind}`;
}

/** Text that is still growing is told again as a whole when it is settled. */
const isPassing = (message: BusMessage): boolean => message.kind === 'told' && message.told.type === 'delta';

async function makeStream(connection: NatsConnection): Promise<void> {
  const { streams } = await jetstreamManager(connection);
  const config = {
    name: STREAM,
    subjects: [`${STREAM}.>`],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    max_msgs_per_subject: MOST_PER_SUBJECT,
    max_age: nanos(OLDEST_MS),
    duplicate_window: nanos(SAME_WITHIN_MS),
  };
  // Two servers may start at once; the same stream made twice is one.
  await streams.add(config);
}

/** An ordered consumer goes on by itself after the connection was lost, from where it was. */
async function follow(js: JetStreamClient, room: string, listener: BusListener): Promise<() => void> {
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
        if (parsed.success) listener(parsed.data, seq);
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

async function watch(connection: NatsConnection, tell: (isUp: boolean) => void): Promise<void> {
  for await (const { type } of connection.status()) {
    if (type === 'disconnect') tell(false);
    if (type === 'reconnect') tell(true);
  }
}
