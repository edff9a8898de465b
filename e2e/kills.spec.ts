/** Kills the app or its page while a sentence is open: of what had come, no more than the last seconds are missing. */
import { expect, test } from './app/fixture.ts';
import { readTranscriptsFile } from './app/transcriptsFile.ts';
import { startRealtimeServer } from './service/server.ts';
import { LOCAL_KEY, setCaptions, waitForStatus } from './session/captionedTalk.ts';

/** `npm run faults` asks for twenty. */
const KILLS = Number(process.env['SURTITLE_KILLS'] ?? 4);

const WORD_EVERY_MS = 50;
const WORDS = 100;

/** What stands is stored every two seconds. */
const STANDING_MS = 2_000;

/** From the server through the page to the disk, on a busy machine too. */
const UNDER_WAY_MS = 1_000;

/** One sentence that goes on and on: a word every so often, and no end. */
const openSentence = (round: number) =>
  Array.from({ length: WORDS }, (_, index) => ({
    atMs: index * WORD_EVERY_MS,
    event: {
      type: 'conversation.item.input_audio_transcription.delta',
      event_id: `e${index}`,
      item_id: `open_${round}`,
      content_index: 0,
      delta: ` r${round}w${index}`,
    },
  }));

test(`${KILLS} kills in the middle of a sentence cost at most two seconds of its text`, async ({
  launch,
}) => {
  test.setTimeout(60_000 + KILLS * 20_000);
  const server = await startRealtimeServer();
  try {
    let app = await launch({ apiKey: LOCAL_KEY, settings: { baseUrl: server.baseUrl } });
    const missing: number[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      const overlay = await app.page('overlay');
      await setCaptions(overlay, true);
      await waitForStatus(overlay, ({ status }) => status === 'live');
      const startedAtMs = performance.now();
      void server.replay(openSentence(round));
      // Anywhere in the two seconds between one storing and the next.
      const killAfterMs = 2_500 + Math.random() * STANDING_MS;
      await new Promise((resolve) => setTimeout(resolve, killAfterMs));
      const killedAtMs = performance.now() - startedAtMs;
      if (round % 2 === 0) await app.kill();
      else await app.crashWindow('overlay');
      server.control({ type: 'drop' });
      // What stood becomes a line at the next start, or when the page is back.
      app = await app.restart();
      await app.page('overlay');
      const text = readTranscriptsFile(app.userDataDir)
        .lines.map((line) => line.text)
        .join(' ');
      const sent = Math.min(WORDS, Math.floor(killedAtMs / WORD_EVERY_MS));
      const kept = Array.from({ length: sent }, (_, index) => index).filter((index) =>
        new RegExp(`\\br${round}w${index}\\b`, 'u').test(text),
      );
      missing.push(Math.round(killedAtMs - ((kept.at(-1) ?? 0) + 1) * WORD_EVERY_MS));
      expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => index));
    }
    console.info(`Text missing at each kill, in ms: ${missing.join(', ')}.`);
    expect(Math.max(...missing)).toBeLessThan(STANDING_MS + UNDER_WAY_MS);
  } finally {
    await server.close();
  }
});
