/**
 * Takes the text of a page's JavaScript heap, for tests that look for what must not be in it. Judges nothing.
 */
import type { Page } from 'playwright';

/**
 * The whole snapshot as Chromium writes it, after a garbage collection. V8 keeps the first 1,024 characters
 * of each string.
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
