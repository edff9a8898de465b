/** Stretches of the capture clock, and what is left of them. */

/** A stretch of the capture clock, in milliseconds. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** What of the spans comes after a moment. */
export function after(spans: readonly Span[], fromMs: number): readonly Span[] {
  return spans
    .filter(({ startMs, endMs }) => endMs > Math.max(startMs, fromMs))
    .map(({ startMs, endMs }) => ({ startMs: Math.max(startMs, fromMs), endMs }));
}

/** What of the spans comes before a moment. */
export function before(spans: readonly Span[], toMs: number): readonly Span[] {
  return spans
    .filter(({ startMs, endMs }) => startMs < Math.min(endMs, toMs))
    .map(({ startMs, endMs }) => ({ startMs, endMs: Math.min(endMs, toMs) }));
}

/** What of a span lies in none of the others, in order. */
export function without(span: Span, others: readonly Span[]): readonly Span[] {
  const parts: Span[] = [];
  let { startMs } = span;
  for (const other of others.toSorted((first, second) => first.startMs - second.startMs)) {
    if (other.endMs <= startMs || other.startMs >= span.endMs) continue;
    if (other.startMs > startMs) parts.push({ startMs, endMs: other.startMs });
    startMs = Math.max(startMs, other.endMs);
  }
  return startMs < span.endMs ? [...parts, { startMs, endMs: span.endMs }] : parts;
}

/** What of the spans lies within another. */
export function within(spans: readonly Span[], { startMs, endMs }: Span): readonly Span[] {
  return before(after(spans, startMs), endMs);
}

/** All of them later, or earlier where `byMs` is negative. */
export function laterBy(spans: readonly Span[], byMs: number): readonly Span[] {
  return spans.map(({ startMs, endMs }) => ({ startMs: startMs + byMs, endMs: endMs + byMs }));
}
