/** One test runner for every level: pure functions, the local Realtime server, the built app. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  reporter: process.env['CI'] ? [['list'], ['./scripts/closing-line.ts']] : [['list']],
  timeout: 60_000,
  projects: [
    {
      name: 'unit',
      testMatch: ['core/**/*.test.ts', 'main/**/*.test.ts', 'renderer/**/*.test.ts', 'scripts/**/*.test.ts'],
    },
    { name: 'realtime', testMatch: 'e2e/realtime/**/*.spec.ts' },
    { name: 'app', testMatch: ['e2e/*.spec.ts', 'e2e/host/**/*.spec.ts'] },
  ],
});
