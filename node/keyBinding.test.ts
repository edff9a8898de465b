/** Checks that a key is given for the server it was entered for, and for no other before a person said so. */
import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { HERE, openKey as open, THERE } from '../e2e/node/keys.ts';

const notAllowed = { ok: false, problem: { kind: 'serverNotAllowed', host: 'eu.example.org' } };

for (const [name, environmentKey] of [
  ['a stored key', null],
  ['the environment’s key', { key: 'sk-own', origin: HERE }],
] as const) {
  test(`${name} is given for the server it was entered for only, until it is bound to another`, async () => {
    const { key } = open({ environmentKey });
    if (environmentKey === null) await key.store({ key: 'sk-own', acceptPlainText: false, origin: HERE });
    expect([key.held()?.origin, await key.read(THERE)]).toEqual([HERE, notAllowed]);
    expect(await key.read('https://api.openai.com:8443')).toMatchObject({ ok: false });
    key.bind(THERE);
    expect([key.held()?.origin, await key.read(THERE)]).toEqual([THERE, { ok: true, value: 'sk-own' }]);
    expect(await key.read(HERE)).toMatchObject({ ok: false });
  });
}

test('a key of an earlier version is for the server that was in use at the first start, also after a change', async () => {
  const { file } = open();
  writeFileSync(file, JSON.stringify({ storage: 'plainText', key: 'sk-old' }));
  const first = open({ file, originAtStart: THERE }).key;
  expect([await first.read(THERE), await first.read(HERE)]).toMatchObject([
    { value: 'sk-old' },
    { ok: false },
  ]);
  expect(await open({ file, originAtStart: HERE }).key.read(HERE)).toMatchObject({ ok: false });
});

test('a file that names a pattern as the key’s server is not read', async () => {
  const { key, file } = open();
  writeFileSync(file, JSON.stringify({ storage: 'plainText', key: 'sk-old', origin: 'https://*.com' }));
  expect(await key.read(HERE)).toEqual({ ok: false, problem: { kind: 'keyUnreadable' } });
});

test('a key that is encrypted anew does not come back over one stored meanwhile', async () => {
  const { safe, key } = open();
  await key.store({ key: 'sk-old', acceptPlainText: false, origin: HERE });
  safe.version = 2;
  const reading = key.read(HERE);
  await key.store({ key: 'sk-new', acceptPlainText: false, origin: THERE });
  await reading;
  expect([key.held()?.origin, await key.read(THERE)]).toEqual([THERE, { ok: true, value: 'sk-new' }]);
});
