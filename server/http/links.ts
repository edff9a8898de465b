/** Links to rooms: what a room's token is, and what a token opens. Stores none: they are made from one secret. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** view: read its captions. control: caption it too. */
export type Right = 'view' | 'control';

/** 192 bits. */
const TOKEN_BYTES = 24;

export interface Links {
  readonly token: (room: string, right: Right) => string;
  /** Whether a token opens that; a token for control opens captions as well. In constant time. */
  readonly opens: (token: string, room: string, right: Right) => boolean;
  /** Says of a session that it was begun in this room: who has it may go on with it. */
  readonly proof: (room: string, sessionId: string) => string;
  readonly proves: (proof: string, room: string, sessionId: string) => boolean;
}

export function createLinks(secret: string): Links {
  const signed = (text: string) =>
    createHmac('sha256', secret).update(text).digest().subarray(0, TOKEN_BYTES).toString('base64url');
  const token = (room: string, right: Right) => signed(`${right} ${room}`);
  const proof = (room: string, sessionId: string) => signed(`session ${room} ${sessionId}`);
  const isSame = (given: string, wanted: string) => {
    const [one, other] = [given, wanted].map((text) => createHmac('sha256', secret).update(text).digest());
    return one !== undefined && other !== undefined && timingSafeEqual(one, other);
  };
  return {
    token,
    opens: (given, room, right) => {
      const controls = isSame(given, token(room, 'control'));
      const views = isSame(given, token(room, 'view'));
      return controls || (right === 'view' && views);
    },
    proof,
    proves: (given, room, sessionId) => isSame(given, proof(room, sessionId)),
  };
}
