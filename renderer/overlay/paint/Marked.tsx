/** Text with the places marked in it that a person is alerted at. Moves no letter of it. */
import type { Hit } from '../../../core/text/search.ts';

export type Hits = readonly Hit[];

interface MarkedProps {
  readonly text: string;
  /** In order, without overlaps. */
  readonly hits: Hits;
}

export function Marked({ text, hits }: MarkedProps) {
  if (hits.length === 0) return text;
  return (
    <>
      {hits.map(({ startChar, endChar }, index) => [
        text.slice(hits[index - 1]?.endChar ?? 0, startChar),
        <mark key={startChar} className="alert">
          {text.slice(startChar, endChar)}
        </mark>,
      ])}
      {text.slice(hits.at(-1)?.endChar ?? 0)}
    </>
  );
}
