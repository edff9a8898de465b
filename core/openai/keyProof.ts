/** What the service said of the key in use: only it can tell a key from any other text. Asks nobody. */
import type { Problem } from '../base/problem.ts';
import type { Result } from '../base/result.ts';

export type KeyProof = 'untested' | 'testing' | 'good' | { readonly problem: Problem };

export const proofOf = (result: Result<unknown>): KeyProof =>
  result.ok ? 'good' : { problem: result.problem };

/**
 * The service knows the key, and will not work with it, or it cannot be read: another has to be entered. Any other problem
 * is none of the key's: it could not be tested, and may be right.
 */
export function isKeyRefused(proof: KeyProof): proof is { readonly problem: Problem } {
  return typeof proof === 'object' && REFUSALS.has(proof.problem.kind);
}

const REFUSALS: ReadonlySet<Problem['kind']> = new Set(['badKey', 'keyNotAllowed', 'keyUnreadable']);
