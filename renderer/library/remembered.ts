/** What this window remembers of how it is looked at. Nothing of what is said. */
import { useState } from 'react';

/** A choice of yes or no under this name, kept on this computer. */
export function useRemembered(name: string, standard: boolean): [boolean, (value: boolean) => void] {
  const [value, setValue] = useState(() => {
    const stored = localStorage.getItem(name);
    return stored === null ? standard : stored === 'yes';
  });
  const change = (next: boolean) => {
    localStorage.setItem(name, next ? 'yes' : 'no');
    setValue(next);
  };
  return [value, change];
}
