/**
 * Breaks what the running app keeps on disk: it says so in words, goes on captioning, and loses nothing that
 * was captioned.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { protect } from './app/protect.ts';
import { readTranscriptsFile } from './app/transcriptsFile.ts';
import { setCaptions, waitForStatus } from './session/captionedTalk.ts';
import { expect, expectProblem, goLive, keptAside, readState, test } from './session/scripted.ts';

test('damaged transcripts are kept aside with every byte, and a fresh file takes what is said', async ({
  scripted,
  launch,
}) => {
  const garbage = Buffer.alloc(20_000, 'not a database ');
  scripted.profile.put('transcripts.db', garbage);
  const app = await launch(scripted.options);
  const page = await app.page('overlay');
  await expectProblem(page, 'transcriptsReplaced');
  await goLive(page);
  await expect(page.getByText('The transcripts file was damaged.')).toBeVisible();
  await scripted.say(page, 'This goes into a fresh file.');
  expect(readFileSync(keptAside((await readState(page)).problem))).toEqual(garbage);
  await expect.poll(scripted.storedTexts).toEqual(['This goes into a fresh file.']);
});

test('while another program holds the transcripts, captions go on, and are written when it lets go', async ({
  scripted,
  launch,
}) => {
  const app = await launch(scripted.options);
  const page = await app.page('overlay');
  await goLive(page);
  await scripted.say(page, 'Before the lock.');
  await expect.poll(scripted.storedTexts).toEqual(['Before the lock.']);
  const other = new DatabaseSync(scripted.profile.pathOf('transcripts.db'));
  other.exec('BEGIN IMMEDIATE');
  await scripted.say(page, 'During the lock.');
  await scripted.say(page, 'Still locked.');
  await expectProblem(page, 'transcriptsLocked');
  await expect(page.getByText('Another program holds the transcripts.')).toBeVisible();
  expect(await scripted.exportText(app, 'txt')).toMatch(
    /Before the lock\.[\s\S]*During the lock\.[\s\S]*Still locked\./,
  );
  other.exec('ROLLBACK');
  other.close();
  await expectProblem(page, null);
  expect(scripted.storedTexts()).toEqual(['Before the lock.', 'During the lock.', 'Still locked.']);
});

test('on transcripts that are read-only captions go on, and are written once they no longer are', async ({
  scripted,
  launch,
}) => {
  const first = await launch(scripted.options);
  const before = await first.page('overlay');
  await goLive(before);
  await scripted.say(before, 'Written at first.');
  await expect.poll(scripted.storedTexts).toEqual(['Written at first.']);
  await setCaptions(before, false);
  await waitForStatus(before, ({ status }) => status === 'idle');
  await first.quit();
  const release = protect(scripted.profile.pathOf('transcripts.db'));
  try {
    const app = await launch(scripted.options);
    const page = await app.page('overlay');
    await goLive(page);
    await scripted.say(page, 'Not yet written.');
    await expectProblem(page, 'transcriptsReadOnly');
    await expect(page.getByText('The transcripts cannot be written.')).toBeVisible();
    expect(await scripted.exportText(app, 'txt')).toContain('Not yet written.');
    release();
    await expectProblem(page, null);
  } finally {
    release();
  }
  expect(scripted.storedTexts()).toEqual(['Written at first.', 'Not yet written.']);
});

test('where no file can be made captions go on, and are written once one can', async ({
  scripted,
  launch,
}) => {
  mkdirSync(scripted.profile.pathOf('transcripts.db'));
  const page = await (await launch(scripted.options)).page('overlay');
  await goLive(page);
  await scripted.say(page, 'There is a folder in the way.');
  await expectProblem(page, 'transcriptsReadOnly');
  rmSync(scripted.profile.pathOf('transcripts.db'), { recursive: true });
  await expectProblem(page, null);
  expect(scripted.storedTexts()).toEqual(['There is a folder in the way.']);
});

test('on a full disk captions go on, and are written once there is room', async ({ scripted, launch }) => {
  test.skip(
    process.getuid?.() !== 0,
    'a small disk of its own needs root; node/transcripts.test.ts has the rest',
  );
  const disk = join(scripted.profile.dir, 'disk');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', disk]);
  try {
    symlinkSync(join(disk, 'transcripts.db'), scripted.profile.pathOf('transcripts.db'));
    const app = await launch(scripted.options);
    const page = await app.page('overlay');
    await goLive(page);
    await scripted.say(page, 'Said while there was room.');
    writeUntilFull(join(disk, 'ballast'));
    await scripted.say(page, 'Said when there was none.');
    await expectProblem(page, 'diskFull');
    await expect(page.getByText('The disk is full.')).toBeVisible();
    await scripted.say(page, 'And some more.');
    expect(await scripted.exportText(app, 'txt')).toMatch(
      /while there was room\.[\s\S]*when there was none\.[\s\S]*some more\./,
    );
    rmSync(join(disk, 'ballast'));
    await expectProblem(page, null);
    await app.kill();
    expect(readTranscriptsFile(disk).lines.map(({ text }) => text)).toEqual([
      'Said while there was room.',
      'Said when there was none.',
      'And some more.',
    ]);
  } finally {
    execFileSync('umount', ['--lazy', disk]);
  }
});

function writeUntilFull(path: string): void {
  try {
    for (;;) writeFileSync(path, Buffer.alloc(1_024), { flag: 'a' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
