/**
 * One test runner for every level: pure functions, the local Realtime server, the stand-in for Electron, the
 * built app.
 */
import { defineConfig } from '@playwright/test';

/** Specs that hear people or whole talks in real time, kill the app in the middle of one, or measure how soon a word is elsewhere. */
const TALKS = 'e2e/{captions,crash,fallback,kills,local,newUser,sharing,transcribeFile}.spec.ts';

/** Specs with two real sources at once: beside others a sound server drops moments of sound, which nobody can mark. */
const ALONE = 'e2e/{sides,sidesOutput,sidesTest,sidesTogether,laneAlarms}.spec.ts';

export default defineConfig({
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['./scripts/closing-line.ts']],
  timeout: 60_000,
  // On a busy machine a window takes longer than Playwright's five seconds to be there.
  expect: { timeout: 15_000 },
  // What runs in real time shares its machine in CI. A spec that needed its second try is named above the closing line.
  retries: process.env['CI'] ? 1 : 0,
  // A picture that is missing is made once, by `npm run pictures`, never on the way.
  updateSnapshots: 'none',
  snapshotPathTemplate: '{testDir}/e2e/pictures/expected/{arg}{ext}',
  projects: [
    {
      name: 'unit',
      retries: 0,
      testMatch: [
        'core/**/*.test.ts',
        'node/**/*.test.ts',
        'cli/**/*.test.ts',
        'server/**/*.test.ts',
        'main/**/*.test.ts',
        'live/**/*.test.ts',
        'renderer/**/*.test.ts',
        'scripts/**/*.test.ts',
      ],
    },
    { name: 'host', testMatch: 'e2e/electron/**/*.spec.ts' },
    {
      name: 'realtime',
      testMatch: ['e2e/service/**/*.spec.ts', 'e2e/{calls,speech,hearing,recordings}/**/*.spec.ts'],
    },
    { name: 'server', testMatch: 'e2e/server/**/*.spec.ts' },
    { name: 'app', testMatch: 'e2e/*.spec.ts', testIgnore: [TALKS, ALONE], timeout: 120_000 },
    {
      name: 'pictures',
      testMatch: 'e2e/pictures/*.spec.ts',
      timeout: 240_000,
      expect: {
        // A page that is still settling on a busy machine is compared again until then.
        timeout: 20_000,
        toHaveScreenshot: { animations: 'disabled', caret: 'hide', scale: 'css', maxDiffPixels: 0 },
      },
    },
    // Run after all others, one spec at a time: scripts/test.ts.
    { name: 'talk', testMatch: TALKS, timeout: 120_000 },
    { name: 'alone', testMatch: ALONE, timeout: 120_000 },
  ],
});
