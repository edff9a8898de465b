/** A lock is held by one process, and by none that was killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { takeLock } from './lock.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'surtitle-lock-'));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

test('another process holds it until it is killed, and nothing is left of it then', async () => {
  const path = join(folder, 'a.lock');
  const script = `
    const { takeLock } = await import(${JSON.stringify(join(import.meta.dirname, 'lock.ts'))});
    console.log(takeLock(${JSON.stringify(path)}) === null ? 'busy' : 'held');
    setInterval(() => {}, 1_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'pipe' });
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toBe('held\n');
  expect(takeLock(path)).toBeNull();
  expect(readdirSync(folder)).toEqual(['a.lock']);
  child.kill('SIGKILL');
  await once(child, 'close');
  const open = takeLock(path);
  expect(open).not.toBeNull();
  open?.();
  expect(readdirSync(folder)).toEqual([]);
});

test('what was let go of can be taken again', () => {
  const path = join(folder, 'a.lock');
  takeLock(path)?.();
  expect(takeLock(path)).not.toBeNull();
  expect(takeLock(path)).toBeNull();
});
