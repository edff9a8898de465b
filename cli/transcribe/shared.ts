/** One source that several read, each at its own pace, and that is read once. It knows nothing of what it passes on. */

/** So many parts wait for the slowest. Who is further ahead waits for it. */
const MOST_WAITING = 100;

interface Branch<Part> {
  readonly waiting: Part[];
  isOpen: boolean;
}

/**
 * Each gets every part, in order, and fails where the source failed, also one that comes there later. The source is closed
 * when all have been read or closed, those among them that were never begun.
 */
export function shareAmong<Part>(
  source: AsyncIterator<Part>,
  count: number,
): readonly AsyncGenerator<Part>[] {
  const branches = Array.from({ length: count }, (): Branch<Part> => ({ waiting: [], isOpen: true }));
  let isOver = false;
  let failed: { readonly error: unknown } | null = null;
  let reading: Promise<void> | null = null;
  let changed = Promise.withResolvers<void>();
  const tell = () => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  const read = async () => {
    const { done, value } = await source.next().catch((error: unknown) => {
      failed = { error };
      return { done: true, value: undefined } as const;
    });
    if (done === true) isOver = true;
    else for (const { isOpen, waiting } of branches) if (isOpen) waiting.push(value);
  };
  const readOnce = () => {
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  };
  async function* partsOf(own: Branch<Part>): AsyncGenerator<Part> {
    try {
      for (;;) {
        const next = own.waiting.shift();
        if (next !== undefined) {
          tell();
          yield next;
        } else if (failed !== null) throw failed.error;
        else if (isOver) return;
        else if (branches.some(({ isOpen, waiting }) => isOpen && waiting.length >= MOST_WAITING))
          await changed.promise;
        else await readOnce();
      }
    } finally {
      await close(own);
    }
  }
  const close = async (own: Branch<Part>) => {
    if (!own.isOpen) return;
    own.isOpen = false;
    own.waiting.length = 0;
    tell();
    if (branches.every(({ isOpen }) => !isOpen)) await source.return?.();
  };
  return branches.map((own) => {
    const parts = partsOf(own);
    const end = parts.return.bind(parts);
    // A generator that was never begun runs nothing of itself when it is closed.
    parts.return = async (value) => {
      await close(own);
      return end(value);
    };
    return parts;
  });
}
