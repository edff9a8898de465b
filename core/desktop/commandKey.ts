/** Keys that are pressed with Ctrl, or with Command on a Mac. Acts on none. */

import type { KeyPress } from './accelerator.ts';

type Press = Pick<KeyPress, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * Whether these keys are that letter’s command: by the letter that the layout gives, also with Caps Lock; where the layout
 * has no Latin letters, by the key’s place.
 */
export function isCommandKey({ key, code, ctrlKey, metaKey, altKey }: Press, letter: string): boolean {
  if (!(ctrlKey || metaKey) || altKey) return false;
  return (
    key.toLowerCase() === letter ||
    (!/^[\p{Script=Latin}]$/u.test(key) && code === `Key${letter.toUpperCase()}`)
  );
}
