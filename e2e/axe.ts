/** What axe finds on a page, in a form that a failed test can be read by. Decides nothing. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

interface AxeScope {
  /** A CSS selector of the part to look at. Default: the whole page. */
  readonly include?: string;
  readonly withoutRules?: readonly string[];
}

/** By rule and markup. */
export async function foundByAxe(
  page: Page,
  { include, withoutRules = [] }: AxeScope = {},
): Promise<readonly (readonly [rule: string, html: readonly string[]])[]> {
  // Playwright's own page for axe cannot be opened over CDP.
  const axe = new AxeBuilder({ page }).setLegacyMode().disableRules([...withoutRules]);
  const { violations } = await (include === undefined ? axe : axe.include(include)).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)] as const);
}
