/** Makes sure that files can be written to a folder, before anything takes time to make them. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Reading } from '../../e2e/speech/wav.ts';

/** Makes the folder where it is missing; gives its whole path. Permissions do not tell: only writing does. */
export async function readyFolder(path: string): Promise<Reading<string>> {
  const folder = resolve(path);
  try {
    // Asked of what is there already: in /proc Node's mkdir would try for ever.
    await rm(await mkdtemp(join(nearest(folder), '.surtitle-')), { recursive: true });
    await mkdir(folder, { recursive: true });
    return { ok: true, value: folder };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why = code === 'EEXIST' || code === 'ENOTDIR' ? 'is no folder' : 'cannot be written to';
    return { ok: false, reason: `${folder} ${why}; choose another with --out DIR.` };
  }
}

/** The path itself, or the innermost folder around it that exists. */
const nearest = (path: string): string => (existsSync(path) ? path : nearest(dirname(path)));
