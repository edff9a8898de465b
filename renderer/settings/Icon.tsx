/** The small drawings beside the names of the pages. Decoration only: the name is always there too. */
import type { Place } from './places.ts';

const PATHS: Readonly<Record<Place, string>> = {
  service: 'M7.5 12.5a4 4 0 1 1 3.8-5.2H17v3h-2v2h-2.6v-2h-1.1a4 4 0 0 1-3.8 2.2ZM7.2 8.4v.2',
  microphone:
    'M10 2.8a2.2 2.2 0 0 1 2.2 2.2v4.4a2.2 2.2 0 0 1-4.4 0V5A2.2 2.2 0 0 1 10 2.8ZM5 9.2a5 5 0 0 0 10 0M10 14.2v3',
  speech: 'M3 4h14v9.5H9.5L6 16.8v-3.3H3ZM6.2 7.4h7.6M6.2 10.2h5',
  captions: 'M2.8 4.2h14.4v11.6H2.8ZM5.6 10h3.2M11 10h3.4M5.6 12.9h5.6M13.4 12.9h1',
  shortcuts: 'M2.5 5h15v10h-15ZM5.4 8h.1M8.4 8h.1M11.5 8h.1M14.5 8h.1M6.5 12h7',
  general: 'M3 6h6M13 6h4M3 14h3M10 14h7M11 4v4M8 12v4',
};

export function Icon({ place }: { readonly place: Place }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[place]} />
    </svg>
  );
}

/** The app's mark: a stage with the line of text above it. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path className="mark-line" d="M7 7.5h18" />
      <path className="mark-stage" d="M4 13h24v13H4Z" />
      <path
        className="mark-curtain"
        d="M4 13h24c-1 6-4.500 10-9 10.500 1.500-3 1.500-7-.5-10.500h-5c-2 3.500-2 7.500-.5 10.500C8.500 23 5 19 4 13Z"
      />
    </svg>
  );
}
