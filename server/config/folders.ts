/** Where the server finds what comes with the project. */
import { join } from 'node:path';

/** Two folders above, also of the bundled command line (cli.vite.config.ts). */
const root = join(import.meta.dirname, '../..');

export const PAGES = join(root, 'out/server');
export const ASSETS = join(root, 'assets');
/** What the demo captions. */
export const RECORDING = join(root, 'e2e/speech/surtitles.wav');
