/** The toy app of the stand-in's own specs, ready to launch. It says nothing about Surtitle. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { test as base } from '../launch.ts';

export { expect } from '@playwright/test';

const TOY = {
  host: 'stand-in',
  main: fileURLToPath(new URL('./fixture/main.mjs', import.meta.url)),
} as const;

export const test = base.extend({ appOptions: TOY });

type Toy = { call: (name: string, argument?: unknown) => Promise<unknown> };
declare global {
  var toy: Toy;
  var states: unknown[];
}

/** Calls the toy's main from its page. */
export function call(page: Page, name: string, argument?: unknown): Promise<unknown> {
  return page.evaluate(([name, argument]) => globalThis.toy.call(name as string, argument), [name, argument]);
}
