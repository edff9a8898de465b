/** What a page's main thread has used: processor time and memory, as DevTools counts them. */
import type { CDPSession } from 'playwright';

/**
 * Counts the thread's own processor time rather than what the clock says, so that a busy machine does not
 * show.
 */
export async function meterMainThread(devTools: CDPSession): Promise<void> {
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
}

/** All tasks of the main thread since it was metered, in ms. */
export async function mainThreadMs(devTools: CDPSession): Promise<number> {
  const { metrics } = await devTools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
}

export interface Heap {
  readonly usedBytes: number;
  /** Array buffers and the DOM's own memory; beside the heap, and told apart by newer Chromium only. */
  readonly embedderBytes: number;
  readonly domNodes: number;
}

/** After a collection of everything that can go. */
export async function heapOf(devTools: CDPSession): Promise<Heap> {
  // What the first collection finalises, the second takes.
  await devTools.send('HeapProfiler.collectGarbage');
  await devTools.send('HeapProfiler.collectGarbage');
  const usage = await devTools.send('Runtime.getHeapUsage');
  const { nodes } = await devTools.send('Memory.getDOMCounters');
  return {
    usedBytes: usage.usedSize,
    embedderBytes: usage.embedderHeapUsedSize + usage.backingStorageSize,
    domNodes: nodes,
  };
}
