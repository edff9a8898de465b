/** Text with places marked in it, such as words that were found. Finds none, and moves no letter: nothing stands around the marks. */
import type { Hit } from '../../core/text/search.ts';

export type Hits = readonly Hit[];

interface MarkedProps {
  readonly text: string;
  /** In order, without overlaps. */
  readonly hits: Hits;
  /** Of each mark; absent: as a page marks. */
  readonly className?: string;
}

export function Marked({ text, hits, className }: MarkedProps) {
  if (hits.length === 0) return text;
  return (
    <>
      {hits.map(({ startChar, endChar }, index) => [
        text.slice(hits[index - 1]?.endChar ?? 0, startChar),
        <mark key={startChar} className={className}>
          {text.slice(startChar, endChar)}
        </mark>,
      ])}
      {text.slice(hits.at(-1)?.endChar ?? 0)}
    </>
  );
}
