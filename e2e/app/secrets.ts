/**
 * Finds a secret where it must not be: in files, in the forms programs write text in, and in a page's heap.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';

/** As UTF-8, as UTF-16, and as base64 wherever in the encoded bytes it begins. */
export function formsOf(secret: string): readonly Buffer[] {
  const base64 = [0, 1, 2].map((before) => {
    const whole = Buffer.from('\0'.repeat(before) + secret).toString('base64');
    // Three bytes make four characters; those shared with a neighbour's bytes are left out.
    const start = before === 0 ? 0 : before + 1;
    const spare = (before + secret.length) % 3;
    return whole.replace(/=+$/, '').slice(start, spare === 0 ? undefined : -1);
  });
  return [Buffer.from(secret), Buffer.from(secret, 'utf16le'), ...base64.map((text) => Buffer.from(text))];
}

/** The paths, within the directory, of the files that hold it in any form. */
export function filesHolding(secret: string, dir: string): readonly string[] {
  const forms = formsOf(secret);
  // Chromium keeps links that lead nowhere in its profile; only files can hold anything.
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => holdsAny(path, forms));
}

/** A browser that is closing takes files away between listing and reading; what is gone holds nothing. */
function holdsAny(path: string, forms: readonly Buffer[]): boolean {
  try {
    const bytes = readFileSync(path);
    return forms.some((form) => bytes.includes(form));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/**
 * The whole heap snapshot as Chromium writes it, after a garbage collection. V8 keeps the first 1,024
 * characters of each string.
 */
export async function takeHeapSnapshot(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return chunks.join('');
}
