/** The fixture of app specs: a built app on a throw-away profile, gone when the test ends. */
import { test as base } from '@playwright/test';
import type { HostName, LaunchOptions, RunningApp } from './host.ts';
import { launchApp } from './launch.ts';

export { expect } from '@playwright/test';

type Fixtures = {
  /** Where apps run, set with `test.use`. Default: in Electron where it can be had. */
  host: HostName | null;
  /** One running app. */
  app: RunningApp;
  /** Starts an app; all of them are disposed of after the test. Restarted ones count as well. */
  launch: (options?: LaunchOptions) => Promise<RunningApp>;
};

export const test = base.extend<Fixtures>({
  host: [null, { option: true }],
  launch: async ({ host }, use, info) => {
    const started: RunningApp[] = [];
    const keep = (app: RunningApp): RunningApp => {
      const kept = { ...app, restart: async (changes?: LaunchOptions) => keep(await app.restart(changes)) };
      started.push(kept);
      return kept;
    };
    await use(async (options) => keep(await launchApp({ ...(host !== null && { host }), ...options })));
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
