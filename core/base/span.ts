/** Stretches of the capture clock, and what is left of them. */

/** A stretch of the capture clock, in milliseconds. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** What of the spans comes after a moment. */
export function after(spans: readonly Span[], fromMs: number): readonly Span[] {
  return spans
    .filter(({ endMs }) => endMs > fromMs)
    .map(({ startMs, endMs }) => ({ startMs: Math.max(startMs, fromMs), endMs }));
}
