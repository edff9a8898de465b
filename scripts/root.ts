/** Where the repository is, and its rooms. */
import { fileURLToPath } from 'node:url';

/** An absolute path, whatever directory a script was started from. */
export const ROOT: string = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

export const ROOMS = [
  'core',
  'live',
  'node',
  'cli',
  'server',
  'main',
  'preload',
  'renderer',
  'e2e',
  'scripts',
] as const;
