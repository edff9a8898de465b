/**
 * Checks that a line is on disk before the call returns: a writer is killed at random moments, and every line
 * it had acknowledged is there.
 */
import { fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { openDatabase } from './database.ts';

const WRITER = fileURLToPath(new URL('../e2e/node/durabilityWriter.ts', import.meta.url));
const KILLS = 20;

/**
 * Runs a writer, kills it once it has acknowledged `lines` lines and a random moment more; gives the last
 * number it acknowledged.
 */
async function writeUntilKilled(file: string, session: string, lines: number): Promise<number> {
  const writer = fork(WRITER, [file, session], { stdio: 'ignore' });
  let last = -1;
  const ended = new Promise<void>((resolve) => writer.once('exit', () => resolve()));
  writer.on('message', (number: number) => {
    last = number;
    if (number === lines) setTimeout(() => writer.kill('SIGKILL'), Math.random() * 8);
  });
  await ended;
  return last;
}

test('twenty kills at random moments lose no line that was acknowledged', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'surtitle-kill-')), 'transcripts.db');
  for (let kill = 0; kill < KILLS; kill += 1) {
    const session = `session ${kill}`;
    const acknowledged = await writeUntilKilled(file, session, Math.floor(Math.random() * 40));
    const database = openDatabase(file);
    const texts =
      database.read(session)?.entries.map((entry) => (entry.kind === 'line' ? entry.text : '')) ?? [];
    database.close();
    const expected = Array.from({ length: acknowledged + 1 }, (_, index) => `Line ${index} of ${session}.`);
    expect(texts.slice(0, acknowledged + 1)).toEqual(expected);
  }
});
