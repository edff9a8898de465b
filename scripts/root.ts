/** Where the repository is. */
import { fileURLToPath } from 'node:url';

/** An absolute path, whatever directory a script was started from. */
export const ROOT: string = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');
