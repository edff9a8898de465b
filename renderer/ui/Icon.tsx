/** Small line drawings on a grid of 20. They carry no name: the button or label around them does. */

const PATHS = {
  start: 'M6.667 4.583v10.834l8.75-5.417z',
  stop: 'M5.833 5.833h8.334v8.334H5.833z',
  pause: 'M6.5 4.6v10.8M13.5 4.6v10.8',
  offRecord: 'M6.2 4.2h7.6v11.6H6.2ZM8.2 7.4h3.6M8.2 10.2h2M3.5 3l13 14',
  lookBack: 'M4.2 6.4A6.8 6.8 0 1 1 3.3 11M4.2 2.8v3.6h3.6M10 6.6V10l2.6 1.8',
  lock: 'M5.417 9.167h9.166v6.666H5.417zM7.083 9.167V7.083a2.917 2.917 0 0 1 5.834 0v2.084',
  settings:
    'M3.333 6.667h7.5M14.167 6.667h2.5M3.333 13.333h2.5M9.167 13.333h7.5M12.5 4.833V8.5M7.5 11.5v3.667',
  hide: 'M5 5l10 10M15 5L5 15',
  back: 'M12.5 4.5L7 10l5.5 5.5',
  search: 'M8.8 3.6a5.2 5.2 0 1 0 0 10.4a5.2 5.2 0 0 0 0-10.4ZM12.6 12.6L16.8 16.8',
  library: 'M3.5 4h3.4v12H3.5ZM8.3 4h3.4v12H8.3ZM13.2 4.6l2.9-.8 2.6 11.4-2.9.8Z',
  move:
    'M10 3.333v13.334M3.333 10h13.334M7.917 5.417L10 3.333l2.083 2.084M7.917 14.583L10 16.667l2.083-2.084' +
    'M5.417 7.917L3.333 10l2.084 2.083M14.583 7.917L16.667 10l-2.084 2.083',
  service: 'M7.5 12.5a4 4 0 1 1 3.8-5.2H17v3h-2v2h-2.6v-2h-1.1a4 4 0 0 1-3.8 2.2ZM7.2 8.4v.2',
  microphone:
    'M10 2.8a2.2 2.2 0 0 1 2.2 2.2v4.4a2.2 2.2 0 0 1-4.4 0V5A2.2 2.2 0 0 1 10 2.8Z' +
    'M5 9.2a5 5 0 0 0 10 0M10 14.2v3',
  muted:
    'M10 2.8a2.2 2.2 0 0 1 2.2 2.2v4.4a2.2 2.2 0 0 1-4.4 0V5A2.2 2.2 0 0 1 10 2.8Z' +
    'M5 9.2a5 5 0 0 0 10 0M10 14.2v3M3.5 3l13 14',
  alarm: 'M10 3.2L17.6 16.6H2.4ZM10 8v4M10 14.2v.1',
  pending: 'M5 10h.1M10 10h.1M15 10h.1',
  speech: 'M3 4h14v9.5H9.5L6 16.8v-3.3H3ZM6.2 7.4h7.6M6.2 10.2h5',
  captions: 'M2.8 4.2h14.4v11.6H2.8ZM5.6 10h3.2M11 10h3.4M5.6 12.9h5.6M13.4 12.9h1',
  share: 'M2.8 3.6h14.4v9.2H2.8ZM7 16.4h6M10 12.8v3.6M10 10.4V6M7.9 8L10 5.9 12.1 8',
  cost: 'M10 3.2a6.8 6.8 0 1 0 0 13.6a6.8 6.8 0 0 0 0-13.6ZM12.4 7.6a2.4 1.7 0 1 0-2.4 2.4a2.4 1.7 0 1 1-2.4 2.4M10 4.9v10.2',
  shortcuts: 'M2.5 5h15v10h-15ZM5.4 8h.1M8.4 8h.1M11.5 8h.1M14.5 8h.1M6.5 12h7',
  openai: 'M6 15.5a3.5 3.5 0 0 1-.4-7 4.6 4.6 0 0 1 8.8-.6 3.8 3.8 0 0 1-.4 7.6Z',
  local: 'M3.5 4.5h13v8.5h-13ZM7 16h6M10 13v3',
  general: 'M3 6h6M13 6h4M3 14h3M10 14h7M11 4v4M8 12v4',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
