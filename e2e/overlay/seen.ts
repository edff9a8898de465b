/** What can be seen on an overlay that has come to rest, and where. Paints nothing. */
import type { Page } from 'playwright';

export interface Box {
  readonly what: string;
  readonly lane: string | null;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Some of it does not fit into its own box. */
  readonly isCut: boolean;
}

/** Elements that are visible and not clipped away by their lane's region, in the order of the page; whole pixels. */
export async function seenOn(page: Page, selector: string): Promise<readonly Box[]> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState === 'finished'),
  );
  return page.evaluate(
    (wanted) =>
      [...document.querySelectorAll(wanted)].flatMap((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        const region = element.closest('.region');
        const insets = /^inset\((.*)\)$/.exec(region === null ? '' : getComputedStyle(region).clipPath)?.[1];
        const [above = 0, , below = above] = (insets ?? '0').split(' ').map(Number.parseFloat);
        const clip = region?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
        const middle = (top + bottom) / 2;
        const isSeen =
          right > left &&
          getComputedStyle(element).visibility === 'visible' &&
          middle > clip.top + above &&
          middle < clip.bottom - below;
        const isCut = [element, ...element.querySelectorAll('.name, p')].some(
          (part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1,
        );
        const text = element.textContent ?? '';
        const lane = element.closest('.lane')?.querySelector('.label')?.textContent ?? null;
        const [l = 0, t = 0, r = 0, b = 0] = [left, top, right, bottom].map(Math.round);
        return isSeen
          ? { what: `${element.className}: ${text}`, lane, text, left: l, top: t, right: r, bottom: b, isCut }
          : [];
      }),
    selector,
  );
}
