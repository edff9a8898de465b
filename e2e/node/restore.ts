/** A backup put back, as the app does it once nothing has the file open. */
import { readBackup } from '../../node/library/backup.ts';

export async function restore(file: string, source: string) {
  const read = await readBackup(file, source);
  try {
    return read === null ? 'bad' : read.putInPlace();
  } finally {
    read?.discard();
  }
}
