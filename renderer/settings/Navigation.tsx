/** The list of pages as tabs: arrows move, as in the system's own settings. Decides nothing else. */
import { type KeyboardEvent, useRef } from 'react';
import { Icon, Mark } from './Icon.tsx';
import { PLACE_NAMES, PLACES, type Place } from './places.ts';

interface NavigationProps {
  readonly place: Place;
  readonly onChange: (place: Place) => void;
}

export const tabId = (place: Place) => `tab-${place}`;

export function Navigation({ place, onChange }: NavigationProps) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepped(place, event.key);
    if (next === null) return;
    event.preventDefault();
    onChange(next);
    list.current?.querySelector<HTMLElement>(`#${tabId(next)}`)?.focus();
  };
  return (
    <nav className="navigation" aria-label="Settings">
      <h1>
        <Mark />
        Surtitle
      </h1>
      <div role="tablist" aria-orientation="vertical" aria-label="Pages" ref={list} onKeyDown={onKeyDown}>
        {PLACES.map((name) => (
          <button
            key={name}
            id={tabId(name)}
            type="button"
            role="tab"
            aria-selected={name === place}
            aria-controls="page"
            tabIndex={name === place ? 0 : -1}
            onClick={() => onChange(name)}
          >
            <Icon place={name} />
            {PLACE_NAMES[name]}
          </button>
        ))}
      </div>
    </nav>
  );
}

/** Both arrow directions count: the list lies down when the window is narrow. */
function stepped(place: Place, key: string): Place | null {
  const index = PLACES.indexOf(place);
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return PLACES[(index + 1) % PLACES.length] ?? null;
    case 'ArrowUp':
    case 'ArrowLeft':
      return PLACES[(index + PLACES.length - 1) % PLACES.length] ?? null;
    case 'Home':
      return PLACES[0];
    case 'End':
      return PLACES[PLACES.length - 1] ?? null;
    default:
      return null;
  }
}
