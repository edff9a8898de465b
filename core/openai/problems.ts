/** What the service's refusals mean for people. Neither asks the service nor decides whether to ask again. */
import type { Problem } from '../base/problem.ts';
import type { ServerEvent } from './events.ts';

/** An answer of HTTP that is not a success. */
export interface Refusal {
  readonly httpStatus: number;
  /** `code` and `type` of the service's error, where it gave any. */
  readonly codes: readonly (string | null | undefined)[];
  /** What the service says of it, or the status in words; at most 300 characters are shown. */
  readonly detail: string;
}

/** Codes as in the service's guide to error codes; 429 stands for "too fast" as well as for "not paid". */
export function problemOfRefusal({ httpStatus, codes, detail }: Refusal): Problem {
  if (httpStatus === 401) return { kind: 'badKey' };
  if (httpStatus === 402) return { kind: 'noQuota' };
  if (httpStatus === 403 || codes.includes('model_not_found')) return { kind: 'keyNotAllowed' };
  if (httpStatus === 408) return { kind: 'connectionTimedOut' };
  if (httpStatus === 429) return { kind: codes.some(isAboutMoney) ? 'noQuota' : 'rateLimited' };
  if (httpStatus >= 500) return { kind: 'serverError', httpStatus };
  // Nothing lives at this address, or it sends us elsewhere: the server address is what to check.
  if (httpStatus === 404 || httpStatus < 400) return { kind: 'badAnswer' };
  return { kind: 'requestRefused', detail: detail.slice(0, 300) };
}

/** Codes after which a session brings no more text, in `error` events and in turns that failed. */
const ENDINGS: ReadonlyMap<string, Problem> = new Map([
  ['session_expired', { kind: 'sessionExpired' }],
  ['insufficient_quota', { kind: 'noQuota' }],
  ['billing_hard_limit_reached', { kind: 'noQuota' }],
  ['billing_not_active', { kind: 'noQuota' }],
  ['invalid_api_key', { kind: 'badKey' }],
  ['invalid_authentication', { kind: 'badKey' }],
  ['account_deactivated', { kind: 'keyNotAllowed' }],
  ['model_not_found', { kind: 'keyNotAllowed' }],
  ['401', { kind: 'badKey' }],
  ['402', { kind: 'noQuota' }],
  ['403', { kind: 'keyNotAllowed' }],
]);

/** The problem that ends a session, or null when this event does not: what it is about may have failed, others will not. */
export function endingOf(event: ServerEvent): Problem | null {
  return event.type === 'error' || event.type === 'failed' ? (ENDINGS.get(event.code) ?? null) : null;
}

function isAboutMoney(code: string | null | undefined): boolean {
  return (
    code === 'insufficient_quota' || code === 'billing_hard_limit_reached' || code === 'billing_not_active'
  );
}
