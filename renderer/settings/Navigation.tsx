/** The list of sections as tabs: arrows move, as in the system's own settings. Decides nothing else. */
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.tsx';
import { SECTIONS, type Section } from './sections.ts';

interface NavigationProps {
  readonly section: Section;
  readonly onChange: (section: Section) => void;
  /** Stands below the list. */
  readonly children: ReactNode;
}

export const tabId = (section: Section) => `tab-${section}`;

export function Navigation({ section, onChange, children }: NavigationProps) {
  const { settings } = useWords();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepped(section, event.key);
    if (next === null) return;
    event.preventDefault();
    onChange(next);
    list.current?.querySelector<HTMLElement>(`#${tabId(next)}`)?.focus();
  };
  return (
    <nav className="navigation" aria-label={settings('settings')}>
      <h1>
        <Logo />
        Surtitle
      </h1>
      <div
        role="tablist"
        aria-orientation="vertical"
        aria-label={settings('pages')}
        ref={list}
        onKeyDown={onKeyDown}
      >
        {SECTIONS.map((name) => (
          <button
            key={name}
            id={tabId(name)}
            type="button"
            role="tab"
            aria-selected={name === section}
            aria-controls="page"
            tabIndex={name === section ? 0 : -1}
            onClick={() => onChange(name)}
          >
            <Icon name={name} />
            {settings(name)}
          </button>
        ))}
      </div>
      {children}
    </nav>
  );
}

/** Both arrow directions count: the list lies down when the window is narrow. */
function stepped(section: Section, key: string): Section | null {
  const index = SECTIONS.indexOf(section);
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return SECTIONS[(index + 1) % SECTIONS.length] ?? null;
    case 'ArrowUp':
    case 'ArrowLeft':
      return SECTIONS[(index + SECTIONS.length - 1) % SECTIONS.length] ?? null;
    case 'Home':
      return SECTIONS[0];
    case 'End':
      return SECTIONS[SECTIONS.length - 1] ?? null;
    default:
      return null;
  }
}

/** A stage with the line of text above it. */
function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true">
      <path className="logo-line" d="M7 7.5h18" />
      <path className="logo-stage" d="M4 13h24v13H4Z" />
      <path
        className="logo-curtain"
        d="M4 13h24c-1 6-4.5 10-9 10.5 1.5-3 1.5-7-.5-10.5h-5c-2 3.5-2 7.5-.5 10.5C8.5 23 5 19 4 13Z"
      />
    </svg>
  );
}
