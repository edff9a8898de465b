/**
 * Checks how the key is kept with and without a safe place, and that it is never written where it should not
 * be.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { HERE, openKey as open, THERE } from '../e2e/node/keys.ts';
import { takeEnvironmentKey } from './key.ts';

test('a stored key comes back, and the file does not hold it', async () => {
  const { key, file } = open();
  expect(await key.store({ key: 'sk-marked', acceptPlainText: false, origin: HERE })).toEqual({
    ok: true,
    value: undefined,
  });
  expect([key.source(), await key.storage(), await key.read(HERE)]).toEqual([
    'stored',
    'encrypted',
    { ok: true, value: 'sk-marked' },
  ]);
  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain('sk-marked');
  expect(text).not.toContain(Buffer.from('sk-marked').toString('base64'));
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('without a key there is none; with one in the environment that one is used', async () => {
  expect([open().key.source(), await open().key.read(HERE)]).toEqual([
    'none',
    { ok: false, problem: { kind: 'noKey' } },
  ]);
  const { key } = open({ environmentKey: { key: 'sk-env', origin: HERE } });
  expect([key.source(), await key.read(HERE)]).toEqual(['environment', { ok: true, value: 'sk-env' }]);
  await key.store({ key: 'sk-own', acceptPlainText: false, origin: HERE });
  expect(await key.read(HERE)).toEqual({ ok: true, value: 'sk-own' });
  key.remove();
  expect([key.source(), await key.read(HERE)]).toEqual(['environment', { ok: true, value: 'sk-env' }]);
});

for (const backend of ['basic_text', 'unknown'] as const) {
  test(`a Linux whose safe is ${backend} is plain text, and stores only with consent`, async () => {
    const { safe, key, file } = open();
    safe.backend = backend;
    expect(await key.storage()).toBe('plainText');
    expect(await key.store({ key: 'sk-plain', acceptPlainText: false, origin: HERE })).toEqual({
      ok: false,
      problem: { kind: 'plainTextStorage' },
    });
    expect(key.source()).toBe('none');
    expect(await key.store({ key: 'sk-plain', acceptPlainText: true, origin: HERE })).toEqual({
      ok: true,
      value: undefined,
    });
    expect(await key.read(HERE)).toEqual({ ok: true, value: 'sk-plain' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      storage: 'plainText',
      key: 'sk-plain',
      origin: HERE,
    });
  });
}

test('a system without encryption is plain text too', async () => {
  const { safe, key } = open({ platform: 'darwin' });
  safe.isThere = false;
  expect([await key.storage(), await key.store({ key: 'sk', acceptPlainText: false, origin: HERE })]).toEqual(
    ['plainText', { ok: false, problem: { kind: 'plainTextStorage' } }],
  );
});

test('a system that refuses to encrypt after all is asked about like one that cannot', async () => {
  const { safe, key, file } = open({ platform: 'darwin' });
  safe.refuses = true;
  expect(await key.store({ key: 'sk-own', acceptPlainText: false, origin: HERE })).toEqual({
    ok: false,
    problem: { kind: 'plainTextStorage' },
  });
  expect(key.source()).toBe('none');
  expect(await key.store({ key: 'sk-own', acceptPlainText: true, origin: HERE })).toEqual({
    ok: true,
    value: undefined,
  });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    storage: 'plainText',
    key: 'sk-own',
    origin: HERE,
  });
});

test('a key that was read stays readable when it cannot be encrypted anew', async () => {
  const { safe, key } = open();
  await key.store({ key: 'sk-old', acceptPlainText: false, origin: HERE });
  safe.version = 2;
  safe.refuses = true;
  expect(await key.read(HERE)).toEqual({ ok: true, value: 'sk-old' });
});

test('a key that cannot be decrypted any more is said to be unreadable, and is not forgotten', async () => {
  const garbage = ['{"storage":"encrypted","base64":"AAAA"}', '{"storage":"other"}', 'not json', ''];
  for (const text of garbage) {
    const { key, file } = open({ environmentKey: { key: 'sk-env', origin: HERE } });
    writeFileSync(file, text);
    expect([text, key.source(), await key.read(HERE)]).toEqual([
      text,
      'stored',
      { ok: false, problem: { kind: 'keyUnreadable' } },
    ]);
  }
});

test('when the system has a newer key of its own, ours is encrypted again', async () => {
  const { safe, key, file } = open();
  await key.store({ key: 'sk-old', acceptPlainText: false, origin: HERE });
  safe.version = 2;
  expect(await key.read(HERE)).toEqual({ ok: true, value: 'sk-old' });
  expect(Buffer.from(JSON.parse(readFileSync(file, 'utf8')).base64, 'base64').toString()).toBe('2:dlo-ks');
});

test('a key that cannot be written says so', async () => {
  const { key } = open({ file: join(tmpdir(), 'surtitle-absent', 'key.json') });
  expect(await key.store({ key: 'sk', acceptPlainText: false, origin: HERE })).toEqual({
    ok: false,
    problem: { kind: 'settingsNotSaved' },
  });
});

test('the environment’s key is taken out of the environment', () => {
  const environment: NodeJS.ProcessEnv = { OPENAI_API_KEY: ' sk-env ', PATH: '/bin' };
  expect([takeEnvironmentKey(environment), environment]).toEqual([
    { key: 'sk-env', origin: HERE },
    { PATH: '/bin' },
  ]);
  const elsewhere = { OPENAI_API_KEY: 'sk-env', OPENAI_BASE_URL: `${THERE}/v1` };
  expect(takeEnvironmentKey(elsewhere)?.origin).toBe(THERE);
  expect(takeEnvironmentKey({ OPENAI_API_KEY: 'sk-env', OPENAI_BASE_URL: 'https://*.com' })?.origin).toBe(
    HERE,
  );
  expect([takeEnvironmentKey({ OPENAI_API_KEY: '' }), takeEnvironmentKey({})]).toEqual([null, null]);
  // A line end from a file or a clipboard is no part of a key.
  expect(takeEnvironmentKey({ OPENAI_API_KEY: ' sk-env\r\n' })?.key).toBe('sk-env');
});
