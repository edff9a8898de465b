import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readConfig } from './config.ts';
import { takeSecrets } from './secrets.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'surtitle-config-'));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

const read = (flags: Readonly<Record<string, unknown>>, env: NodeJS.ProcessEnv = {}) => {
  const told = readConfig({ flags, env, folder });
  return told.ok ? told.value : told.reason;
};

test('told nothing it listens on this computer alone', () => {
  expect(read({})).toMatchObject({
    host: '127.0.0.1',
    port: 8790,
    room: ['main'],
    demo: null,
    bus: null,
    trustProxy: [],
  });
});

test('a flag counts before the environment, and that before the file', () => {
  writeFileSync(
    join(folder, 'server.json'),
    JSON.stringify({ port: 1, host: 'a', room: ['file'], maxViewers: 5 }),
  );
  const env = { SURTITLE_PORT: '2', SURTITLE_ROOM: 'one, two', SURTITLE_CONFIG: 'server.json' };
  expect(read({ port: '3' }, env)).toMatchObject({ port: 3, host: 'a', room: ['one', 'two'], maxViewers: 5 });
});

test('the demo has a room of its own', () => {
  expect(read({ demo: true })).toMatchObject({ demo: true, room: ['main', 'demo'] });
  expect(read({}, { SURTITLE_DEMO: 'talk.wav' })).toMatchObject({ demo: 'talk.wav', room: ['main', 'demo'] });
});

for (const [flags, reason] of [
  [{ port: '70000' }, /^--port: .*\. See surtitle serve --help\.$/],
  [{ room: ['Main Hall'] }, /^--room: a room is small letters, digits and -, at most 40\./],
  [
    { webhook: ['http://elsewhere.example/'] },
    /^--webhook: it is https:\/\/…, or http:\/\/ on this computer\./,
  ],
  [{ tlsCert: 'a.pem' }, /^--tls-cert: a certificate and its key go together\./],
  [{ language: ['Klingonese'] }, /^--language: there is no language "Klingonese"\./],
  [{ port: '0x50' }, /^--port: it is a whole number from 0 to 65535\./],
  [{ maxViewers: ' ' }, /^--max-viewers: it is a whole number from 1 to 100000\./],
  [{ trustProxy: ['nonsense'] }, /^--trust-proxy: it is an address as /],
  [{ trustProxy: ['10.0.0.0/33'] }, /^--trust-proxy: it is an address as /],
  [{ publicUrl: ['https://captions.example.org/live'] }, /^--public-url: it is https:\/\/HOST/],
  [{ config: 'none.json' }, /none\.json cannot be read\. Correct --config\.$/],
] as const)
  test(`says what is wrong with ${JSON.stringify(flags)}`, () => {
    expect(read(flags)).toMatch(reason);
  });

test('rules of phone calls stand in the file, and their rooms are there', () => {
  const write = (rule: object) =>
    writeFileSync(join(folder, 'server.json'), JSON.stringify({ calls: { rules: [rule] } }));
  write({ name: 'Hotline', room: 'support' });
  expect(read({ config: 'server.json' })).toMatchObject({
    room: ['main', 'support'],
    calls: { keepDays: 30, rules: [{ name: 'Hotline', atOnce: 2 }] },
  });
  write({ name: 'Hotline', room: 'Support' });
  expect(read({ config: 'server.json' })).toMatch(
    /^calls in server\.json, rules\.0\.room: a room is small letters/,
  );
  write({ name: 'Hotline', room: 'support', hour: {} });
  expect(read({ config: 'server.json' })).toMatch(
    /^calls in server\.json, rules\.0\.hour: there is no such option/,
  );
});

for (const port of [true, null, ['1'], 1.5, ''])
  test(`a file with ${JSON.stringify({ port })} is not taken for a number`, () => {
    writeFileSync(join(folder, 'server.json'), JSON.stringify({ port, maxViewers: 7 }));
    if (port === '') expect(read({ config: 'server.json' })).toMatchObject({ port: 8790, maxViewers: 7 });
    else expect(read({ config: 'server.json' })).toMatch(/^port in server\.json: it is a whole number/);
  });

test('a file may begin with the mark that editors of Windows write', () => {
  writeFileSync(join(folder, 'server.json'), '\uFEFF{ "port": 7 }');
  expect(read({ config: 'server.json' })).toMatchObject({ port: 7 });
});

test('proxies are addresses, networks, or those of this computer', () => {
  const trustProxy = ['127.0.0.1', '::1', '10.0.0.0/8', 'fd00::/8', 'loopback'];
  expect(read({ trustProxy })).toMatchObject({ trustProxy });
});

test('what a file has that is no option is named with its file', () => {
  writeFileSync(join(folder, 'server.json'), JSON.stringify({ prot: 1 }));
  expect(read({ config: 'server.json' })).toBe(
    'prot in server.json: there is no such option. See surtitle serve --help.',
  );
});

test('secrets leave the environment, or come from a file; the one of links is made once and is its owner’s alone', () => {
  writeFileSync(join(folder, 'key'), 'sk-from-a-file\n');
  const env: NodeJS.ProcessEnv = {
    OPENAI_API_KEY_FILE: join(folder, 'key'),
    OPENAI_WEBHOOK_SECRET: 'whsec_x',
  };
  const first = takeSecrets({ env, dataFolder: folder, newLinks: false });
  expect(first).toMatchObject({
    ok: true,
    value: { openAiKey: 'sk-from-a-file', openAiWebhook: 'whsec_x', webhooks: null },
  });
  expect(env['OPENAI_WEBHOOK_SECRET']).toBeUndefined();
  expect(statSync(join(folder, 'links.secret')).mode & 0o777).toBe(0o600);
  const links = (newLinks: boolean) => {
    const secrets = takeSecrets({ env: {}, dataFolder: folder, newLinks });
    return secrets.ok ? secrets.value.links : '';
  };
  const kept = first.ok ? first.value.links : '';
  expect(Buffer.from(kept, 'base64url')).toHaveLength(32);
  expect(links(false)).toBe(kept);
  expect(links(true)).not.toBe(kept);
});

test('a secret that cannot be read, or is no secret, stops the start', () => {
  const reasonOf = (env: NodeJS.ProcessEnv) => {
    const secrets = takeSecrets({ env, dataFolder: folder, newLinks: false });
    return secrets.ok ? null : secrets.reason;
  };
  expect(reasonOf({ OPENAI_API_KEY_FILE: join(folder, 'none') })).toMatch(
    /OPENAI_API_KEY_FILE names cannot be read/,
  );
  expect(reasonOf({ SURTITLE_LINK_SECRET: 'short' })).toMatch(/shorter than 32/);
  expect(reasonOf({ SURTITLE_WEBHOOK_SECRET: 'whsec_short' })).toMatch(/SURTITLE_WEBHOOK_SECRET is not/);
});
