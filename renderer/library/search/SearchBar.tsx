/** The field for words and the filters under it. Searches nothing itself. */
import { type KeyboardEvent, type Ref, useId, useState } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { useWords } from '../../ui/words.tsx';
import { type Filters, hasFilters, NO_FILTERS, type Search } from './useSearch.ts';

/** What is asked for, and what it is called. */
export interface Choosable {
  readonly value: string;
  readonly name: string;
}

interface SearchBarProps {
  readonly search: Search;
  readonly onSearch: (search: Search) => void;
  /** Names and tags to choose from. */
  readonly speakers: readonly Choosable[];
  readonly tags: readonly Choosable[];
  readonly onKey: (event: KeyboardEvent) => void;
  readonly field: Ref<HTMLInputElement>;
}

export function SearchBar({ search, onSearch, speakers, tags, onKey, field }: SearchBarProps) {
  const words = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const filter = (change: Partial<Filters>) =>
    onSearch({ ...search, filters: { ...search.filters, ...change } });
  return (
    <search className="search">
      <div className="search-line">
        <Icon name="search" />
        <input
          ref={field}
          type="search"
          aria-label={words.library('search')}
          placeholder={words.library('search')}
          value={search.words}
          onChange={({ target }) => onSearch({ ...search, words: target.value })}
          onKeyDown={onKey}
        />
        <button
          type="button"
          className={`quiet${hasFilters(search.filters) ? ' chosen' : ''}`}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => {
            // Filters that nobody sees would keep lines from being found.
            if (isOpen) filter(NO_FILTERS);
            setIsOpen(!isOpen);
          }}
        >
          {words.library('filters')}
        </button>
      </div>
      <div className="filters" id={id} hidden={!isOpen}>
        <Choice
          label={words.library('speaker')}
          anything={words.library('anybody')}
          choices={speakers}
          chosen={search.filters.speaker}
          onChoose={(speaker) => filter({ speaker })}
        />
        <Choice
          label={words.library('tag')}
          anything={words.library('anyTag')}
          choices={tags}
          chosen={search.filters.tag}
          onChoose={(tag) => filter({ tag })}
        />
        <Day label={words.library('from')} day={search.filters.from} onDay={(from) => filter({ from })} />
        <Day label={words.library('to')} day={search.filters.to} onDay={(to) => filter({ to })} />
      </div>
    </search>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly anything: string;
  readonly choices: readonly Choosable[];
  readonly chosen: string | null;
  readonly onChoose: (choice: string | null) => void;
}

function Choice({ label, anything, choices, chosen, onChoose }: ChoiceProps) {
  return (
    <label className="filter">
      <span>{label}</span>
      <select
        value={chosen ?? ''}
        onChange={({ target }) => onChoose(target.value === '' ? null : target.value)}
      >
        <option value="">{anything}</option>
        {choices.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface DayProps {
  readonly label: string;
  readonly day: string;
  readonly onDay: (day: string) => void;
}

function Day({ label, day, onDay }: DayProps) {
  return (
    <label className="filter">
      <span>{label}</span>
      <input type="date" value={day} onChange={({ target }) => onDay(target.value)} />
    </label>
  );
}
