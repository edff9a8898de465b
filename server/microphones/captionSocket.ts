/** The socket of a page that the service hears: takes its captions into a lane of the room, and says what is kept. */
import type { WebSocket } from 'ws';
import { assertNever } from '../../core/base/never.ts';
import type { SessionPart } from '../../core/transcript/part.ts';
import type { Links } from '../http/links.ts';
import type { Feed } from '../rooms/feed.ts';
import type { Room } from '../rooms/rooms.ts';
import { pingAlive } from '../streams/alive.ts';
import { fromPageSchema } from '../wire/schema.ts';
import type { FromPage, ToPage } from '../wire/speaking.ts';
import { parseJson } from './json.ts';
import type { Speakers } from './speakers.ts';

export interface CaptionSpeaker {
  readonly feed: Feed;
  /** By the number of the request: a page that asks again has not heard. */
  readonly parts: Map<number, SessionPart>;
}

/** Of RFC 6455: what was sent is against the rules; there is no room for more. */
const POLICY_VIOLATION = 1_008;
const TRY_LATER = 1_013;
/** A page waits for it 10 s (browser/microphone/socket.ts). */
const ALIVE_EVERY_MS = 3_000;

export interface CaptionNeeds {
  readonly room: Room;
  readonly speakers: Speakers<CaptionSpeaker>;
  /** Which sessions were begun in a room. */
  readonly proofs: Pick<Links, 'proof' | 'proves'>;
}

export function takeCaptions(socket: WebSocket, { room, speakers, proofs }: CaptionNeeds): void {
  let key: string | null = null;
  let speaker: CaptionSpeaker | null = null;
  const send = (message: ToPage) => socket.send(JSON.stringify(message));
  const end = (own: string, { feed }: CaptionSpeaker) => {
    speakers.forget(own);
    feed.end();
  };
  const take = async (message: FromPage): Promise<void> => {
    // A page has all that it was not told is kept, and brings it to the next server.
    if (speakers.isClosed()) return socket.close(TRY_LATER);
    if (message.type === 'hello') {
      const { session } = message;
      const isProven = session === undefined || proofs.proves(session.proof, room.name, session.id);
      if (key !== null || !isProven) return socket.close(POLICY_VIOLATION);
      key = message.key;
      speaker = speakers.come(message.key, socket, () => {
        const feed = room.openFeed(message.label);
        if (session !== undefined) {
          const { proof: _checked, ...own } = session;
          feed.goOn(own);
        }
        return { feed, parts: new Map() };
      });
      return speaker === null ? socket.close(TRY_LATER) : undefined;
    }
    if (speaker === null || key === null) return socket.close(POLICY_VIOLATION);
    const { feed, parts } = speaker;
    switch (message.type) {
      case 'begin': {
        const part = parts.get(message.number) ?? (await feed.begin(message.start));
        parts.set(message.number, part);
        const proof = proofs.proof(room.name, part.sessionId);
        return send({ type: 'begun', number: message.number, part, proof });
      }
      case 'record':
        await feed.record(message.change);
        return send({ type: 'kept', number: message.number });
      case 'status':
        return feed.report(message.status);
      case 'tell':
        return message.events.forEach(feed.tell);
      case 'end':
        return end(key, speaker);
      default:
        return assertNever(message);
    }
  };
  socket.on('message', (data) => {
    const parsed = fromPageSchema.safeParse(parseJson(String(data)));
    if (parsed.success) take(parsed.data).catch(() => socket.close(TRY_LATER));
    else socket.close(POLICY_VIOLATION);
  });
  pingAlive(socket);
  const lives = setInterval(() => send({ type: 'alive' }), ALIVE_EVERY_MS);
  socket.on('close', () => {
    clearInterval(lives);
    const [own, left] = [key, speaker];
    if (own === null || left === null) return;
    speakers.leave(own, socket, () => end(own, left));
  });
}
