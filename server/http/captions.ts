/** The routes of who reads captions: the page, its events, a socket for programs, downloads. Captions nothing. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SUBTITLE_FORMATS, type SubtitleFormat } from '../../core/subtitles/options.ts';
import { writeSubtitles } from '../../core/subtitles/subtitles.ts';
import { type Transcript, withLaneSpeakers } from '../../core/transcript/transcript.ts';
import type { Room, Rooms } from '../rooms/rooms.ts';
import { sendEvents } from '../streams/sockets.ts';
import { createStreams, type Streams } from '../streams/streams.ts';
import type { Access } from './access.ts';
import { type InRoom, registerOpening } from './opening.ts';

export interface CaptionNeeds {
  readonly rooms: Rooms;
  readonly access: Access;
  readonly maxViewers: number;
  /** Who follows is told when this ends, since nothing else will go on with these rooms. */
  readonly saysWhenOver: boolean;
}

const TYPES = {
  srt: 'application/x-subrip',
  vtt: 'text/vtt',
  txt: 'text/plain',
  md: 'text/markdown',
  json: 'application/json',
} as const;

/** Gives what counts who follows. */
export function registerCaptions(
  app: FastifyInstance,
  { rooms, access, maxViewers, saysWhenOver }: CaptionNeeds,
): () => number {
  const streams = new Map<string, Streams>(rooms.all().map((room) => [room.name, createStreams(room)]));
  let programs = 0;
  const viewers = () => [...streams.values()].reduce((sum, { count }) => sum + count(), programs);
  /** A room that is not there answers as one that is closed to whoever asks. */
  const roomFor = (request: FastifyRequest<InRoom>): Room | null => {
    const { room } = request.params;
    return access.has(request, room, 'view') ? rooms.get(room) : null;
  };

  app.get<InRoom>('/c/:room', (_request, reply) => reply.sendFile('captions.html'));

  registerOpening(app, '/c/:room', { rooms, access, right: 'view' });

  app.get<InRoom>('/c/:room/events', { exposeHeadRoute: false }, (request, reply) => {
    const stream = roomFor(request) === null ? undefined : streams.get(request.params.room);
    if (stream === undefined) return reply.code(404).send();
    if (viewers() >= maxViewers) return busy(reply);
    reply.hijack();
    stream.open(reply.raw, seqOf(request.headers['last-event-id'] ?? after(request)));
    return undefined;
  });

  app.get<InRoom>(
    '/c/:room/socket',
    {
      websocket: true,
      preValidation: async (request, reply) => {
        if (roomFor(request as FastifyRequest<InRoom>) === null) return reply.code(404).send();
        return viewers() >= maxViewers ? busy(reply) : undefined;
      },
    },
    (socket, request: FastifyRequest<InRoom>) => {
      const room = rooms.get(request.params.room);
      if (room === null) return socket.close();
      programs += 1;
      socket.on('close', () => {
        programs -= 1;
      });
      sendEvents(socket, room, seqOf(after(request)));
    },
  );

  // A long day takes half a second to write, and many take it home at its end.
  const downloads = new WeakMap<Transcript, Map<SubtitleFormat, ReturnType<typeof writeSubtitles>>>();
  const writtenAs = (format: SubtitleFormat, transcript: Transcript) => {
    const known = downloads.get(transcript) ?? new Map();
    downloads.set(transcript, known);
    const written = known.get(format) ?? writeSubtitles(withLaneSpeakers(transcript), format);
    known.set(format, written);
    return written;
  };
  for (const format of SUBTITLE_FORMATS)
    app.get<InRoom>(`/c/:room/captions.${format}`, async (request, reply) => {
      const room = roomFor(request);
      if (room === null) return reply.code(404).send();
      const transcript = room.transcript();
      const written = transcript === null ? null : writtenAs(format, transcript);
      if (written === null || !written.ok) return reply.code(204).send();
      return await reply
        .type(`${TYPES[format]}; charset=utf-8`)
        .header('content-disposition', `attachment; filename="${room.name}.${format}"`)
        .send(written.value);
    });

  app.addHook('preClose', async () => {
    for (const stream of streams.values()) stream.close(saysWhenOver);
  });
  return viewers;
}

function busy(reply: FastifyReply): FastifyReply {
  return reply.code(503).header('retry-after', '10').send();
}

/** What a program, or a page that opens a stream anew, says that it has. */
const after = ({ query }: Pick<FastifyRequest, 'query'>): unknown =>
  (query as Readonly<Record<string, unknown>>)['after'];

/** null where it is no number: then the viewer is given what stands. */
function seqOf(text: unknown): number | null {
  const seq = typeof text === 'string' && text !== '' ? Number(text) : Number.NaN;
  return Number.isSafeInteger(seq) && seq >= 0 ? seq : null;
}
