/** Faults of the machine and of the app's own processes, in the middle of a sentence. */
import { isRenderer, processesOf } from '../../../e2e/app/processes.ts';
import { waitForStatus } from '../../../e2e/session/captionedTalk.ts';
import { FAULT_AT_MS, type Fault, pause } from '../stage.ts';

const ASLEEP_MS = 4_000;
const AN_HOUR_MS = 3_600_000;

/** live/lane/lane.ts stores what is open every two seconds: a death may cost what was said since. */
const SINCE_STORED_MS = 2_000;

const isLive = ({ status }: { readonly status: string }) => status === 'live';

export const machineFaults: readonly Fault[] = [
  {
    name: 'sleep',
    note: 'what is said asleep counts only if no gap says so',
    run: async ({ app, overlay, until, heal, away }) => {
      await until(FAULT_AT_MS);
      await away(async () => {
        await app.power('suspend');
        await pause(ASLEEP_MS);
        await app.power('resume');
        heal();
        await waitForStatus(await overlay(), isLive);
      });
    },
  },
  {
    name: 'page crash',
    note: 'what is said while there is no page counts only if no gap says so',
    run: async ({ app, overlay, until, heal, lookAway, away }) => {
      await until(FAULT_AT_MS);
      await lookAway();
      await away(async () => {
        await app.crashWindow('overlay');
        heal();
        await waitForStatus(await overlay(), isLive);
      });
    },
  },
  {
    name: 'main killed (kill -9)',
    note: 'read after the next start; what was said in the last 2 s may go with it and is not counted',
    mayCostMs: SINCE_STORED_MS,
    startsAgain: true,
    run: async ({ app, until, end }) => {
      await until(FAULT_AT_MS);
      end();
      await app.kill();
    },
  },
  {
    name: 'GPU process killed',
    note: 'kill -9 of Chromium’s, and main is told as Electron does',
    lacks: () => (process.platform === 'linux' ? null : 'processes are found through /proc'),
    run: async ({ app, until, heal }) => {
      await until(FAULT_AT_MS);
      const gpu = processesOf(app.userDataDir).filter(
        (one) => !isRenderer(one) && one.commandLine.includes('--type=gpu-process'),
      );
      if (gpu.length === 0) throw new Error('There is no GPU process.');
      for (const { pid } of gpu) process.kill(pid, 'SIGKILL');
      await app.loseGpu();
      heal();
    },
  },
  {
    name: 'display removed',
    note: 'main is told; the stand-in has one display, which stays',
    run: async ({ app, until, heal }) => {
      await until(FAULT_AT_MS);
      await app.loseDisplay();
      heal();
    },
  },
  ...([AN_HOUR_MS, -AN_HOUR_MS] as const).map(
    (byMs) =>
      ({
        name: `wall clock jumps ${byMs > 0 ? 'ahead' : 'back'} 1 h`,
        note: 'in main and in the page',
        run: async ({ app, overlay, until, heal }) => {
          const page = await overlay();
          await until(FAULT_AT_MS);
          await app.setClock(byMs);
          await page.evaluate((aheadMs) => {
            const now = Date.now;
            Date.now = () => now() + aheadMs;
          }, byMs);
          heal();
        },
      }) satisfies Fault,
  ),
];
