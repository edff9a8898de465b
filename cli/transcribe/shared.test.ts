/** A source is read once for all that share it, and none of them misses anything. */
import { expect, test } from '@playwright/test';
import { shareAmong } from './shared.ts';

function counted(length: number) {
  const state = { given: 0, isClosed: false };
  async function* source(): AsyncGenerator<number> {
    try {
      while (state.given < length) yield state.given++;
    } finally {
      state.isClosed = true;
    }
  }
  return { state, source: source() };
}

const numbers = (length: number) => Array.from({ length }, (_, index) => index);

async function all(parts: AsyncGenerator<number>): Promise<readonly number[]> {
  const taken: number[] = [];
  for await (const part of parts) taken.push(part);
  return taken;
}

test('each gets every part in order, and each part is read once', async () => {
  const { state, source } = counted(1_000);
  const branches = shareAmong(source, 2);
  expect(await Promise.all(branches.map(all))).toEqual([numbers(1_000), numbers(1_000)]);
  expect(state).toEqual({ given: 1_000, isClosed: true });
});

test('who is far ahead waits for the others, and no longer when they have left', async () => {
  const { state, source } = counted(1_000);
  const [fast, slow] = shareAmong(source, 2);
  if (fast === undefined || slow === undefined) throw new Error('There are two.');
  await slow.next();
  const taken = all(fast);
  await expect.poll(() => state.given).toBe(101);
  await slow.return(undefined);
  expect(await taken).toEqual(numbers(1_000));
});

test('one that leaves before it began holds nobody up, and the source is closed with the last', async () => {
  const { state, source } = counted(1_000);
  const [stays, leaves] = shareAmong(source, 2);
  if (stays === undefined || leaves === undefined) throw new Error('There are two.');
  await leaves.return(undefined);
  expect(await all(stays)).toEqual(numbers(1_000));
  expect(state.isClosed).toBe(true);
});

test('a source that fails fails for each that reads it, also for one that comes there later', async () => {
  async function* broken(): AsyncGenerator<number> {
    yield 1;
    throw new Error('The disk is gone.');
  }
  const both = await Promise.allSettled(shareAmong(broken(), 2).map(all));
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const [first, later] = shareAmong(broken(), 2);
  if (first === undefined || later === undefined) throw new Error('There are two.');
  await expect(all(first)).rejects.toThrow('The disk is gone.');
  expect(await later.next()).toEqual({ done: false, value: 1 });
  await expect(later.next()).rejects.toThrow('The disk is gone.');
});
