/** Why servers do not start: in a sentence with a remedy, and with nothing left open. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import fastify from 'fastify';
import { createInProcessBus } from './bus/inProcess.ts';
import { readConfig } from './config/config.ts';
import { takeSecrets } from './config/secrets.ts';
import { startDemo } from './hearing/demo.ts';
import { startServer } from './index.ts';
import { openInside } from './inside.ts';
import { openKeeping } from './keeping.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'surtitle-start-'));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

function needsFor(data: string) {
  const read = readConfig({ flags: {}, env: {}, folder });
  if (!read.ok) throw new Error(read.reason);
  const secrets = { openAiKey: null, openAiWebhook: null, links: '', webhooks: null };
  return { config: read.value, secrets, folders: { data, assets: folder }, log: fastify().log };
}

test('a folder that cannot be made is named with what to do about it', async () => {
  writeFileSync(join(folder, 'file'), '');
  const data = join(folder, 'file', 'data');
  const reason = `nothing can be kept in ${data} (ENOTDIR). Name another folder by --data`;
  expect(takeSecrets({ env: {}, dataFolder: data, newLinks: false })).toEqual({
    ok: false,
    reason: `${reason}.`,
  });
  await expect(openInside(needsFor(data))).rejects.toThrow(reason);
});

test('where the rooms cannot be opened neither the bus nor the transcripts stay open', async () => {
  let isOpen = true;
  const bus = {
    ...createInProcessBus(1),
    follow: () => Promise.reject(new Error('no stream')),
    close: async () => {
      isOpen = false;
    },
  };
  await expect(openInside(needsFor(folder), async () => bus)).rejects.toThrow(
    'the bus cannot be used (no stream)',
  );
  expect(isOpen).toBe(false);
  const keeping = openKeeping(folder, () => undefined);
  expect(keeping).not.toBeNull();
  keeping?.close();
});

test('a recording that is not there is said without the full stop that whoever prints it sets', async () => {
  const path = join(folder, 'none.wav');
  const inside = await openInside(needsFor(folder));
  const room = inside.rooms.get('main');
  if (room === null) throw new Error('there is no room');
  const { hearers } = inside;
  await expect(startDemo({ path, room, hearers, onFailed: () => undefined })).rejects.toThrow(
    /cannot be read\. Correct --demo$/,
  );
  await inside.close();
});

async function start(flags: Readonly<Record<string, unknown>>): Promise<void> {
  const needs = needsFor(folder);
  const read = readConfig({ flags: { port: 0, ...flags }, env: {}, folder });
  if (!read.ok) throw new Error(read.reason);
  writeFileSync(join(folder, 'captions.html'), '');
  const folders = { ...needs.folders, pages: folder };
  const logTo = { write: () => undefined };
  const server = await startServer({ ...needs, config: read.value, folders, recording: '', logTo });
  await server.close();
}

test('a certificate that is none is named with its flags', async () => {
  const path = join(folder, 'note.txt');
  writeFileSync(path, 'no certificate');
  await expect(start({ tlsCert: path, tlsKey: path })).rejects.toThrow(
    /is no PEM, or they do not belong together\. Correct --tls-cert and --tls-key$/,
  );
});

test('a port that is taken, and an address that is not of this computer, are named with their flags', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(start({ port })).rejects.toThrow(
    `another program listens on port ${port} already. Name another by --port, or 0 for any free one`,
  );
  other.close();
  await expect(start({ host: '192.0.2.1' })).rejects.toThrow(
    '192.0.2.1 is no address of this computer. Correct --host',
  );
});
