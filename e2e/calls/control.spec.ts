/** Calls as people and their rules have them: let in or not, taken by hand, changed and ended over HTTP; a service that fails. */
import { expect, test } from '@playwright/test';
import { readShortTalk } from '../speech/bundled.ts';
import {
  callIdOf,
  control,
  keptEvents,
  type Stage,
  setStage,
  statuses,
  storedCalls,
  untilEnded,
} from './stage.ts';

const rule = { name: 'Hotline', room: 'support' };

let stage: Stage;
test.afterEach(() => stage.close());

const live = () => expect.poll(() => statuses(stage), { timeout: 15_000 }).toContain('live');

test('callers whom the rules do not let in are rejected with SIP’s word for why', async () => {
  stage = await setStage(null, [{ ...rule, deny: ['+49900*'], atOnce: 1 }]);
  await stage.start();
  stage.ring({ from: '+4990012345' });
  await expect.poll(stage.states).toContain('rejected with 603');
  stage.ring({ hangsUp: false });
  await live();
  stage.ring();
  await expect.poll(stage.states).toContain('rejected with 486');
  const stored = () => storedCalls(stage.folder).map(({ state, outcome }) => [state, outcome]);
  await expect.poll(stored).toEqual([
    ['ended', 'rejected: 603'],
    ['live', null],
    ['ended', 'rejected: 486'],
  ]);
});

test('a call may ring until a person accepts or rejects it', async () => {
  stage = await setStage(null, [{ ...rule, answer: 'ring', caller: 'number' }]);
  const { url } = await stage.start();
  stage.ring({ hangsUp: false });
  await expect.poll(() => statuses(stage)).toEqual(['ringing']);
  const callId = await callIdOf(stage.folder);
  expect(await control(url, '')).toMatchObject({
    status: 200,
    body: { calls: [{ callId, state: 'ringing', caller: '+4930123456', room: 'support' }] },
  });
  expect((await control(url, `/${callId}/accept`, {})).status).toBe(200);
  await live();
  expect((await control(url, `/${callId}/accept`, {})).status).toBe(409);
  stage.ring({ from: 'sip' });
  await expect.poll(() => statuses(stage).filter((status) => status === 'ringing').length).toBe(2);
  const second = await callIdOf(stage.folder);
  expect((await control(url, `/${second}/reject`, { statusCode: 480 })).status).toBe(200);
  await expect.poll(stage.states).toContain('rejected with 480');
});

test('vocabulary, languages and instructions of a call are changed while it goes on, and stay changed', async () => {
  stage = await setStage(null, [{ ...rule, prompt: 'A hotline.' }]);
  const { url } = await stage.start();
  stage.ring({ hangsUp: false });
  await live();
  const callId = await callIdOf(stage.folder);
  const change = { keywords: ['Flugwerk'], languages: ['de'], instructions: 'Say nothing.' };
  expect(await control(url, `/${callId}/session`, change)).toEqual({ status: 200, body: {} });
  expect((await control(url, `/${callId}/session`, { keywords: ['<b>'] })).status).toBe(400);
  expect((await control(url, `/${callId}/session`, { colour: 'red' })).status).toBe(400);
  stage.service.control({ type: 'detach' });
  await expect.poll(() => statuses(stage)).toEqual(['live', 'away', 'live']);
  const asked = () => keptEvents(stage.folder).flatMap(({ from, event }) => (from === 'us' ? [event] : []));
  await expect.poll(() => asked().length).toBe(3);
  const wanted = {
    session: {
      type: 'realtime',
      instructions: 'Say nothing.',
      audio: {
        input: {
          format: { type: 'audio/pcmu' },
          transcription: { model: 'gpt-4o-transcribe', language: 'de', prompt: 'A hotline. Flugwerk.' },
        },
        output: { format: { type: 'audio/pcmu' } },
      },
    },
  };
  expect(asked().slice(1)).toMatchObject([wanted, wanted]);
});

test('a call is hung up and referred over HTTP, by nobody who may not', async () => {
  stage = await setStage(null, [rule]);
  const { url } = await stage.start();
  stage.ring({ hangsUp: false });
  await live();
  const callId = await callIdOf(stage.folder);
  const refused = await Promise.all([
    control(url, '', undefined, 'viewer'),
    control(url, `/${callId}/hangup`, {}, 'viewer'),
    control(url, '/rtc_none/hangup', {}),
    control(url, `/${callId}/refer`, { target: 'javascript:alert(1)' }),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([404, 404, 404, 400]);
  expect((await control(url, `/${callId}/refer`, { target: 'tel:+12025550101' })).status).toBe(200);
  await untilEnded(stage.folder);
  expect(stage.states()).toEqual(['ringing', 'accepted', 'referred']);
  stage.ring({ hangsUp: false });
  await expect.poll(() => statuses(stage).filter((status) => status === 'live').length).toBe(2);
  const second = await callIdOf(stage.folder);
  expect((await control(url, `/${second}/hangup`, {})).status).toBe(200);
  await untilEnded(stage.folder);
  expect((await control(url, `/${second}/hangup`, {})).status).toBe(409);
});

const FAULTS = [
  ['is refused for a moment', { kind: 'refuse', status: 503, times: 2 }],
  ['is accepted while its answer goes missing', { kind: 'lost', times: 1 }],
] as const;

for (const [name, answer] of FAULTS)
  test(`a call that ${name} is heard all the same`, async () => {
    stage = await setStage(await readShortTalk(), [rule]);
    await stage.start();
    stage.service.control({ type: 'accept', answer });
    stage.ring();
    await live();
    expect(stage.states()).toEqual(['ringing', 'accepted']);
  });

test('a call that the service refuses to have accepted is given up, with its reason', async () => {
  stage = await setStage(null, [rule]);
  await stage.start();
  stage.service.control({ type: 'accept', answer: { kind: 'refuse', status: 403 } });
  stage.ring();
  await untilEnded(stage.folder);
  expect(storedCalls(stage.folder)).toMatchObject([{ outcome: 'refused: keyNotAllowed' }]);
  expect(statuses(stage)).toEqual([]);
  await expect.poll(stage.states).toEqual(['ringing', 'rejected with 480']);
});

test('a server that stops leaves its calls open, and the next one goes on with them', async () => {
  stage = await setStage(await readShortTalk(), [rule]);
  const first = await stage.start();
  stage.ring();
  await live();
  await first.app.close();
  expect(storedCalls(stage.folder)).toMatchObject([{ state: 'live' }]);
  await stage.start();
  await expect.poll(() => statuses(stage)).toEqual(['live', 'live']);
});
