/** Webhooks that are taken in, once, and those that are not: each kind of forgery, and ten thousand at random. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import {
  type Delivery,
  incoming,
  OTHER_SECRET,
  type Receiver,
  receive,
  SECRET,
  signed,
} from '../../e2e/calls/delivery.ts';

const newFile = () => join(mkdtempSync(join(tmpdir(), 'surtitle-webhooks-')), 'transcripts.db');

let receiver: Receiver;
test.beforeEach(() => {
  receiver = receive(newFile());
});
test.afterEach(() => receiver.close());

const outcome = async (...deliveries: readonly Delivery[]) => {
  const statuses: number[] = [];
  for (const delivery of deliveries) statuses.push(await receiver.post(delivery));
  return { statuses, worked: receiver.worked };
};

const good = (id = 'wh_1') => signed(incoming('rtc_1'), { id });
const changed = (delivery: Delivery, headers: Readonly<Record<string, string>>): Delivery => ({
  ...delivery,
  headers: { ...delivery.headers, ...headers },
});

test('a webhook that is signed is answered with 200 and worked on, also four minutes late', async () => {
  expect(await outcome(good(), signed(incoming('rtc_2'), { id: 'wh_2', agoS: 240 }))).toEqual({
    statuses: [200, 200],
    worked: ['evt_rtc_1', 'evt_rtc_2'],
  });
});

test('of several signatures one that fits is enough, while a secret is being changed', async () => {
  const delivery = signed(incoming('rtc_1'), { id: 'wh_1', secrets: [OTHER_SECRET, SECRET] });
  expect(await outcome(delivery)).toEqual({ statuses: [200], worked: ['evt_rtc_1'] });
});

test('types that nobody asked for are acknowledged and ignored', async () => {
  const types = ['batch.completed', 'live.transport.incoming', 'constructor', 'a new one'];
  const deliveries = types.map((type, index) => signed({ ...incoming('x'), type }, { id: `wh_${index}` }));
  expect(await outcome(...deliveries)).toEqual({ statuses: [200, 200, 200, 200], worked: [] });
});

test('one that comes again is acknowledged and not worked on again, however often it is signed anew', async () => {
  const again = [good(), good(), signed(incoming('rtc_1'), { id: 'wh_1', agoS: 100 })];
  expect(await outcome(...again)).toEqual({ statuses: [200, 200, 200], worked: ['evt_rtc_1'] });
});

test('one that comes again after a restart is known', async () => {
  const file = newFile();
  const before = receive(file);
  await before.post(good());
  await before.close();
  const after = receive(file);
  const statuses = [await after.post(good()), await after.post(good('wh_2'))];
  await after.close();
  expect({ statuses, before: before.worked, after: after.worked }).toEqual({
    statuses: [200, 200],
    before: ['evt_rtc_1'],
    after: ['evt_rtc_1'],
  });
});

const REFUSED: readonly (readonly [string, () => Delivery, number])[] = [
  ['of another secret', () => signed(incoming('x'), { id: 'wh_1', secrets: [OTHER_SECRET] }), 401],
  ['stale', () => signed(incoming('x'), { id: 'wh_1', agoS: 302 }), 401],
  ['from the future', () => signed(incoming('x'), { id: 'wh_1', agoS: -302 }), 401],
  [
    'with another time',
    () => changed(good(), { 'webhook-timestamp': `${Math.floor(Date.now() / 1_000) - 5}` }),
    401,
  ],
  ['with another id', () => changed(good(), { 'webhook-id': 'wh_2' }), 401],
  ['with a time that is none', () => changed(good(), { 'webhook-timestamp': 'soon' }), 401],
  ['with a signature that is none', () => changed(good(), { 'webhook-signature': 'v1,?' }), 401],
  [
    'with signatures parted by commas',
    () => changed(good(), { 'webhook-signature': `v1,x,${good().headers['webhook-signature']}` }),
    401,
  ],
  [
    'with half a signature',
    () => changed(good(), { 'webhook-signature': good().headers['webhook-signature']?.slice(0, 20) ?? '' }),
    401,
  ],
  ['truncated', () => ({ ...good(), body: good().body.slice(0, -1) }), 401],
  ['changed by a character', () => ({ ...good(), body: good().body.replace('rtc_1', 'rtc_2') }), 401],
  ['serialised again', () => ({ ...good(), body: JSON.stringify(JSON.parse(good().body), null, 1) }), 401],
  ['without a body', () => ({ ...good(), body: '' }), 401],
  ['signed, but no JSON', () => signed('{"type":', { id: 'wh_1' }), 400],
  ['signed, but no event', () => signed('[]', { id: 'wh_1' }), 400],
  ['without an id', () => changed(good(), { 'webhook-id': '' }), 400],
  ['with an endless id', () => signed(incoming('x'), { id: 'w'.repeat(301) }), 400],
  ['larger than 64 KiB', () => signed({ ...incoming('x'), more: 'x'.repeat(70_000) }, { id: 'wh_1' }), 413],
];

for (const [name, delivery, status] of REFUSED)
  test(`one ${name} is refused with ${status}, and the true one is taken in after it`, async () => {
    expect(await outcome(delivery(), good())).toEqual({ statuses: [status, 200], worked: ['evt_rtc_1'] });
  });

for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature'])
  test(`one without ${name} is refused with 400`, async () => {
    const { [name]: _left, ...headers } = good().headers;
    expect(await outcome({ ...good(), headers })).toEqual({ statuses: [400], worked: [] });
  });

test('what cannot be written down is not acknowledged, and is taken in when it comes again', async () => {
  const file = newFile();
  const locked = receive(file);
  locked.transcripts.query((tables) => tables.hasEntries());
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  const first = await locked.post(good());
  other.exec('ROLLBACK');
  other.close();
  const second = await locked.post(good());
  await locked.close();
  expect({ first, second, worked: locked.worked }).toEqual({
    first: 503,
    second: 200,
    worked: ['evt_rtc_1'],
  });
});

test('of 10,000 at random none is taken in, and the true one still is', async () => {
  const text = fc
    .string({ unit: 'binary-ascii', maxLength: 60 })
    .map((raw) => raw.replace(/[^\x20-\x7e]/g, '?'));
  const times = fc.oneof(
    text,
    fc.integer({ min: -400, max: 400 }).map((s) => `${Math.floor(Date.now() / 1_000) + s}`),
  );
  const signatures = fc.oneof(
    text,
    fc
      .uint8Array({ minLength: 32, maxLength: 32 })
      .map((bytes) => `v1,${Buffer.from(bytes).toString('base64')}`),
    fc.array(text, { maxLength: 40 }).map((parts) => parts.join(' ')),
    fc.constant(good('wh_other').headers['webhook-signature'] ?? ''),
  );
  const bodies = fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.constant(good().body));
  const random = fc.record({ id: text, time: times, signature: signatures, body: bodies });
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(random, async ({ id, time, signature, body }) => {
      const headers = {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': time,
        'webhook-signature': signature,
      };
      const status = await receiver.post({ headers, body });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }),
    { numRuns: 10_000 },
  );
  const worked = [...receiver.worked];
  expect([[...statuses.keys()].toSorted(), worked, await receiver.post(good()), receiver.worked]).toEqual([
    [400, 401],
    [],
    200,
    ['evt_rtc_1'],
  ]);
});
