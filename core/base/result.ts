/** An expected failure as a value: what a call gives back when it may fail with a Problem. */
import type { Problem } from './problem.ts';

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

export const success = <Value>(value: Value): Result<Value> => ({ ok: true, value });

export const failure = (problem: Problem): Result<never> => ({ ok: false, problem });
