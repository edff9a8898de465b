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

const OFFERED = 'library.offered';
/** More are not remembered: the oldest are forgotten first. */
const MOST_OFFERED = 1_000;

/** True the first time: whether this was not offered before. What it was cannot be read from what is kept. */
export function offerOnce(what: string): boolean {
  const sum = String(checksum(what));
  const known = (localStorage.getItem(OFFERED) ?? '').split(' ').filter((one) => one !== '');
  if (known.includes(sum)) return false;
  localStorage.setItem(OFFERED, [...known, sum].slice(-MOST_OFFERED).join(' '));
  return true;
}

/** FNV-1a, of 32 bits. */
function checksum(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return sum;
}
