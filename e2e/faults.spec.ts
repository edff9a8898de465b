/**
 * Everything that can go wrong with key, server and microphone: each ends in a Problem with words and one
 * remedy, and what could mend itself does.
 */
import type { Page } from 'playwright';
import { describeProblem } from '../core/app/problemWords.ts';
import { type ProblemKind, problemSchema } from '../core/base/problem.ts';
import type { SessionStatus } from '../core/live/status.ts';
import { expect, test } from './app/fixture.ts';
import type { LaunchOptions } from './app/host.ts';
import type { Command } from './service/command.ts';
import { type RealtimeServer, startRealtimeServer } from './service/server.ts';
import { LOCAL_KEY, setCaptions, waitForStatus } from './session/captionedTalk.ts';

let server: RealtimeServer;

test.beforeEach(async () => {
  server = await startRealtimeServer();
});

test.afterEach(async () => {
  await server.close();
});

type Launch = (options?: LaunchOptions) => Promise<{ page: (name: 'overlay') => Promise<Page> }>;

/** Starts the app against the local server with captions on. */
async function startCaptions(launch: Launch, options: LaunchOptions = {}): Promise<Page> {
  const app = await launch({
    apiKey: LOCAL_KEY,
    ...options,
    settings: { baseUrl: server.baseUrl, ...options.settings },
  });
  const overlay = await app.page('overlay');
  await setCaptions(overlay, true);
  return overlay;
}

const problemOf = (status: SessionStatus): ProblemKind | null => {
  if (status.status === 'live') return status.warning?.kind ?? null;
  return 'problem' in status ? status.problem.kind : null;
};

/** The overlay must say it in the words that belong to it. */
async function expectWords(overlay: Page, status: SessionStatus): Promise<void> {
  const problem = problemSchema.parse(
    status.status === 'live' ? status.warning : 'problem' in status ? status.problem : null,
  );
  await expect(overlay.locator('#root')).toContainText(describeProblem(problem).title);
}

interface Refusal {
  readonly name: string;
  readonly command: Command;
  readonly problem: ProblemKind;
  readonly status: SessionStatus['status'];
}

const refuse = (status: number, code: string | null = null): Command => ({
  type: 'mint',
  answer: { kind: 'refuse', status, code },
});

const refusals: readonly Refusal[] = [
  { name: 'a wrong key', command: refuse(401, 'invalid_api_key'), problem: 'badKey', status: 'failed' },
  {
    name: 'an account without credit',
    command: refuse(429, 'insufficient_quota'),
    problem: 'noQuota',
    status: 'failed',
  },
  {
    name: 'a rate limit',
    command: refuse(429, 'rate_limit_exceeded'),
    problem: 'rateLimited',
    status: 'retrying',
  },
  { name: 'a fault of the service', command: refuse(503), problem: 'serverError', status: 'retrying' },
  {
    name: 'a request that is refused',
    command: refuse(400, 'invalid_value'),
    problem: 'requestRefused',
    status: 'failed',
  },
  {
    name: 'a call that is refused',
    command: { type: 'calls', answer: { kind: 'refuse', status: 500 } },
    problem: 'serverError',
    status: 'retrying',
  },
  {
    name: 'an answer that is JSON instead of SDP',
    command: { type: 'calls', answer: { kind: 'json' } },
    problem: 'badAnswer',
    status: 'retrying',
  },
  {
    name: 'a channel that never opens',
    command: { type: 'calls', answer: { kind: 'noChannel' } },
    problem: 'connectionTimedOut',
    status: 'retrying',
  },
  {
    name: 'a network that lets no audio through',
    command: { type: 'calls', answer: { kind: 'noIce' } },
    problem: 'connectionTimedOut',
    status: 'retrying',
  },
];

for (const { name, command, problem, status } of refusals) {
  test(`${name} ends in words and ${status === 'failed' ? 'waits for a person' : 'is tried again'}`, async ({
    launch,
  }) => {
    server.control(command);
    const overlay = await startCaptions(launch);
    const reported = await waitForStatus(overlay, (now) => problemOf(now) !== null);
    expect([reported.status, problemOf(reported)]).toEqual([status, problem]);
    await expectWords(overlay, reported);
    server.control({ type: 'reset' });
    if (status === 'retrying') await waitForStatus(overlay, (now) => now.status === 'live');
  });
}

