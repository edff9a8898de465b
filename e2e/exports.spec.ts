/**
 * Exports from the running app: to where nothing can be written, and text that was made to break subtitle
 * files.
 */
import { join } from 'node:path';
import { exportLast } from './session/exportLast.ts';
import { expect, expectProblem, goLive, test } from './session/scripted.ts';
import { srtComplaints, srtReaders, vttReaders } from './subtitles/readers.ts';

test('an export that cannot be written says which file, and leaves the transcript as it was', async ({
  scripted,
  launch,
}) => {
  const app = await launch(scripted.options);
  const page = await app.page('overlay');
  await goLive(page);
  await scripted.say(page, 'Worth exporting.');
  const path = join(scripted.profile.put('a-file', ''), 'out.srt');
  expect(await exportLast(app, path)).toEqual({
    ok: false,
    problem: { kind: 'exportNotWritable', path },
  });
  await app.answerDialog('save', path);
  await app.clickTray('Export last session…');
  await expectProblem(page, 'exportNotWritable');
  await expect(page.getByText(`Surtitle cannot write ${path}.`)).toBeVisible();
  expect(await scripted.exportText(app, 'srt')).toContain('Worth exporting.');
});

const NASTY = [
  'An arrow --> points, 00:00:01,000 --> 00:00:02,000 too.',
  'This is <b>bold</b> & <script>alert(1)</script>.',
  'A null\u0000byte in the middle.',
  'שלום עולם, said \u202Eright to left\u202C.',
  'Masks 🎭, a family 👨‍👩‍👧‍👦, a flag 🏴󠁧󠁢󠁳󠁣󠁴󠁿.',
];

/**
 * Spaces, where formats may break lines; a NUL and its replacement; invisible joiners and marks of direction.
 */
const UNSEEN = /[\s\uFFFD\u2060\u200B\u202A-\u202E]/gu;

/** What every format must bring back. Subtitle files cannot hold their own arrow, so it is one sign there. */
const essence = (text: string): string =>
  text.replaceAll('\0', '').replaceAll(UNSEEN, '').replaceAll('-->', '→');

test('text made to break subtitle files survives to the screen, the disk and every reader', async ({
  scripted,
  launch,
}) => {
  const app = await launch(scripted.options);
  const page = await app.page('overlay');
  await goLive(page);
  for (const [index, text] of NASTY.entries()) {
    await scripted.send(text);
    await expect.poll(() => scripted.storedTexts().length).toBe(index + 1);
  }
  const shown = await page
    .locator('.rows:not(.sample)')
    .evaluate((rows) => rows.querySelectorAll('b, script').length);
  expect(shown).toBe(0);
  expect(scripted.storedTexts().map(essence)).toEqual(NASTY.map(essence));
  const said = NASTY.map(essence).join('');
  const srt = await scripted.exportText(app, 'srt');
  const vtt = await scripted.exportText(app, 'vtt');
  expect(srtComplaints(srt)).toEqual([]);
  for (const [name, read] of Object.entries(srtReaders)) {
    const { errors, cues } = await read(srt);
    expect({ name, errors, text: essence(cues.map(({ text }) => text).join('')) }).toEqual({
      name,
      errors: [],
      text: said,
    });
  }
  for (const [name, read] of Object.entries(vttReaders)) {
    const { errors, cues } = await read(vtt);
    expect({ name, errors, text: essence(cues.map(({ text }) => text).join('')) }).toEqual({
      name,
      errors: [],
      text: said,
    });
  }
});
