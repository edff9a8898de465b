/** Where the demo may leave its files. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readyFolder } from './outFolder.ts';

let place: string;
test.beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'out-'));
});
test.afterEach(() => rm(place, { recursive: true }));

test('a folder that is missing is made, and nothing is left in it', async () => {
  const folder = join(place, 'a', 'b');
  expect(await readyFolder(folder)).toEqual({ ok: true, value: folder });
  expect(await readdir(folder)).toEqual([]);
});

test('a file, and a place inside one, are refused in one sentence', async () => {
  const file = join(place, 'file');
  await writeFile(file, '');
  for (const path of [file, join(file, 'in')])
    expect(await readyFolder(path)).toEqual({
      ok: false,
      reason: `${path} is no folder; choose another with --out DIR.`,
    });
});

test('a place where nothing can be written is refused, also for those whom permissions do not stop', async () => {
  test.skip(process.platform !== 'linux', 'only Linux has /proc');
  expect(await readyFolder('/proc')).toEqual({
    ok: false,
    reason: '/proc cannot be written to; choose another with --out DIR.',
  });
});
