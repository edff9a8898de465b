/** What stands on paper while the page is printed, and nowhere else. Prints nothing. */
import { createPortal } from 'react-dom';
import type { Printout } from '../../../core/library/exporting.ts';
import type { Paragraph } from '../../../core/subtitles/prose.ts';

export function Paper({ printout }: { readonly printout: Printout }) {
  return createPortal(
    <div className="paper">
      {printout.sessions.map(({ heading, paragraphs }) => (
        <article key={heading}>
          <h1 dir="auto">{heading}</h1>
          {numbered(paragraphs).map(({ number, time, speaker, text }) => (
            <p key={number} dir="auto">
              {time === null ? null : <time>{time} </time>}
              {speaker === null ? null : (
                <strong>
                  <bdi>{speaker}</bdi>:{' '}
                </strong>
              )}
              {text}
            </p>
          ))}
        </article>
      ))}
    </div>,
    document.body,
  );
}

/** They are drawn once, so that their place is name enough. */
const numbered = (paragraphs: readonly Paragraph[]) =>
  paragraphs.map((paragraph, number) => ({ ...paragraph, number }));
