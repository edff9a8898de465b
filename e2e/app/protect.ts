/** Makes a file or a folder read-only, also for root. */
import { execFileSync } from 'node:child_process';
import { chmodSync, statSync } from 'node:fs';

/** Gives back how to lift it. Root may write whatever it likes, except what is marked immutable. */
export function protect(path: string): () => void {
  if (process.getuid?.() === 0) {
    execFileSync('chattr', ['+i', path]);
    return () => void execFileSync('chattr', ['-i', path]);
  }
  const { mode } = statSync(path);
  chmodSync(path, mode & 0o555);
  return () => chmodSync(path, mode);
}
