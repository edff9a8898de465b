/**
 * Checks with random sequences of everything both pages may ask, hostile arguments included, that a key reaches no
 * server but its own without a person's yes to a question of the system.
 */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { callsOf, type PageName } from '../../core/app/contract.ts';
import { KEY, startMarked } from '../../e2e/main/markedKey.ts';

const SEQUENCES = 10_000;
const SEQUENCES_PER_APP = 200;

const addresses = fc.constantFrom(
  'https://api.openai.com/v1',
  'https://api.openai.com:8443/v1',
  'https://api.openai.com.evil.example/v1',
  'https://api.openai.com@evil.example/v1',
  'https://evil.example/v1',
  'https://evil.example/https://api.openai.com/v1',
  'https:\\\\evil.example\\v1',
  'http://127.0.0.1:9/v1',
  'https://*.com',
  'https://*',
  'https://evil.example;connect-src *',
  'https://evil.example/v1/../../..//api.openai.com',
  '//evil.example',
  '',
);
const settingsPatch = fc.oneof(
  addresses.map((baseUrl) => ({ baseUrl })),
  addresses.map((baseUrl) => ({ baseUrl, delay: 'low', shortcuts: { toggleCaptions: '' } })),
  fc.constant({ __proto__: { baseUrl: 'https://evil.example' }, keywords: ['x'] }),
);
const newKey = fc.record({ key: fc.constantFrom(KEY, 'sk-other', ' '), acceptPlainText: fc.boolean() });
const hostile = fc.oneof(fc.constant(undefined), settingsPatch, newKey, fc.jsonValue());

/** Any page, any name, mostly an argument that fits. */
const call = fc.oneof(
  fc.record({
    page: fc.constant('settings' as const),
    name: fc.constant('changeSettings'),
    argument: settingsPatch,
  }),
  fc.record({ page: fc.constant('settings' as const), name: fc.constant('storeKey'), argument: newKey }),
  fc.record({
    page: fc.constantFrom<PageName>('settings', 'overlay'),
    name: fc.constantFrom('testKey', 'mintToken', 'removeKey', 'readState', 'dismissProblem'),
    argument: fc.constant(undefined),
  }),
  fc.record({
    page: fc.constantFrom<PageName>('settings', 'overlay'),
    name: fc.constantFrom(
      ...Object.keys({ ...callsOf.overlay, ...callsOf.settings }),
      '__proto__',
      'constructor',
    ),
    argument: hostile,
  }),
);
/** `waits`: whether the page waits for the answer before it asks again. */
const step = fc.record({ call, answer: fc.constantFrom(0, 0, 1), waits: fc.boolean() });

const sequences = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), {
  minLength: SEQUENCES_PER_APP,
  maxLength: SEQUENCES_PER_APP,
});

test('in 10,000 sequences of calls a marked key reaches no other server without a yes', async () => {
  test.setTimeout(300_000);
  let count = 0;
  let sent = 0;
  let asked = 0;
  const property = fc.asyncProperty(sequences, fc.boolean(), async (runs, isStored) => {
    const { seen, ask, restore, end } = startMarked(isStored);
    for (const steps of runs) {
      count += 1;
      await restore();
      const open: Promise<void>[] = [];
      for (const { call, answer, waits } of steps) {
        open.push(ask(call.page, call.name, call.argument, answer));
        if (waits) await open.at(-1);
      }
      await Promise.all(open);
    }
    end();
    sent += seen.sent;
    asked += seen.asked;
    expect([seen.astray, seen.wild]).toEqual([[], []]);
  });
  await fc.assert(property, { numRuns: SEQUENCES / SEQUENCES_PER_APP, endOnFailure: true });
  // The search would prove nothing if the key never went anywhere, or if nobody was asked.
  expect([count, sent > SEQUENCES, asked > 1_000]).toEqual([SEQUENCES, true, true]);
});
