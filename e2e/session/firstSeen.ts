/** When marked words first stand on a page, by this computer's clock: to compare two pages. */
import type { Page } from 'playwright';

/** Words such as `w12w` that a script has people say, in elements that match. */
export async function watchMarkedWords(
  page: Page,
  selector: string,
): Promise<() => Promise<ReadonlyMap<string, number>>> {
  const seen = await page.evaluateHandle((watched) => {
    const first: Record<string, number> = {};
    const look = () => {
      const text = [...document.querySelectorAll(watched)].map((element) => element.textContent).join(' ');
      for (const [word] of text.matchAll(/w\d+w/g)) first[word] ??= Date.now();
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    return first;
  }, selector);
  return async () => new Map(Object.entries(await seen.jsonValue()));
}
