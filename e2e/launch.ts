/** The fixture of app specs: a built app on a throw-away profile, gone when the test ends. */
import { test as base } from '@playwright/test';
import { type LaunchOptions, launchApp, type RunningApp } from './app.ts';

export { expect } from '@playwright/test';
export type { LaunchOptions, Microphone, PageName, RunningApp } from './app.ts';

type Fixtures = {
  /** Set with `test.use({ appOptions: {…} })`; read by `app`. */
  appOptions: LaunchOptions;
  /** One running app. */
  app: RunningApp;
  /** Starts an app; all of them are disposed of after the test. Restarted ones count as well. */
  launch: (options?: LaunchOptions) => Promise<RunningApp>;
};

export const test = base.extend<Fixtures>({
  appOptions: [{}, { option: true }],
  launch: async ({ appOptions }, use, info) => {
    const started: RunningApp[] = [];
    const keep = (app: RunningApp): RunningApp => {
      const kept = { ...app, restart: async (changes?: LaunchOptions) => keep(await app.restart(changes)) };
      started.push(kept);
      return kept;
    };
    await use(async (options) => keep(await launchApp({ ...appOptions, ...options })));
    // The app's own words explain most failures; a passing test needs none.
    if (info.status !== info.expectedStatus) {
      for (const [index, app] of started.entries())
        await info.attach(`app-${index}.log`, { body: app.output() });
    }
    for (const app of started.toReversed()) await app.dispose();
  },
  app: async ({ launch }, use) => {
    await use(await launch());
  },
});
