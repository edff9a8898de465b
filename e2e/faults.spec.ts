/**
 * Everything that can go wrong with key and server at the start: each ends in a Problem with words and one
 * remedy, and what could mend itself does.
 */
import type { ProblemKind } from '../core/base/problem.ts';
import type { SessionStatus } from '../core/live/status.ts';
import { expect, test } from './app/fixture.ts';
import type { Command } from './service/command.ts';
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
    const overlay = await startCaptions(launch, server);
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
  const stored = await (await app.page('settings')).evaluate(
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
    const overlay = await startCaptions(launch, server, { settings: { baseUrl } });
    const status = await waitForStatus(overlay, (now) => now.status === 'retrying');
    expect(problems).toContain(problemOf(status));
    await expectWords(overlay, status);
  });
}
