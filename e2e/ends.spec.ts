/** The ends that leave no time: what was painted by then is kept, also of the sentence that was still open. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './app/fixture.ts';
import type { RunningApp } from './app/host.ts';
import { readTranscriptsFile } from './app/transcriptsFile.ts';
import { startRealtimeServer } from './service/server.ts';
import { LOCAL_KEY, setCaptions } from './session/captionedTalk.ts';
import { talkingMicrophone } from './session/microphone.ts';
import { readShortTalk } from './speech/bundled.ts';

const wordsOf = (text: string) => text.trim().replace(/\s+/g, ' ');

const ENDS: readonly (readonly [string, (app: RunningApp) => Promise<unknown>])[] = [
  // The app may be gone before it can say that it heard.
  ['the system shuts down', (app) => app.power('shutdown').catch(() => undefined)],
  [
    'a person quits twice',
    async (app) => {
      const first = app.quit();
      await app.quit().catch(() => undefined);
      await first;
    },
  ],
];

for (const [name, end] of ENDS) {
  test(`when ${name} in mid-sentence, the words so far are kept`, async ({ launch }) => {
    const dir = mkdtempSync(join(tmpdir(), 'surtitle-ends-'));
    const server = await startRealtimeServer({ talk: await readShortTalk() });
    const app = await launch({
      apiKey: LOCAL_KEY,
      settings: { baseUrl: server.baseUrl, echoCancellation: false },
      microphone: await talkingMicrophone(dir),
    });
    const overlay = await app.page('overlay');
    await setCaptions(overlay, true);
    const lines = overlay.locator('.rows:not(.sample) .line');
    await expect(lines.first()).toContainText(/\w+ \w+/, { timeout: 30_000 });
    const painted = wordsOf((await lines.allInnerTexts()).join(' '));
    const startedMs = performance.now();
    await end(app);
    const stored = () =>
      wordsOf(
        readTranscriptsFile(app.userDataDir)
          .lines.map(({ text }) => text)
          .join(' '),
      );
    // A word that was cut short may have been finished in the meantime.
    await expect.poll(stored, { timeout: 2_000 }).toContain(painted.slice(0, painted.lastIndexOf(' ')));
    expect(performance.now() - startedMs).toBeLessThan(2_000);
    await app.dispose();
    await server.close();
    rmSync(dir, { recursive: true });
  });
}
