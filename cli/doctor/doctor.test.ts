/** The doctor says what is here and what to do, shows no key, and changes nothing. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { newFolder, surtitle } from '../../e2e/cli/surtitle.ts';
import { append, begin, head, line, open } from '../../e2e/node/transcripts.ts';
import { findKey, findModels, findTranscripts } from './kept.ts';
import { findMicrophone } from './microphone.ts';
import { findChromium, findElectron, findNode } from './programs.ts';

test('everything has a line, with what to do where it is missing', () => {
  const folder = newFolder();
  const ran = surtitle(['doctor', '--json', '--data', folder], { env: { OPENAI_API_KEY: 'sk-secret' } });
  const findings = ran.out
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text));
  expect(findings.map(({ name }) => name)).toEqual([
    ...['Node', 'Electron', 'Chromium', 'moonshine-base', 'moonshine-tiny'],
    ...['API key', 'microphone', 'transcripts', 'unfinished', 'ffmpeg'],
  ]);
  for (const { status, remedy } of findings) if (status === 'missing') expect(remedy).not.toBe(null);
  expect(ran.out).not.toContain('sk-secret');
  const canRun = findings[1].status === 'here' || findings[2].status === 'here';
  expect(ran.code).toBe(canRun ? 0 : 1);
  const table = surtitle(['doctor', '--data', folder]).out.trimEnd().split('\n');
  expect(table).toHaveLength(findings.length);
});

test('a key is known without being read out', () => {
  const folder = newFolder();
  expect(findKey(folder, {})).toMatchObject({ status: 'missing' });
  expect(findKey(folder, { OPENAI_API_KEY: ' sk-secret ' })).toMatchObject({
    status: 'here',
    detail: 'in OPENAI_API_KEY',
  });
  writeFileSync(join(folder, 'key.json'), JSON.stringify({ storage: 'plainText', key: 'sk-secret' }));
  expect(findKey(folder, {})).toEqual({
    name: 'API key',
    status: 'here',
    detail: 'stored as plain text',
    remedy: null,
  });
  writeFileSync(join(folder, 'key.json'), '{');
  expect(findKey(folder, {})).toMatchObject({ status: 'unknown', remedy: expect.any(String) });
});

test('transcripts are counted and weighed, and what is wrong with them has a remedy', () => {
  const folder = newFolder();
  expect(findTranscripts(folder)).toMatchObject({
    status: 'unknown',
    detail: expect.stringContaining('none yet'),
  });
  const { transcripts, file } = open(folder);
  transcripts.record(begin(head));
  transcripts.record(append(head.id, line('a', 'Good evening.')));
  expect(findTranscripts(folder)).toMatchObject({
    status: 'here',
    detail: expect.stringMatching(/^1 session, 0\.\d MB, /),
  });
  transcripts.dispose();
  writeFileSync(file, 'no database'.repeat(1_000));
  expect(findTranscripts(folder)).toMatchObject({
    status: 'missing',
    detail: expect.stringContaining('damaged'),
  });
});

test('programs and models are looked for where setup puts them', async () => {
  const root = newFolder();
  expect(findNode()).toMatchObject({ status: 'here' });
  expect(findChromium(root, {})).toMatchObject({ status: 'missing' });
  expect(findChromium(root, { SURTITLE_CHROMIUM: '/none' })).toMatchObject({ detail: '/none is not there' });
  expect(findElectron(root, {})).toMatchObject({ status: 'missing' });
  mkdirSync(join(root, 'node_modules/electron/dist'), { recursive: true });
  for (const file of ['node_modules/electron/dist/electron', 'chromium']) writeFileSync(join(root, file), '');
  writeFileSync(
    join(root, 'node_modules/.surtitle-setup.json'),
    JSON.stringify({ chromium: join(root, 'chromium') }),
  );
  expect(findElectron(root, {})).toMatchObject({ status: 'here' });
  expect(findChromium(root, {})).toMatchObject({ status: 'here', detail: join(root, 'chromium') });
  mkdirSync(join(root, 'assets/models'), { recursive: true });
  const file = (path: string) => ({
    path,
    bytes: 0,
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  });
  const model = (name: string) => ({
    ...{ name, language: 'en', licence: 'MIT', shape: { layers: 1, heads: 1, headSize: 1 } },
    files: { encoder: file(`${name}-e`), decoder: file(`${name}-d`) },
  });
  writeFileSync(
    join(root, 'assets/models.json'),
    JSON.stringify({ models: [model('moonshine-base'), model('moonshine-tiny')] }),
  );
  for (const name of ['moonshine-base-e', 'moonshine-base-d'])
    writeFileSync(join(root, 'assets/models', name), '');
  expect((await findModels(root)).map(({ status }) => status)).toEqual(['here', 'missing']);
  writeFileSync(join(root, 'assets/models/moonshine-base-e'), 'damaged');
  expect((await findModels(root))[0]).toMatchObject({
    status: 'missing',
    detail: expect.stringContaining('damaged'),
  });
});

test('a microphone is known by the sound server, and unknown where only the app is told', () => {
  const runtime = newFolder();
  mkdirSync(join(runtime, 'pulse'));
  writeFileSync(join(runtime, 'pulse/native'), '');
  expect(findMicrophone('linux', { XDG_RUNTIME_DIR: runtime })).toMatchObject({ status: 'here' });
  expect(findMicrophone('linux', { PULSE_SERVER: 'tcp:host' })).toMatchObject({ status: 'here' });
  expect(findMicrophone('darwin', {})).toMatchObject({ status: 'unknown' });
});
