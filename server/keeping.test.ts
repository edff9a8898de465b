/** Whether this machine's transcripts can be kept, as whoever looks after the server is told. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Problem } from '../core/base/problem.ts';
import { openKeeping } from './keeping.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'surtitle-keeping-'));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

function open() {
  const told: (Problem | null)[] = [];
  const keeping = openKeeping(folder, (problem) => void told.push(problem));
  if (keeping === null) throw new Error('another has the folder');
  return { ...keeping, kinds: () => told.map((problem) => problem?.kind ?? null) };
}

test('a damaged file is set aside and told of, and the server is ready with a fresh one', () => {
  writeFileSync(join(folder, 'transcripts.db'), 'x'.repeat(20_000));
  const { problem, kinds, close } = open();
  expect([problem(), kinds()]).toEqual([null, ['transcriptsReplaced']]);
  close();
  expect(readdirSync(folder).filter((name) => name.includes('.kept-'))).toHaveLength(1);
});

test('a file that cannot be opened is told of before anybody speaks, and again when it can', async () => {
  const path = join(folder, 'transcripts.db');
  mkdirSync(path);
  const { problem, kinds, close } = open();
  expect(problem()).not.toBeNull();
  rmSync(path, { recursive: true });
  await expect.poll(problem, { timeout: 6_000 }).toBeNull();
  expect(kinds()).toEqual([expect.any(String), null]);
  close();
});
