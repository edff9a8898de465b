/** The server from its start to its end, as a process: the demo without a key, a stop in order, a sudden end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Transcript } from '../../core/transcript/transcript.ts';
import { findModel } from '../../node/recognizer/models.ts';
import { keptIn } from '../app/transcriptsFile.ts';
import { openChromium } from './chromium.ts';
import { type Machine, startMachine } from './machine.ts';
import { finalsOf, openViewer, type Viewer } from './viewer.ts';

const ASSETS = join(import.meta.dirname, '../../assets');
test.setTimeout(120_000);
test.beforeEach(async () => {
  const model = await findModel(ASSETS, 'moonshine-base');
  test.skip(!model.ok, model.ok ? '' : model.reason);
});

const linkOf = ({ printed }: Machine): string =>
  / {2}captions {4}(\S+\/c\/demo#\S+)/.exec(printed())?.[1] ?? '';

function follow(machine: Machine): Viewer {
  return openViewer({
    url: `http://127.0.0.1:${machine.port}/c/demo/events`,
    token: linkOf(machine).split('#')[1] ?? '',
  });
}

const textsOf = ({ entries }: Transcript): readonly string[] =>
  entries.flatMap((entry) => (entry.kind === 'line' ? [entry.text] : []));

test('the demo captions a bundled recording on a page, with no key', async () => {
  const machine = await startMachine({ flags: ['--demo'], env: { OPENAI_API_KEY: '' } });
  const browser = await openChromium();
  try {
    const page = await browser.newPage();
    await page.goto(linkOf(machine));
    await expect(page.locator('.row').first()).toContainText(/evening,? and welcome/, { timeout: 60_000 });
    expect(await machine.stop()).toBe(0);
    await expect(page.getByRole('status').first()).toHaveText('The connection is lost. Trying again…');
  } finally {
    await browser.close();
  }
});

test('stopped in the middle of a sentence it settles and keeps it, and tells readers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-lives-'));
  const machine = await startMachine({ flags: ['--demo'], data: folder });
  const viewer = follow(machine);
  try {
    await expect
      .poll(() => viewer.events.filter(({ type }) => type === 'delta').length, { timeout: 60_000 })
      .toBeGreaterThan(3);
    expect(await machine.stop()).toBe(0);
    expect(textsOf(keptIn(folder))).toEqual(finalsOf(viewer));
    expect(viewer.events.at(-1)).toMatchObject({ type: 'status', status: 'idle' });
  } finally {
    viewer.close();
    rmSync(folder, { recursive: true });
  }
});

test('killed, what was final is there, and what was being said as far as it had come', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-lives-'));
  const machine = await startMachine({ flags: ['--demo'], data: folder });
  const viewer = follow(machine);
  try {
    await expect.poll(() => finalsOf(viewer).length, { timeout: 60_000 }).toBeGreaterThan(0);
    const after = viewer.events.length;
    await expect.poll(() => viewer.events.length, { timeout: 60_000 }).toBeGreaterThan(after + 2);
    await machine.kill();
    const again = await startMachine({ flags: [], data: folder });
    const { entries } = keptIn(folder);
    expect(textsOf({ entries } as Transcript).slice(0, finalsOf(viewer).length)).toEqual(finalsOf(viewer));
    expect(entries.at(-1)).toMatchObject({ kind: 'gap' });
    expect(await again.stop()).toBe(0);
  } finally {
    viewer.close();
    rmSync(folder, { recursive: true });
  }
});
