/** Checks that an export lands whole where it was wanted, and says what is in the way. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { failure, type Result, success } from '../../core/base/result.ts';
import { fileName } from '../../core/subtitles/fileName.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import { startExports, transcript } from '../../e2e/main/exports.ts';
import { withEnding } from './saving.ts';

test('what is picked is written as the format that was asked for', async () => {
  const { folder, exportSession } = startExports({ picked: 'talk.srt' });
  const path = join(folder, 'talk.srt');
  expect(await exportSession({ format: 'srt' })).toEqual(success(path));
  expect(readFileSync(path, 'utf8')).toMatch(/^1\n00:00:00,500 --> 00:00:0\d,\d{3}\nGood evening\.\n\n$/);
  expect(readdirSync(folder)).toEqual(['talk.srt']);
});

test('an older file of the same name is replaced whole', async () => {
  const { folder, exportSession } = startExports({ picked: 'talk.txt' });
  const path = join(folder, 'talk.txt');
  writeFileSync(path, 'old '.repeat(10_000));
  await exportSession({ format: 'txt' });
  expect(readFileSync(path, 'utf8')).not.toContain('old');
});

test('a dialog asks, starting with a dated name', async () => {
  const { folder, asked, exportSession } = startExports({ picked: 'mine.vtt' });
  expect(await exportSession({ format: 'srt' })).toEqual(success(join(folder, 'mine.vtt')));
  expect(readFileSync(join(folder, 'mine.vtt'), 'utf8')).toMatch(/^WEBVTT\n/);
  expect(
    asked.map(({ defaultPath, filters }) => [defaultPath, filters?.map(({ extensions }) => extensions[0])]),
  ).toEqual([[join(folder, 'Surtitle 2026-11-22 08.05.srt'), ['srt', 'vtt', 'txt', 'md', 'json']]]);
});

test('a cancelled dialog writes nothing', async () => {
  const { folder, exportSession } = startExports({ picked: null });
  expect([await exportSession({ format: 'srt' }), readdirSync(folder)]).toEqual([success(null), []]);
});

test('a person’s ending decides the format; without one the asked ending is added', () => {
  expect([withEnding('/a/b.VTT', 'srt'), withEnding('/a/b', 'srt'), withEnding('/a/v1.2', 'txt')]).toEqual([
    { path: '/a/b.VTT', format: 'vtt' },
    { path: '/a/b.srt', format: 'srt' },
    { path: '/a/v1.2.txt', format: 'txt' },
  ]);
  expect(fileName(transcript, 'json')).not.toMatch(/[<>:"/\\|?*]/);
});

test('nothing said is nothing to export, and a problem of reading is passed on', async () => {
  const nothing = failure({ kind: 'nothingToExport' });
  const ask = async (sessions: Result<readonly Transcript[]>) => {
    const { exportSession } = startExports({ sessions, picked: 'x.srt' });
    return await exportSession({ format: 'srt' });
  };
  expect([
    await ask(success([])),
    await ask(success([{ ...transcript, entries: [] }])),
    await ask(failure({ kind: 'transcriptsFailed' })),
  ]).toEqual([nothing, nothing, failure({ kind: 'transcriptsFailed' })]);
});

test('a folder that is not there, a folder in the way and a folder that is a file cannot be written; nothing is left behind', async () => {
  for (const name of ['absent/x.srt', 'folder.srt', 'file/x.srt']) {
    const { folder, exportSession } = startExports({ picked: name });
    mkdirSync(join(folder, 'folder.srt'));
    writeFileSync(join(folder, 'file'), 'keep');
    expect(await exportSession({ format: 'srt' })).toEqual(
      failure({ kind: 'exportNotWritable', path: join(folder, name) }),
    );
    expect(readdirSync(folder).sort()).toEqual(['file', 'folder.srt']);
  }
});

test('a read-only folder cannot be written', async () => {
  // The administrator may write anywhere, so there the system's answer is given by hand.
  const refuse = () => {
    throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
  };
  const { folder, exportSession } = startExports({
    picked: 'x.srt',
    ...(process.getuid?.() === 0 ? { replace: refuse } : {}),
  });
  chmodSync(folder, 0o500);
  const path = join(folder, 'x.srt');
  expect(await exportSession({ format: 'srt' })).toEqual(failure({ kind: 'exportNotWritable', path }));
});

test('a full disk is said to be full', async () => {
  const replace = () => {
    throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
  };
  const { exportSession } = startExports({ picked: 'x.srt', replace });
  expect(await exportSession({ format: 'srt' })).toEqual(failure({ kind: 'diskFull' }));
});
