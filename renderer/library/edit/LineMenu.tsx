/** What can be done to a line, as buttons that say their keys: under its text, behind a button with three dots. */
import { type KeyboardEvent, useId, useState } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { platform, shortcutName } from '../../ui/keys.ts';
import { useWords } from '../../ui/words.tsx';
import { LINE_ACTS, type LineAct } from './lineKeys.ts';

interface LineMenuProps {
  /** Whose line it is and when it was said. */
  readonly speaker: string;
  readonly time: string;
  /** As the line's: one stop for Tab among all lines. */
  readonly tabIndex: 0 | -1;
  /** It can be joined: the line that follows is known. */
  readonly hasNext: boolean;
  readonly onAct: (act: LineAct) => void;
  /** The keys go back to the line. */
  readonly onClosed: () => void;
}

const ACTS = Object.keys(LINE_ACTS) as readonly LineAct[];

export function LineMenu({ speaker, time, tabIndex, hasNext, onAct, onClosed }: LineMenuProps) {
  const { library } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const label = library('lineActs', { speaker, time });
  const pressed = (event: KeyboardEvent) => {
    // The keys of the line are not those of its buttons.
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && isOpen) {
      setIsOpen(false);
      onClosed();
    }
    if (event.key !== 'Tab') event.stopPropagation();
  };
  const act = (name: LineAct) => {
    setIsOpen(false);
    onClosed();
    onAct(name);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it holds back keys of the line around it.
    <div className="line-acts" onKeyDown={pressed}>
      <button
        type="button"
        className="quiet line-menu"
        tabIndex={tabIndex}
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="pending" />
      </button>
      {isOpen ? (
        <div className="line-buttons" id={id} role="toolbar" aria-label={label}>
          {ACTS.map((name) => (
            <button
              key={name}
              type="button"
              tabIndex={tabIndex}
              disabled={name === 'actJoin' && !hasNext}
              aria-keyshortcuts={LINE_ACTS[name].replace(
                'CommandOrControl',
                platform === 'mac' ? 'Meta' : 'Control',
              )}
              onClick={() => act(name)}
            >
              {library(name)} <kbd>{shortcutName(LINE_ACTS[name])}</kbd>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
