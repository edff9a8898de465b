/** Who may do what in a room: by a cookie that a link was traded for, or by a bearer token. Tells strangers nothing. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLoopbackAddress } from './hosts.ts';
import type { Links, Right } from './links.ts';

export interface Access {
  /** Whether this request may do that there. */
  readonly has: (request: FastifyRequest, room: string, right: Right) => boolean;
  /** Trades a link's token for a cookie that scripts cannot read; false when it opens nothing. */
  readonly grant: (
    reply: FastifyReply,
    room: string,
    wanted: { readonly right: Right; readonly token: string },
  ) => boolean;
}

/** Browsers send a host's cookies to each of its ports, where another server may have a room of the same name. */
const cookieOf = ({ port }: FastifyRequest, room: string, right: Right): string =>
  `surtitle-${right}-${port ?? ''}-${room}`;

export function createAccess(links: Links, scheme: 'http' | 'https'): Access {
  const isSecure = scheme === 'https';
  return {
    has: (request, room, right) => {
      const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
      if (bearer !== undefined) return links.opens(bearer, room, right);
      // Every browser names its origin where a cookie could do harm; who does not is no page of ours.
      if (isUnsafe(request) && request.headers.origin === undefined) return false;
      const rights: readonly Right[] = right === 'view' ? ['view', 'control'] : ['control'];
      return (
        rights.some((held) =>
          links.opens(request.cookies[cookieOf(request, room, held)] ?? '', room, right),
        ) || isOverlay(request, links, { room, right })
      );
    },
    grant: (reply, room, { right, token }) => {
      if (!links.opens(token, room, right)) return false;
      const secure = isSecure || reply.request.protocol === 'https';
      void reply.setCookie(cookieOf(reply.request, room, right), token, {
        httpOnly: true,
        sameSite: 'strict',
        path: '/',
        secure,
      });
      return true;
    },
  };
}

export const isUpgrade = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean =>
  headers.upgrade?.toLowerCase() === 'websocket';

const isUnsafe = (request: FastifyRequest): boolean =>
  isUpgrade(request) || !['GET', 'HEAD'].includes(request.method);

/** An overlay of a streaming program on this computer may lose its cookies: its token stays in its address, and reads only. */
function isOverlay(
  request: FastifyRequest,
  links: Links,
  { room, right }: { readonly room: string; readonly right: Right },
): boolean {
  const query = request.query as Readonly<Record<string, unknown>>;
  const token = query['token'];
  return (
    right === 'view' &&
    query['obs'] === '1' &&
    typeof token === 'string' &&
    isLoopbackAddress(request.socket.remoteAddress ?? '') &&
    isLoopbackAddress(request.ip) &&
    links.opens(token, room, right)
  );
}
