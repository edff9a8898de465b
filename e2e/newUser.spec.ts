/**
 * The first day of somebody who was told nothing: a bare profile, no key, no mouse. From the first caption to a word
 * that was said ten minutes ago, its line corrected, and the whole as a subtitle file.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { expect, test } from './app/fixture.ts';
import { writeMicrophoneFile } from './session/microphone.ts';
import { joined, readLibrivox } from './speech/human.ts';

const TEN_MINUTES_MS = 600_000;
const MOST_ACTIONS = 40;
/** So many presses of Tab to a thing on one screen are enough for anybody. */
const MOST_TABS = 15;

/** A person at the keyboard: a key pressed, or a word typed in, is one action. */
function createPerson() {
  const done: string[] = [];
  const press = async (page: Page, key: string) => {
    done.push(key);
    await page.keyboard.press(key);
  };
  return {
    done,
    press,
    type: async (page: Page, text: string) => {
      done.push(`“${text}”`);
      await page.keyboard.type(text);
    },
    /** Goes there as whoever sees where the focus is: forward, until what is named so has it. */
    tabTo: async (page: Page, aim: Locator) => {
      const wanted = page.locator(':focus').and(aim.or(page.locator('*', { has: aim })));
      for (let tabs = 0; (await wanted.count()) === 0; tabs += 1) {
        expect(tabs, `it is reached from where the keys are: ${done.join(' ')}`).toBeLessThan(MOST_TABS);
        await press(page, 'Tab');
      }
    },
  };
}

test('a new user comes from the first caption to a corrected subtitle file by keyboard, in under 40 actions', async ({
  launch,
}) => {
  const sentences = readLibrivox();
  test.skip(!sentences.ok, sentences.ok ? '' : sentences.reason);
  if (!sentences.ok) return;
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-new-user-'));
  const path = join(folder, 'speech.wav');
  const [first] = sentences.value;
  if (first === undefined) throw new Error('there is no speech');
  const { sound } = joined([first], 1_500);
  await writeMicrophoneFile(path, sound);
  const person = createPerson();
  const app = await launch({ settings: null, microphone: { kind: 'file', path } });
  const overlay = await app.page('overlay');
  await expect(overlay.locator('.rows:not(.sample)')).toContainText('leisure to consider', {
    timeout: 60_000,
  });
  // What is asked for is what was said, not that it is still in sight.
  await app.setClock(TEN_MINUTES_MS);
  const settings = await app.page('settings');
  await settings.bringToFront();
  await person.tabTo(settings, settings.getByRole('button', { name: 'Stop captions' }));
  await person.press(settings, 'Enter');
  await person.tabTo(settings, settings.getByRole('button', { name: /^Library/ }));
  await person.press(settings, 'Enter');
  const library = await app.page('library');
  await library.bringToFront();
  await person.tabTo(library, library.getByRole('searchbox', { name: 'Search everything' }));
  await person.type(library, 'leisure');
  await expect(library.getByRole('status')).toHaveText('1 line');
  await person.tabTo(library, library.getByText('leisure'));
  await person.press(library, 'Enter');
  await expect(library.locator('article:focus')).toContainText('leisure');
  await person.press(library, 'Enter');
  const field = library.getByRole('textbox', { name: 'Text of this line' });
  await expect(field).toBeFocused();
  await person.type(library, ' So it was.');
  await person.press(library, 'Enter');
  await expect(library.locator('article', { hasText: 'So it was.' })).toBeVisible();
  await person.tabTo(library, library.getByRole('button', { name: 'Export…' }));
  await app.answerDialog('save', join(folder, 'mine.srt'));
  await person.press(library, 'Enter');
  await expect(library.getByRole('dialog')).toBeVisible();
  await person.press(library, 'Enter');
  // The system's own dialog is answered by Enter.
  person.done.push('Enter');
  await expect(library.getByText('Saved as')).toBeVisible();
  expect(readFileSync(join(folder, 'mine.srt'), 'utf8')).toMatch(
    /^1\n00:00:0\d,\d{3} --> [\s\S]*leisure[\s\S]*So it was\./,
  );
  console.log(`A new user needs ${person.done.length} actions: ${person.done.join(' ')}`);
  expect(person.done.length).toBeLessThan(MOST_ACTIONS);
  rmSync(folder, { recursive: true });
});
