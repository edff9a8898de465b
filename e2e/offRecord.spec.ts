/** A pause, and words off the record: the session goes on after, and no file ever held what was not to be kept. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { setCaptions, waitForStatus } from './session/captionedTalk.ts';
import { expect, goLive, test } from './session/scripted.ts';

const SECRET = 'Nobody may find this sentence.';

/** Presses a button of the unlocked overlay, after which another session listens, or none until the next press. */
async function press(page: Page, name: string | RegExp, until: 'live' | 'idle' = 'live'): Promise<void> {
  const over = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const stop = window.surtitle.onState(({ session }) => {
          if (session.status === 'live') return;
          stop();
          resolve();
        });
      }),
  );
  await page.getByRole('button', { name }).click();
  await over;
  await waitForStatus(page, ({ status }) => status === until);
}

/** Its bytes; none where it is gone again: Chromium's caches come and go. */
function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Files that hold the text, as UTF-8 or UTF-16. */
function holding(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = bytesOf(path);
      return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'));
    });
}

test('what is said off the record is painted and in no file; before and after are kept, a gap between', async ({
  scripted,
  launch,
}) => {
  const app = await launch(scripted.options);
  const page = await app.page('overlay');
  await goLive(page);
  await page.evaluate(() => window.surtitle.call('changeIntent', { positionLocked: false }));
  await scripted.say(page, 'This may be kept.');
  await press(page, /^Go off the record/);
  await expect(page.getByText('Off the record: nothing is kept')).toBeVisible();
  await scripted.say(page, SECRET);
  await press(page, 'Keep what is said again');
  await expect(page.getByText('Off the record: nothing is kept')).toBeHidden();
  await scripted.say(page, 'This may be kept too.');
  await setCaptions(page, false);
  await waitForStatus(page, ({ status }) => status === 'idle');
  expect(scripted.storedTexts()).toEqual(['This may be kept.', 'This may be kept too.']);
  expect(await scripted.exportText(app, 'srt')).toMatch(
    /This may be kept\.[\s\S]*off the record\][\s\S]*This may be kept too\./,
  );
  expect(holding(scripted.profile.userDataDir, 'This may be kept too.')).not.toEqual([]);
  expect(holding(scripted.profile.userDataDir, SECRET)).toEqual([]);
});

test('a pause hears nothing and is said; what comes after it belongs to the same session', async ({
  scripted,
  launch,
}) => {
  const app = await launch(scripted.options);
  const page = await app.page('overlay');
  await goLive(page);
  await page.evaluate(() => window.surtitle.call('changeIntent', { positionLocked: false }));
  await scripted.say(page, 'Before the pause.');
  await press(page, 'Pause captions', 'idle');
  await expect(page.getByText('Paused: nobody listens')).toBeVisible();
  await press(page, 'Go on with captions');
  await scripted.say(page, 'After the pause.');
  await setCaptions(page, false);
  await waitForStatus(page, ({ status }) => status === 'idle');
  expect(await scripted.exportText(app, 'srt')).toMatch(
    /Before the pause\.[\s\S]*paused\][\s\S]*After the pause\./,
  );
});
