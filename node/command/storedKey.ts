/** Whether the app has a key, for a program that never uses it. It gives no key away. */
import { readKeyFile } from '../key.ts';

export function storedKeyState(file: string): 'encrypted' | 'plainText' | 'none' | 'unreadable' {
  const content = readKeyFile(file);
  return typeof content === 'object' ? content.storage : content;
}
