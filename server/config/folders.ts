/** The server's folders: where it finds what comes with the project, and what is said of one that cannot be written. */
import { join } from 'node:path';

/** Two folders above, also of the bundled command line (cli.vite.config.ts). */
const root = join(import.meta.dirname, '../..');

export const PAGES = join(root, 'out/server');
export const ASSETS = join(root, 'assets');
/** What the demo captions. */
export const RECORDING = join(root, 'e2e/speech/surtitles.wav');

/** A sentence without its full stop. @param error of the system, such as one with the code EACCES. */
export function whyUnusable(dataFolder: string, error: unknown): string {
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  return `nothing can be kept in ${dataFolder} (${code}). Name another folder by --data`;
}
