/** The overlay's few signs as line drawings. They carry no name: the button around them does. */

const PATHS = {
  start: 'M8 5.5v13l10.5-6.5z',
  stop: 'M7 7h10v10H7z',
  lock: 'M6.5 11h11v8h-11zM8.5 11V8.5a3.5 3.5 0 0 1 7 0V11',
  settings: 'M4 8h9M17 8h3M4 16h3M11 16h9M15 5.8v4.4M9 13.8v4.4',
  hide: 'M6 6l12 12M18 6L6 18',
  move: 'M12 4v16M4 12h16M9.5 6.5L12 4l2.5 2.5M9.5 17.5L12 20l2.5-2.5M6.5 9.5L4 12l2.5 2.5M17.5 9.5L20 12l-2.5 2.5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
