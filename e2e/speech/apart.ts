/** How far apart two lanes have heard the same sound, by the edges of its islands. Hears nothing itself. */
import type { Span } from '../../core/base/span.ts';

/** A level tells an edge to 10 ms, in either lane. */
const SAME_MS = 20;

/**
 * By how much the second is later than the first, in milliseconds: the shift at which most edges meet. NaN where not even half
 * of them do, which is not the same sound. To take the nearest edge instead would call any shift small: in speech one
 * is never far.
 */
export function apartMs(first: readonly Span[], second: readonly Span[]): number {
  const [one, other] = [edgesOf(first), edgesOf(second)];
  const shifts = one.flatMap((edge) => other.map((later) => later - edge));
  const near = (shift: number) => shifts.filter((another) => Math.abs(another - shift) <= SAME_MS);
  const [best = []] = shifts.map(near).toSorted((some, more) => more.length - some.length);
  if (2 * best.length < Math.max(one.length, other.length)) return Number.NaN;
  return best.toSorted((some, more) => some - more)[Math.floor(best.length / 2)] ?? Number.NaN;
}

const edgesOf = (islands: readonly Span[]): readonly number[] =>
  islands.flatMap(({ startMs, endMs }) => [startMs, endMs]);
