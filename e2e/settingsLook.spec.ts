/** The settings window as people see and use it: every section, narrow and large, light, dark and in forced colours. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect, test } from './app/fixture.ts';
import { readState } from './session/scripted.ts';

const LOOKS = [
  { name: 'light', width: 760, media: { colorScheme: 'light' }, rules: 'all' },
  // Names and roles are the same as in the light; colours are not.
  { name: 'dark, narrow', width: 320, media: { colorScheme: 'dark' }, rules: 'color-contrast' },
  // Here the system's colours hold, which axe does not judge.
  { name: 'forced colours, wide', width: 1_900, media: { forcedColors: 'active' }, rules: 'none' },
] as const;

/** What axe finds, by rule and place. */
async function found(page: Page, rules: (typeof LOOKS)[number]['rules']): Promise<readonly unknown[]> {
  if (rules === 'none') return [];
  // Playwright's own page for axe cannot be opened over CDP.
  const axe = new AxeBuilder({ page: page as never }).setLegacyMode();
  const { violations } = await (rules === 'all' ? axe : axe.withRules([rules])).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]);
}

/** What reaches beyond the window's side, or is cut off inside of what it stands in. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>('main, main *, nav *')].filter(
      (element) => !element.closest('.hidden, svg') && element.checkVisibility(),
    );
    const beyond = shown.filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
    const scrolls = shown.filter(
      ({ scrollWidth, clientWidth, tagName }) => tagName === 'MAIN' && scrollWidth > clientWidth + 1,
    );
    return [...beyond, ...scrolls].map(
      ({ tagName, className, textContent }) => `${tagName}.${className}: ${textContent?.slice(0, 40)}`,
    );
  });

test('axe finds nothing in any section, and nothing is cut off, also at 200 %', async ({ app }) => {
  const page = await app.page('settings');
  const tabs = page.getByRole('tab');
  for (const look of LOOKS) {
    await page.setViewportSize({ width: look.width, height: 800 });
    await page.emulateMedia({ colorScheme: null, forcedColors: null, ...look.media });
    await tabs.first().focus();
    for (const name of await tabs.allTextContents()) {
      await expect(page.getByRole('tab', { name, exact: true })).toBeFocused();
      expect
        .soft({ look: look.name, name, found: await found(page, look.rules) })
        .toEqual({ look: look.name, name, found: [] });
      expect
        .soft({ look: look.name, name, cut: await cutOff(page) })
        .toEqual({ look: look.name, name, cut: [] });
      const shots = process.env['SURTITLE_SHOTS'];
      if (shots !== undefined) await page.screenshot({ path: `${shots}/${look.width}-${name}.png` });
      await page.keyboard.press('ArrowDown');
    }
  }
});

test('colours, text size and what hiding does are chosen by keyboard and hold at once', async ({ app }) => {
  const page = await app.page('settings');
  await page.getByRole('tab', { name: 'General' }).click();
  await page.getByRole('radio', { name: 'As the system' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.getByLabel('Text size').focus();
  await page.keyboard.press('End');
  await expect.poll(async () => (await readState(page)).settings.general.textPercent).toBe(200);
  await expect(page.locator('html')).toHaveCSS('zoom', '2');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await page.setViewportSize({ width: 640, height: 800 });
  const shots = process.env['SURTITLE_SHOTS'];
  for (const name of await page.getByRole('tab').allTextContents()) {
    await page.getByRole('tab', { name, exact: true }).click();
    expect.soft({ name, cut: await cutOff(page) }).toEqual({ name, cut: [] });
    if (shots !== undefined) await page.screenshot({ path: `${shots}/200-${name}.png` });
  }
  await page.getByRole('tab', { name: 'General' }).click();
  await page.getByRole('switch', { name: 'Hiding the overlay stops captions' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Start captions' }).click();
  await page.getByRole('button', { name: 'Hide overlay and stop captions' }).click();
  await expect
    .poll(async () => (await readState(page)).intent)
    .toMatchObject({ captions: false, overlayVisible: false });
});
