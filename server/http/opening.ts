/** Trades the token of a link for a cookie: what each page of a room asks first. It shows no page. */
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Rooms } from '../rooms/rooms.ts';
import type { Access } from './access.ts';
import type { Right } from './links.ts';

export interface InRoom {
  Params: { room: string };
}

export interface OpeningNeeds {
  readonly rooms: Rooms;
  readonly access: Access;
  /** What the link must be for. */
  readonly right: Right;
}

/** Guessing a token takes longer than the universe has; this keeps a crowd of guesses from costing anything. */
const OPENINGS = { rateLimit: { max: 240, timeWindow: 60_000 } } as const;

const openingSchema = z.strictObject({ token: z.string().max(200) });

/** @param page the path of the room's page. */
export function registerOpening(
  app: FastifyInstance,
  page: `/${string}/:room`,
  { rooms, access, right }: OpeningNeeds,
): void {
  app.post<InRoom>(`${page}/open`, { config: OPENINGS }, async (request, reply) => {
    const { room } = request.params;
    const asked = openingSchema.safeParse(request.body);
    const isOpen =
      asked.success && rooms.get(room) !== null && access.grant(reply, room, { right, ...asked.data });
    return reply.code(isOpen ? 204 : 404).send();
  });
}
