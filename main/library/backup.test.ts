/** Backups and restores are one at a time, whatever is pressed, and what a sudden end left goes at the start. */
import { expect, test } from '@playwright/test';
import { initialState } from '../../core/app/state.ts';
import { type BackupNeeds, createBackup } from './backup.ts';

function stage(change: Partial<BackupNeeds> = {}) {
  const log: string[] = [];
  const waiting: (() => void)[] = [];
  /** Ends when the test lets it. */
  const slowly = (name: string) =>
    new Promise<void>((resolve) => {
      log.push(`${name} begins`);
      waiting.push(() => {
        log.push(`${name} ends`);
        resolve();
      });
    });
  const calls = createBackup({
    app: { getPath: () => '/documents' },
    dialogs: {
      showOpenDialog: async () => ({ canceled: false, filePaths: ['/b.db'] }),
      showSaveDialog: async () => ({ canceled: false, filePath: '/b.db' }),
    },
    file: '/data/transcripts.db',
    transcripts: { retry: () => undefined, dispose: () => undefined },
    backUp: () => slowly('backup'),
    removeUnfinished: async () => void log.push('left over removed'),
    readBackup: async () => {
      await slowly('restore');
      return { putInPlace: () => ({ keptAs: null }), discard: () => undefined };
    },
    getState: () => initialState,
    onRestored: () => log.push('restored'),
    ...change,
  });
  return { calls, log, waiting };
}

test('a second one waits for the first to end', async () => {
  const { calls, log, waiting } = stage();
  const all = [
    calls.backUp(undefined),
    calls.restoreBackup(undefined),
    calls.restoreBackup(undefined),
    calls.backUp(undefined),
  ];
  for (let count = 1; count <= all.length; count += 1) {
    await expect.poll(() => waiting.length).toBe(count);
    waiting.at(-1)?.();
  }
  const restored = { ok: true, value: { keptAs: null } };
  const saved = { ok: true, value: '/b.db' };
  expect(await Promise.all(all)).toEqual([saved, restored, restored, saved]);
  expect(log).toEqual([
    'left over removed',
    ...['backup begins', 'backup ends', 'restore begins', 'restore ends', 'restored'],
    ...['restore begins', 'restore ends', 'restored', 'backup begins', 'backup ends'],
  ]);
});

test('one that fails keeps no other from its turn', async () => {
  const backUp = async () => {
    throw new Error('no space');
  };
  const { calls, waiting } = stage({ backUp });
  const both = [calls.backUp(undefined), calls.restoreBackup(undefined)];
  await expect.poll(() => waiting.length).toBe(1);
  waiting[0]?.();
  expect(await Promise.all(both)).toEqual([
    { ok: false, problem: { kind: 'exportNotWritable', path: '/b.db' } },
    { ok: true, value: { keptAs: null } },
  ]);
});

test('where nothing can be removed, backups are made all the same', async () => {
  const removeUnfinished = async () => {
    throw new Error('read-only');
  };
  const { calls, waiting } = stage({ removeUnfinished });
  const saved = calls.backUp(undefined);
  await expect.poll(() => waiting.length).toBe(1);
  waiting[0]?.();
  expect(await saved).toEqual({ ok: true, value: '/b.db' });
});
