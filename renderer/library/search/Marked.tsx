/** A text with the words that were found in it marked. Finds none. */
import type { Hit } from '../../../core/text/search.ts';

export function Marked({ text, hits }: { readonly text: string; readonly hits: readonly Hit[] }) {
  let reached = 0;
  const parts = hits.map(({ startChar, endChar }) => {
    const before = text.slice(reached, startChar);
    reached = endChar;
    return (
      <span key={startChar}>
        {before}
        <mark>{text.slice(startChar, endChar)}</mark>
      </span>
    );
  });
  return (
    <>
      {parts}
      {text.slice(reached)}
    </>
  );
}
