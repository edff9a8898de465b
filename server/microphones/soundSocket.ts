/** The socket of a page that this server hears: takes its sound into a lane of the room, and says what has arrived. */
import type { WebSocket } from 'ws';
import { type Captioning, captionSound } from '../hearing/captioning.ts';
import type { Hearers } from '../hearing/hearers.ts';
import type { Room } from '../rooms/rooms.ts';
import { pingAlive } from '../streams/alive.ts';
import { fromPageSchema } from '../wire/schema.ts';
import { type FromPage, readSoundFrame, type ToSoundPage } from '../wire/speaking.ts';
import { createIncoming, type Incoming } from './incoming.ts';
import { parseJson } from './json.ts';
import type { Speakers } from './speakers.ts';

export interface SoundSpeaker {
  readonly incoming: Incoming;
  /** Rejects, with a sentence, where nobody can hear. */
  readonly captioning: Promise<Captioning>;
}

const POLICY_VIOLATION = 1_008;
const TRY_LATER = 1_013;
const NORMAL = 1_000;
const TELL_EVERY_MS = 500;

type Hello = Extract<FromPage, { readonly type: 'hello' }>;

export interface SoundNeeds {
  readonly room: Room;
  readonly hearers: Hearers;
  readonly speakers: Speakers<SoundSpeaker>;
}

export function takeSound(socket: WebSocket, { room, hearers, speakers }: SoundNeeds): void {
  let key: string | null = null;
  let speaker: SoundSpeaker | null = null;
  const send = (message: ToSoundPage) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const end = (own: string, { incoming }: SoundSpeaker) => {
    speakers.forget(own);
    incoming.end();
  };
  const tellArrived = () =>
    speaker !== null && send({ type: 'arrived', samples: speaker.incoming.arrived() });
  const begin = ({ key: own, label, arrived }: Hello) => {
    if (key !== null) return socket.close(POLICY_VIOLATION);
    key = own;
    speaker = speakers.come(own, socket, () => listen({ room, hearers, label, arrived }));
    if (speaker === null) return socket.close(TRY_LATER);
    const { captioning } = speaker;
    tellArrived();
    captioning.then(
      ({ over }) => {
        send({ type: 'status', status: 'live' });
        void over.then(() => socket.close(NORMAL));
      },
      (error: unknown) => {
        speakers.forget(own);
        send({ type: 'refused', reason: error instanceof Error ? error.message : String(error) });
        socket.close(TRY_LATER);
      },
    );
  };
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) {
      const frame = readSoundFrame(data);
      if (frame === null || speaker === null) return socket.close(POLICY_VIOLATION);
      return speaker.incoming.push(frame);
    }
    const parsed = fromPageSchema.safeParse(parseJson(String(data)));
    if (parsed.success && parsed.data.type === 'hello') return begin(parsed.data);
    if (parsed.success && parsed.data.type === 'end' && speaker !== null && key !== null)
      return end(key, speaker);
    socket.close(POLICY_VIOLATION);
  });
  const telling = setInterval(tellArrived, TELL_EVERY_MS);
  pingAlive(socket);
  socket.on('close', () => {
    clearInterval(telling);
    const [own, left] = [key, speaker];
    if (own !== null && left !== null) speakers.leave(own, socket, () => end(own, left));
  });
}

interface Listening extends Pick<SoundNeeds, 'room' | 'hearers'>, Pick<Hello, 'label'> {
  readonly arrived: number | undefined;
}

function listen({ room, hearers, label, arrived }: Listening): SoundSpeaker {
  const incoming = createIncoming(arrived);
  const feed = room.openFeed(label);
  const captioning = captionSound({ feed, parts: incoming.parts, hearers, speed: Number.POSITIVE_INFINITY });
  captioning.catch(feed.end);
  return { incoming, captioning };
}
