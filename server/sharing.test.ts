/** Checks the server inside the app by itself: its ports, its links, what it leaves on disk, how it ends. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { SharingReport } from '../core/captions/sharing.ts';
import { freePort } from '../e2e/server/ports.ts';
import { openSharing, PortsTaken, type RunningSharing } from './sharing.ts';

let folder: string;
let pages: string;
const running: RunningSharing[] = [];
const others: Server[] = [];
let ports: readonly number[];
test.beforeEach(async () => {
  ports = [await freePort(), await freePort()];
  folder = mkdtempSync(join(tmpdir(), 'surtitle-sharing-'));
  pages = mkdtempSync(join(tmpdir(), 'surtitle-pages-'));
  writeFileSync(join(pages, 'captions.html'), '');
});
test.afterEach(async () => {
  await Promise.all(running.splice(0).map(({ close }) => close()));
  for (const other of others.splice(0)) other.close();
  for (const path of [folder, pages]) rmSync(path, { recursive: true });
});

async function open(newLinks = false) {
  const told: SharingReport[] = [];
  const sharing = await openSharing({
    ...{ reach: 'computer', newLinks, folder, pages, ports },
    tell: (report) => void told.push(report),
  });
  running.push(sharing);
  const [report] = told;
  if (report?.kind !== 'open') throw new Error('it is not open');
  const link = new URL(report.links.captions[0] ?? '');
  const close = async () => {
    running.splice(running.indexOf(sharing), 1);
    await sharing.close();
  };
  const ask = async (token = link.hash.slice(1)) =>
    (await fetch(new URL('captions/captions.txt', link), { headers: { authorization: `Bearer ${token}` } }))
      .status;
  return { ...report, told, port: Number(link.port), token: link.hash.slice(1), ask, close };
}

async function take(port: number): Promise<void> {
  const other = createServer();
  await new Promise<void>((resolve, reject) => {
    other.once('error', reject);
    other.listen(port, '127.0.0.1', resolve);
  });
  others.push(other);
}

test('port and links are the same next time; new links end the old ones', async () => {
  const first = await open();
  expect(await first.ask()).toBe(204);
  await first.close();
  expect(statSync(join(folder, 'links.secret')).mode & 0o777).toBe(0o600);
  const next = await open();
  expect([next.port, next.token, next.hasMoved]).toEqual([first.port, first.token, false]);
  await next.close();
  const renewed = await open(true);
  expect(renewed.token).not.toBe(first.token);
  expect([await renewed.ask(), await renewed.ask(first.token)]).toEqual([204, 404]);
});

test('a port that another program has taken is left to it, and it is told that links have moved', async () => {
  const first = await open();
  await first.close();
  await take(first.port);
  const next = await open();
  expect([next.port === first.port, next.hasMoved]).toEqual([false, true]);
  expect(readFileSync(join(folder, 'port'), 'utf8')).toBe(String(next.port));
});

test('where every port is taken nothing is shared, and a person is told which they are', async () => {
  for (const port of ports) await take(port);
  const [first, last] = ports.toSorted((one, other) => one - other);
  await expect(open()).rejects.toMatchObject({ first, last });
  await expect(open()).rejects.toThrow(PortsTaken);
});

test('who follows is counted, and told the end', async () => {
  const { told, port, token, close } = await open();
  const answer = await fetch(`http://127.0.0.1:${port}/c/captions/events`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await expect.poll(() => told.at(-1)).toEqual({ kind: 'readers', count: 1 });
  const [text] = await Promise.all([answer.text(), close()]);
  expect(text.endsWith('event: over\ndata: \n\n')).toBe(true);
});
