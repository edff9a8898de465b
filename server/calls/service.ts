/** What is asked of the service about a call, by the official SDK: accept, reject, refer, hang up. Decides nothing. */
import type OpenAI from 'openai';
import { APIError } from 'openai';
import type { Problem } from '../../core/base/problem.ts';
import type { CallSession } from '../../core/openai/callSession.ts';
import { problemOfRefusal } from '../../core/openai/problems.ts';

export type Asked =
  | { readonly kind: 'done' }
  /** The service knows no such call, or none that this can be done to. */
  | { readonly kind: 'unknownCall' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** It may have been done: the answer did not come, or was none. */
  | { readonly kind: 'unclear'; readonly problem: Problem };

export interface CallService {
  readonly accept: (callId: string, session: CallSession) => Promise<Asked>;
  readonly reject: (callId: string, statusCode: number) => Promise<Asked>;
  readonly refer: (callId: string, target: string) => Promise<Asked>;
  readonly hangUp: (callId: string) => Promise<Asked>;
}

/** A caller hears it ring meanwhile. */
const PATIENCE_MS = 5_000;

/** The SDK tries again by itself, without a key that would make two attempts one: here that is decided elsewhere. */
const ONCE = { maxRetries: 0, timeout: PATIENCE_MS } as const;

export function createCallService({ realtime }: Pick<OpenAI, 'realtime'>): CallService {
  const { calls } = realtime;
  return {
    accept: (callId, session) => ask(calls.accept(callId, session, ONCE)),
    reject: (callId, statusCode) => ask(calls.reject(callId, { status_code: statusCode }, ONCE)),
    refer: (callId, target) => ask(calls.refer(callId, { target_uri: target }, ONCE)),
    hangUp: (callId) => ask(calls.hangup(callId, ONCE)),
  };
}

/** Statuses after which the same request may succeed. */
const isPassing = (status: number): boolean => [408, 409, 429].includes(status) || status >= 500;

/** Never rejects: an answer that breaks off is no error of the SDK's, and tells no more than none. */
async function ask(request: Promise<unknown>): Promise<Asked> {
  try {
    await request;
    return { kind: 'done' };
  } catch (error) {
    const status = error instanceof APIError && typeof error.status === 'number' ? error.status : null;
    if (status === null) return { kind: 'unclear', problem: { kind: 'connectionTimedOut' } };
    if (status === 404) return { kind: 'unknownCall' };
    const code = error instanceof APIError ? String(error.code ?? '') : '';
    const problem = problemOfRefusal({ httpStatus: status, codes: [code], detail: code });
    return { kind: isPassing(status) ? 'unclear' : 'refused', problem };
  }
}
