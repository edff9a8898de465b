/**
 * Takes a page's picture and compares it with the one that is kept in `expected/`. `npm run pictures` makes those anew.
 * Letters are drawn by the system: where it draws them otherwise than where those were made, nothing is compared.
 */
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { lettersHere, lettersKept } from './letters.ts';

export { expect } from '@playwright/test';

export const test = base.extend<object, { isComparable: boolean }>({
  isComparable: [
    async ({ playwright: _unused }, use) => {
      await use((await lettersHere()) === lettersKept());
    },
    { scope: 'worker' },
  ],
});

export interface Look {
  readonly page: Page;
  /** Of the file, without its ending. */
  readonly name: string;
  /** What moves by itself, such as a level. */
  readonly masks?: readonly Locator[];
}

/** When the page has all of its typefaces, without its pointer: a hand that lies on a button changes it. */
export async function look({ page, name, masks = [] }: Look): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await expect.soft(page).toHaveScreenshot(`${name}.png`, { mask: [...masks] });
}
