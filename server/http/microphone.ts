/** The routes of who speaks: the page, short-lived secrets of the service, sockets for captions and for sound. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { originOf } from '../../core/app/address.ts';
import type { Tokens } from '../../node/token.ts';
import { roomName } from '../config/config.ts';
import type { Hearers } from '../hearing/hearers.ts';
import { type CaptionSpeaker, takeCaptions } from '../microphones/captionSocket.ts';
import { type SoundSpeaker, takeSound } from '../microphones/soundSocket.ts';
import { createSpeakers } from '../microphones/speakers.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Access } from './access.ts';
import { POLICY } from './app.ts';
import type { Links } from './links.ts';
import { type InRoom, registerOpening } from './opening.ts';

export interface MicrophoneNeeds {
  readonly rooms: Rooms;
  readonly access: Access;
  readonly links: Links;
  readonly hearers: Hearers;
  readonly tokens: Tokens;
  readonly secretsPerDay: number;
  /** So many are heard here at once: each takes a third of a processor. */
  readonly maxMicrophones: number;
}

/** What a page asks for at each connection, and again after each loss. */
const SECRETS = { rateLimit: { max: 20, timeWindow: 60_000 } } as const;
/** For who speaks. */
const FULL = 'This server hears as many microphones as it can. Try again when somebody has ended.';
const DAY_MS = 24 * 3_600_000;

const tokenSchema = z.strictObject({ room: roomName });

/** Gives back what settles and ends whoever is heard here. */
export function registerMicrophone(app: FastifyInstance, needs: MicrophoneNeeds): () => Promise<void> {
  const { rooms, access, hearers } = needs;
  const captionSpeakers = createSpeakers<CaptionSpeaker>();
  const soundSpeakers = createSpeakers<SoundSpeaker>();
  const placesLeft = () => needs.maxMicrophones - soundSpeakers.all().length;
  const roomFor = (request: FastifyRequest<InRoom>) => {
    const { room } = request.params;
    return access.has(request, room, 'control') ? rooms.get(room) : null;
  };
  let isStopping = false;
  const closed = async (request: FastifyRequest, reply: FastifyReply) => {
    if (roomFor(request as FastifyRequest<InRoom>) === null) return reply.code(404).send();
    // What a page began now nobody would finish: it asks again, and finds the next server.
    return isStopping ? reply.code(503).send() : undefined;
  };

  const helmet = {
    contentSecurityPolicy: { useDefaults: false, directives: policyWith(originOf(hearers.settings.baseUrl)) },
  };
  app.get<InRoom>('/m/:room', { helmet }, (_request, reply) => reply.sendFile('microphone.html'));

  registerOpening(app, '/m/:room', { rooms, access, right: 'control' });

  /** Who hears this page: the service, or this server. */
  app.get<InRoom>('/m/:room/hearer', { preValidation: closed }, async () => ({
    hearer: hearers.preferred === 'openai' ? 'service' : 'server',
  }));

  registerTokens(app, needs);

  app.get<InRoom>(
    '/m/:room/captions',
    { websocket: true, preValidation: closed },
    (socket, request: FastifyRequest<InRoom>) => {
      const room = rooms.get(request.params.room);
      if (room !== null) takeCaptions(socket, { room, speakers: captionSpeakers, proofs: needs.links });
    },
  );

  app.get<InRoom>(
    '/m/:room/sound',
    { websocket: true, preValidation: closed },
    (socket, request: FastifyRequest<InRoom>) => {
      const room = rooms.get(request.params.room);
      if (room !== null)
        takeSound(socket, { room, hearers: limited(hearers, placesLeft), speakers: soundSpeakers });
    },
  );

  return async () => {
    isStopping = true;
    captionSpeakers.close();
    soundSpeakers.close();
    const captionings = await Promise.allSettled(soundSpeakers.all().map(({ captioning }) => captioning));
    await Promise.allSettled(
      captionings.map((result) => (result.status === 'fulfilled' ? result.value.finish() : null)),
    );
  };
}

/** Who comes too late is told so, in a sentence, by the socket that is open already: a refused one has no words. */
const limited = (hearers: Hearers, placesLeft: () => number): Hearers => ({
  ...hearers,
  prepare: async () => {
    if (placesLeft() <= 0) throw new Error(FULL);
    return await hearers.prepare();
  },
});

/** A secret is worth money: it needs the room's own right, and there are so many a day. */
function registerTokens(
  app: FastifyInstance,
  { access, rooms, tokens, secretsPerDay }: MicrophoneNeeds,
): void {
  let given: number[] = [];
  app.post('/token', { config: SECRETS }, async (request, reply) => {
    const asked = tokenSchema.safeParse(request.body);
    if (
      !asked.success ||
      !access.has(request, asked.data.room, 'control') ||
      rooms.get(asked.data.room) === null
    )
      return reply.code(404).send();
    const nowMs = Date.now();
    given = given.filter((atMs) => nowMs - atMs < DAY_MS);
    if (given.length >= secretsPerDay) {
      request.log.warn('no more secrets today');
      return reply.send({ ok: false, problem: { kind: 'rateLimited' } });
    }
    given.push(nowMs);
    return reply.send(await tokens.mint());
  });
}

/** The page sends its offer to the service itself, and the speech detector is WebAssembly. */
function policyWith(service: string): Record<string, string[]> {
  return {
    ...POLICY,
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'worker-src': ["'self'"],
    'connect-src': ["'self'", service],
  };
}
