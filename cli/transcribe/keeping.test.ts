/** What a run does where its journal cannot be taken away: it says so, and ends as well as any other. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { newFolder } from '../../e2e/cli/surtitle.ts';
import { openKeeping } from './keeping.ts';

const folder = newFolder();
const recording = join(folder, 'talk.wav');
const warnings: string[] = [];
const open = (isFresh: boolean) =>
  openKeeping(recording, {
    folder,
    isFresh,
    choices: 'once',
    progress: { warn: (sentence) => void warnings.push(sentence) },
  });

test('a journal that cannot be removed is told of, and fails no run that has ended or begins anew', () => {
  writeFileSync(recording, '');
  const first = open(false);
  first?.keep({ kind: 'begin', head: { id: 'talk', startedAtEpochMs: 0, languages: [] } });
  first?.letGo();
  const journals = join(folder, 'transcribing');
  const [name = ''] = readdirSync(journals);
  // Modes forbid an administrator nothing; a folder is removed by nobody as a file.
  rmSync(join(journals, name));
  mkdirSync(join(journals, name));
  open(false)?.forget();
  expect(warnings.splice(0)).toEqual([expect.stringMatching(/^what was kept for a second run stays: /)]);
  const fresh = open(true);
  expect(warnings.splice(0)).toEqual([expect.stringMatching(/^what was kept for a second run stays: /)]);
  expect(fresh?.journal.parts).toBe(0);
  fresh?.keep({ kind: 'begin', head: { id: 'talk', startedAtEpochMs: 0, languages: [] } });
  expect(warnings).toEqual([]);
  fresh?.letGo();
  expect(open(false)).not.toBeNull();
});
