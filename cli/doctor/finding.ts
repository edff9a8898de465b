/** One thing that captions need or can use, and whether it is here. It looks for nothing. */

/** here; missing; unknown, where a system does not say. */
export type Status = 'here' | 'missing' | 'unknown';

export interface Finding {
  readonly name: string;
  readonly status: Status;
  /** What was found, or why not. Never a key. */
  readonly detail: string;
  /** What to do, where there is something to do. */
  readonly remedy: string | null;
}

export const here = (name: string, detail: string): Finding => ({
  name,
  status: 'here',
  detail,
  remedy: null,
});
export const missing = (name: string, detail: string, remedy: string): Finding => ({
  name,
  status: 'missing',
  detail,
  remedy,
});
export const unknown = (name: string, detail: string, remedy: string | null): Finding => ({
  name,
  status: 'unknown',
  detail,
  remedy,
});