test('without a key it says so, and goes live by itself once there is one', async ({ launch }) => {
  const app = await launch({ settings: { baseUrl: server.baseUrl } });
  const overlay = await app.page('overlay');
  await setCaptions(overlay, true);
  const status = await waitForStatus(overlay, (now) => now.status === 'failed');
  expect(problemOf(status)).toBe('noKey');
  await expectWords(overlay, status);
  const stored = await overlay.evaluate(
    (key) => window.surtitle.call('storeKey', { key, acceptPlainText: false }),
    LOCAL_KEY,
  );
  expect(stored).toEqual({ ok: true, value: undefined });
  await waitForStatus(overlay, (now) => now.status === 'live');
});

const addresses: readonly {
  readonly name: string;
  readonly baseUrl: string;
  readonly problems: readonly ProblemKind[];
}[] = [
  {
    name: 'a server that does not answer',
    baseUrl: 'http://127.0.0.1:1024/v1',
    problems: ['connectionRefused'],
  },
  // Without a network there is no telling a wrong name from no network.
  {
    name: 'a name that does not exist',
    baseUrl: 'https://nowhere.invalid/v1',
    problems: ['hostNotFound', 'offline'],
  },
];

for (const { name, baseUrl, problems } of addresses) {
  test(`${name} is named, and tried again`, async ({ launch }) => {
    const overlay = await startCaptions(launch, { settings: { baseUrl } });
    const status = await waitForStatus(overlay, (now) => now.status === 'retrying');
    expect(problems).toContain(problemOf(status));
    await expectWords(overlay, status);
  });
}

test('no microphone is said, and so is a permission that was denied', async ({ launch }) => {
  const microphones = [
    { kind: 'none', problem: 'noMicrophone' },
    { kind: 'denied', problem: 'microphoneDenied' },
  ] as const;
  for (const { kind, problem } of microphones) {
    const overlay = await startCaptions(launch, { microphone: { kind } });
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

test('strange events, a final without delta, an empty one and a failed one leave the rest as it is', async ({
  launch,
}) => {
  const overlay = await startCaptions(launch);
  await waitForStatus(overlay, (now) => now.status === 'live');
  const text = (kind: string, fields: object) => ({
    atMs: 0,
    event: {
      type: `conversation.item.input_audio_transcription.${kind}`,
      event_id: 'e',
      content_index: 0,
      ...fields,
    },
  });
  await server.replay([
    { atMs: 0, raw: '{"type": "conversation.item.input_audio' },
    { atMs: 0, raw: '[]' },
    { atMs: 0, event: { type: 'conversation.item.speaker', who: 'nobody' } },
    { atMs: 0, event: { type: 'input_audio_buffer.committed' } },
    text('completed', { item_id: 'a', transcript: 'Without a delta.' }),
    text('delta', { item_id: 'b', delta: 'Taken back' }),
    text('completed', { item_id: 'b', transcript: '' }),
    text('delta', { item_id: 'c', delta: 'Half a' }),
    text('failed', { item_id: 'c', error: { code: 'x', message: 'y' } }),
    text('delta', { delta: '<b>No</b> name -->' }),
    text('completed', { transcript: '<b>No</b> name -->' }),
    text('completed', { item_id: 'a', transcript: 'Without a delta.' }),
  ]);
  await expect(overlay.locator('.rows:not(.sample)')).toContainText('<b>No</b> name -->');
  const shown = (await overlay.locator('.rows:not(.sample) .line').allTextContents()).join(' ');
  expect(shown).toBe('Without a delta. Half a <b>No</b> name -->');
  expect((await waitForStatus(overlay, () => true)).status).toBe('live');
});

test('the session that the service ends is replaced by a new one', async ({ launch }) => {
  const overlay = await startCaptions(launch);
  await waitForStatus(overlay, (now) => now.status === 'live');
  server.control({ type: 'expire' });
  const status = await waitForStatus(overlay, (now) => now.status === 'retrying');
  expect(problemOf(status)).toBe('sessionExpired');
  await waitForStatus(overlay, (now) => now.status === 'live');
});

test('sleep lets the connection go, and waking brings captions back', async ({ launch }) => {
  const app = await launch({ apiKey: LOCAL_KEY, settings: { baseUrl: server.baseUrl } });
  const overlay = await app.page('overlay');
  await setCaptions(overlay, true);
  await waitForStatus(overlay, (now) => now.status === 'live');
  await app.power('suspend');
  await waitForStatus(overlay, (now) => now.status === 'idle');
  await app.power('resume');
  await waitForStatus(overlay, (now) => now.status === 'live');
});
