/** `npm run serve`: builds the server's pages when they are older than what they are made of, then serves. */
import { buildPages } from './build.ts';

await buildPages();
process.argv.splice(2, 0, 'serve');
await import('../cli/index.ts');
