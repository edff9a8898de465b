/** Which calls are answered, rejected with which status, and what is kept of who called. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { isOpenAt } from './hours.ts';
import { callerLabel, partiesOf } from './parties.ts';
import { receiveCall } from './receive.ts';
import { type CallRule, callRuleSchema, callSettingsSchema, decide, withFolders } from './rules.ts';

const rule = (fields: object): CallRule => callRuleSchema.parse({ name: 'a', room: 'r', ...fields });
const from = (value: string) => partiesOf([{ name: 'From', value }]).from;

const outcome = (rules: readonly CallRule[], number: string | null, open: readonly string[] = []) => {
  const decision = decide(rules, { parties: { from: number, to: '+12025550100' }, nowEpochMs: 0, open });
  return decision.kind === 'reject' ? decision.statusCode : `${decision.kind} ${decision.rule.name}`;
};

test('who calls is read from all forms of an address, and withheld numbers are none', () => {
  const values = [
    '"Anna <sip:+1@x>" <sip:+49%2030-123.45(6);ext=7@example.org;user=phone>;tag=1',
    'sip:+4930123456@example.org;tag=1',
    '<tel:+49-30-123456>',
    'Anonymous <sip:anonymous@anonymous.invalid>;tag=1',
    '<sip:example.org>',
    '<sip:Alice@example.org>',
    '<sip:%E0%A4@example.org>',
    'nonsense',
    '',
  ];
  expect(values.map(from)).toEqual([
    '+4930123456',
    '+4930123456',
    '+4930123456',
    null,
    null,
    'alice',
    '%e0%a4',
    null,
    null,
  ]);
});

test('a caller’s name holds nothing that is not seen, and is cut between signs', () => {
  const values = ['<sip:%00%0A%E2%80%AEann%7F@x>', '<sip:%20@x>', '<sip:%E2%80%8B@x>', '<sip:%20ann%20@x>'];
  expect(values.map(from)).toEqual(['ann', null, null, 'ann']);
  const faces = from(`<sip:${encodeURIComponent(`a${'🙂'.repeat(40)}`)}@x>`);
  expect(faces?.isWellFormed()).toBe(true);
  expect(callerLabel({ from: '🙂'.repeat(8), to: null }, 'lastDigits')).toBe('Caller …🙂🙂🙂');
});

test('a header that cannot be read is left out, and the call is taken all the same', () => {
  const receive = (sip_headers: unknown) =>
    receiveCall(
      { data: { call_id: 'rtc_1', sip_headers } },
      { rules: [rule({ allow: ['+49*'] }), rule({ name: 'b' })], open: [], nowEpochMs: 0 },
    )?.state;
  const caller = { name: 'From', value: '<sip:+4930123456@x>' };
  expect(receive([{ name: 'To', value: null }, 7, null, caller])).toBe('accepting');
  expect([receive(null), receive('none'), receive([caller, { name: 'X' }])]).toEqual([
    'rejecting',
    'rejecting',
    'accepting',
  ]);
});

test('of repeated headers the first counts, whatever the case of their names', () => {
  const headers = [
    { name: 'FROM', value: '<sip:1@x>' },
    { name: 'from', value: '<sip:2@x>' },
    { name: 'To', value: '<sip:3@x>' },
  ];
  expect(partiesOf(headers)).toEqual({ from: '1', to: '3' });
});

test('a caller is shown as the rule says; of a short number nothing is', () => {
  const called = (number: string | null) =>
    (['hidden', 'lastDigits', 'number'] as const).map((shown) =>
      callerLabel({ from: number, to: null }, shown),
    );
  expect([called('+4930123456'), called('110'), called(null)]).toEqual([
    ['Caller', 'Caller …456', '+4930123456'],
    ['Caller', 'Caller', '110'],
    ['Caller', 'Caller', 'Caller'],
  ]);
});

test('numbers are allowed and denied by patterns, and denying is stronger', () => {
  const german = rule({ allow: ['+49*', 'anonymous'], deny: ['+49900*', '*666'] });
  const numbers = ['+4930123456', '+49900123', '+4930666', '+1202', null];
  expect(numbers.map((number) => outcome([german], number))).toEqual(['accept a', 603, 603, 603, 'accept a']);
  expect(
    [rule({ deny: ['anonymous'] }), rule({}), rule({ allow: ['+*'] })].map((one) => outcome([one], null)),
  ).toEqual([603, 'accept a', 603]);
});

test('the first rule for the called number decides, and a number that none is for is not found', () => {
  const other = rule({ name: 'b', called: ['+49*'] });
  const ours = rule({ name: 'c', called: ['+1202555*'], answer: 'ring' });
  expect([outcome([other, ours], '1'), outcome([other], '1'), outcome([], '1')]).toEqual([
    'ring c',
    404,
    404,
  ]);
});

test('no more calls at once than a rule allows, counted by rule', () => {
  const two = rule({ atOnce: 2 });
  expect([outcome([two], '1', ['a', 'b', 'b']), outcome([two], '1', ['a', 'a'])]).toEqual(['accept a', 486]);
});

test('hours are those of their place, also past midnight and when clocks change', () => {
  const berlin = (open: Parameters<typeof isOpenAt>[0]['open']) => (iso: string) =>
    isOpenAt({ timeZone: 'Europe/Berlin', open }, Date.parse(iso));
  const day = berlin([{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '18:00' }]);
  const night = berlin([{ days: ['fri'], from: '22:00', to: '06:00' }]);
  const always = berlin([{ days: ['sun'], from: '00:00', to: '24:00' }]);
  expect([
    ...['2026-11-26T06:59:59Z', '2026-11-26T07:00:00Z', '2026-11-26T17:00:00Z', '2026-11-28T12:00:00Z'].map(
      day,
    ),
    ...['2026-07-02T06:00:00Z', '2026-07-02T05:59:59Z'].map(day),
    ...['2026-11-27T21:00:00Z', '2026-11-28T04:59:00Z', '2026-11-28T05:00:00Z', '2026-11-28T21:30:00Z'].map(
      night,
    ),
    ...['2026-11-29T22:59:00Z', '2026-11-29T23:00:00Z'].map(always),
  ]).toEqual([false, true, false, false, true, false, true, true, false, false, true, false]);
  const closed = rule({ hours: { timeZone: 'UTC', open: [] } });
  expect(outcome([closed], '1')).toBe(480);
});

test('settings that cannot be meant are refused', () => {
  const bad = [
    { rules: [{ name: 'a', room: 'r', allow: ['+49 30'] }] },
    { rules: [{ name: 'a', room: 'r', hours: { timeZone: 'Europe/Nowhere', open: [] } }] },
    {
      rules: [
        { name: 'a', room: 'r', hours: { timeZone: 'UTC', open: [{ days: ['mon'], from: '8', to: '9' }] } },
      ],
    },
    { rules: [{ name: 'a', room: 'r', atOnce: 0 }] },
    { rules: [{ name: 'a', room: 'r', colour: 'red' }] },
    { rules: [{ name: '', room: 'r' }] },
  ];
  expect(bad.map((settings) => callSettingsSchema.safeParse(settings).success)).toEqual(bad.map(() => false));
});

test('whatever an event of a call holds, it is read or left, and its id is fit for a file', () => {
  const circumstances = { rules: [rule({})], open: [], nowEpochMs: 0 };
  const ids = fc.oneof(fc.string(), fc.constantFrom('../x', 'rtc_1', 'a/b', ''));
  const headers = fc.array(
    fc.record({ name: fc.constantFrom('From', 'To', 'x'), value: fc.string({ unit: 'binary' }) }),
  );
  const events = fc.oneof(
    fc.anything(),
    fc.record({ data: fc.record({ call_id: ids, sip_headers: headers }) }),
  );
  fc.assert(
    fc.property(events, (event) => {
      const call = receiveCall(event, circumstances);
      expect(call === null || /^[\w-]+$/.test(call.callId)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('a relative folder for subtitles is in the data folder, wherever the server was started', () => {
  const rules = ['subtitles', '/srv/subtitles', null].map((subtitles) => ({
    name: 'a',
    room: 'a',
    subtitles,
  }));
  const settings = withFolders(callSettingsSchema.parse({ rules }), '/data');
  expect(settings.rules.map(({ subtitles }) => subtitles)).toEqual([
    '/data/subtitles',
    '/srv/subtitles',
    null,
  ]);
});
