/** Whether a path leads to a file that can be read from its beginning to its end. It does not look inside. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import type { RecordingFault } from '../../core/base/problem.ts';

/** What stands against reading it, or null. Pipes and devices are refused: they may never end, or never begin. */
export async function placeFault(path: string): Promise<RecordingFault | null> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return 'folder';
    if (!found.isFile()) return 'notOrdinary';
    await access(path, constants.R_OK);
    return found.size === 0 ? 'empty' : null;
  } catch (error) {
    return faultOf(error);
  }
}

function faultOf(error: unknown): RecordingFault {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // A name that is too long or holds a zero byte leads nowhere either.
  const leadsNowhere = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'ERR_INVALID_ARG_VALUE'];
  return typeof code === 'string' && leadsNowhere.includes(code) ? 'missing' : 'notReadable';
}
