/**
 * One running app per profile: the first holds a lock and watches for a second, which leaves word and gives
 * up.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** True when this process now holds the lock; otherwise the holder has been told of us. */
export function takeLock(userData: string, onSecond: (argv: readonly string[]) => void): boolean {
  const folder = join(userData, 'StandIn');
  const [lock, word] = [join(folder, 'lock'), join(folder, 'second')];
  mkdirSync(folder, { recursive: true });
  if (isHeld(lock)) {
    writeFileSync(`${word}.new`, JSON.stringify(process.argv));
    renameSync(`${word}.new`, word);
    return false;
  }
  writeFileSync(lock, String(process.pid));
  watch(folder, () => {
    if (!existsSync(word)) return;
    const argv: unknown = JSON.parse(readFileSync(word, 'utf8'));
    rmSync(word);
    onSecond(argv as string[]);
  }).unref();
  return true;
}

/** A holder that was killed holds nothing. */
function isHeld(lock: string): boolean {
  try {
    return process.kill(Number(readFileSync(lock, 'utf8')), 0);
  } catch {
    return false;
  }
}
