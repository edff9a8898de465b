/** One source that several read, each at its own pace, and that is read once. It knows nothing of what it passes on. */

/** So many parts wait for the slowest: of a recording's sound, some minutes. Who is further ahead waits for it. */
const MOST_WAITING = 100;

interface Branch<Part> {
  readonly waiting: Part[];
  isOpen: boolean;
}

/** Each gets every part, in order. The source is closed when all have been read or closed. */
export function shareAmong<Part>(
  source: AsyncIterator<Part>,
  count: number,
): readonly AsyncGenerator<Part>[] {
  const branches = Array.from({ length: count }, (): Branch<Part> => ({ waiting: [], isOpen: true }));
  let isOver = false;
  let reading: Promise<void> | null = null;
  let changed = Promise.withResolvers<void>();
  const tell = () => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  const read = async () => {
    const { done, value } = await source.next();
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
        } else if (isOver) return;
        else if (branches.some(({ isOpen, waiting }) => isOpen && waiting.length >= MOST_WAITING))
          await changed.promise;
        else await readOnce();
      }
    } finally {
      own.isOpen = false;
      own.waiting.length = 0;
      tell();
      if (branches.every(({ isOpen }) => !isOpen)) await source.return?.();
    }
  }
  return branches.map(partsOf);
}
