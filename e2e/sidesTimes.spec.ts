/** One sound that reaches both sides at the same sample: the transcript has it at the same moment in both lanes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './app/fixture.ts';
import { readLastTranscript } from './app/transcriptsFile.ts';
import { type RealtimeServer, startRealtimeServer } from './service/server.ts';
import { LOCAL_KEY, setCaptions, waitForStatus } from './session/captionedTalk.ts';
import { lackOfSoundServer, type SoundServer, startSoundServer } from './session/soundServer.ts';
import { apartMs } from './speech/apart.ts';
import { readLongTalk } from './speech/bundled.ts';
import { writeStereoWav } from './speech/encodeWav.ts';
import { partOf } from './speech/pieces.ts';

/** What a transcript of two lanes may be off by. */
const MOST_APART_MS = 60;

let sound: SoundServer;
let server: RealtimeServer;
let folder: string;
const lack = lackOfSoundServer();
test.skip(lack !== null, lack ?? '');
test.beforeEach(async () => {
  sound = await startSoundServer();
  sound.joinSides();
  server = await startRealtimeServer({ talk: partOf(await readLongTalk(), { fromMs: 0, toMs: 7_600 }) });
  folder = mkdtempSync(join(tmpdir(), 'surtitle-times-'));
});
test.afterEach(async () => {
  await sound.stop();
  await server.close();
  rmSync(folder, { recursive: true });
});

for (const echoCancellation of [false, true])
  test(`across lanes times are within 60 ms of the truth, ${echoCancellation ? 'with' : 'without'} echo cancellation`, async ({
    launch,
  }) => {
    const app = await launch({
      apiKey: LOCAL_KEY,
      env: sound.env,
      microphone: { kind: 'system' },
      settings: { baseUrl: server.baseUrl, echoCancellation },
    });
    const overlay = await app.page('overlay');
    await setCaptions(overlay, true);
    await waitForStatus(overlay, ({ status }) => status === 'live');
    const path = join(folder, 'talk.wav');
    const talk = partOf(await readLongTalk(), { fromMs: 0, toMs: 7_600 }).sound;
    writeFileSync(path, writeStereoWav(talk, talk));
    await sound.play('both', path);
    await expect(overlay.locator('.lane', { hasText: 'Others' })).toContainText('stage', { timeout: 20_000 });
    await setCaptions(overlay, false);
    await waitForStatus(overlay, ({ status }) => status === 'idle');
    const entries = readLastTranscript(app.userDataDir)?.entries ?? [];
    const islandsOf = (lane: string) =>
      entries.flatMap((entry) => (entry.lane === lane && entry.kind === 'line' ? entry.islands : []));
    const [yours, theirs] = [islandsOf('you'), islandsOf('others')];
    expect(theirs.length).toBeGreaterThanOrEqual(2);
    const apart = apartMs(yours, theirs);
    console.info(`The lanes are ${apart.toFixed()} ms apart.`);
    expect(Math.abs(apart)).toBeLessThan(MOST_APART_MS);
  });
