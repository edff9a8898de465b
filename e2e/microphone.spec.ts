/** A microphone that is absent, denied or pulled out: the overlay says which, and takes it up when it is back. */
import { expect, test } from './app/fixture.ts';
import { type RealtimeServer, startRealtimeServer } from './service/server.ts';
import { LOCAL_KEY, setCaptions, waitForStatus } from './session/captionedTalk.ts';
import { expectWords, problemOf, startCaptions } from './session/faults.ts';

let server: RealtimeServer;

test.beforeEach(async () => {
  server = await startRealtimeServer();
});

test.afterEach(async () => {
  await server.close();
});

test('no microphone is said, and so is a permission that was denied', async ({ launch }) => {
  const microphones = [
    { kind: 'none', problem: 'noMicrophone' },
    { kind: 'denied', problem: 'microphoneDenied' },
  ] as const;
  for (const { kind, problem } of microphones) {
    const overlay = await startCaptions(launch, server, { microphone: { kind } });
    const status = await waitForStatus(overlay, (now) => now.status === 'failed');
    expect(problemOf(status)).toBe(problem);
    await expectWords(overlay, status);
  }
});

test('a microphone that is pulled out while live is named, and taken up again when it is back', async ({
  launch,
}) => {
  const app = await launch({ apiKey: LOCAL_KEY, settings: { baseUrl: server.baseUrl } });
  const overlay = await app.page('overlay');
  await overlay.addInitScript(keepTracks);
  await overlay.reload();
  await setCaptions(overlay, true);
  await waitForStatus(overlay, (now) => now.status === 'live');
  await overlay.evaluate(() => window.pullMicrophone?.(true));
  const lost = await waitForStatus(overlay, (now) => problemOf(now) !== null);
  expect(['microphoneLost', 'noMicrophone']).toContain(problemOf(lost));
  await expectWords(overlay, lost);
  await overlay.evaluate(() => window.pullMicrophone?.(false));
  await waitForStatus(overlay, (now) => now.status === 'live' && now.warning === null);
});

declare global {
  interface Window {
    pullMicrophone?: (isOut: boolean) => void;
  }
}

/**
 * Runs in the page: ends the microphone's tracks as a pulled plug does, and refuses new ones until it is
 * back.
 */
function keepTracks(): void {
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  const tracks: MediaStreamTrack[] = [];
  let isGone = false;
  devices.getUserMedia = async (constraints) => {
    if (isGone) throw new DOMException('Requested device not found', 'NotFoundError');
    const stream = await open(constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };
  window.pullMicrophone = (isOut) => {
    isGone = isOut;
    for (const track of tracks.splice(0)) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
    devices.dispatchEvent(new Event('devicechange'));
  };
}
