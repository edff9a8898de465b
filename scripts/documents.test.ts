/** What the documents say of the project is there: links, commands, keys. It judges no sentence. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { defaultShortcuts } from '../core/app/shortcuts.ts';
import { describeAccelerator } from '../core/desktop/accelerator.ts';
import manifest from '../package.json' with { type: 'json' };
import { ROOMS, ROOT } from './root.ts';

const documents = [
  ...readdirSync(ROOT),
  ...['docs', ...ROOMS].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  ),
].filter((path) => path.endsWith('.md'));
const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');

test('every link between documents, and every picture, leads to a file', () => {
  const missing = documents.flatMap((path) =>
    [...textOf(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g)]
      .filter(([, target = '']) => !existsSync(join(ROOT, dirname(path), target)))
      .map(([link]) => `${path}: ${link}`),
  );
  expect(missing).toEqual([]);
});

test('every npm command that is named exists', () => {
  const missing = documents.flatMap((path) =>
    [...textOf(path).matchAll(/npm run (?:-s )?([a-z][a-z0-9:]*)/g)]
      .filter(([, name = '']) => !(name in manifest.scripts))
      .map(([command]) => `${path}: ${command}`),
  );
  expect(missing).toEqual([]);
});

test('README has each shortcut that comes with the app, as each system spells it', () => {
  const rows = textOf('README.md')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length === 6)
    .map((cells) => cells.slice(2, 5));
  const [others, windows] = [defaultShortcuts(false), defaultShortcuts(true)];
  const keys = Object.keys(others) as (keyof typeof others)[];
  const expected = keys
    .filter((key) => others[key] !== '')
    .map((key) => [
      describeAccelerator(others[key], 'mac'),
      describeAccelerator(windows[key], 'other'),
      describeAccelerator(others[key], 'other'),
    ]);
  expect(rows).toEqual(expect.arrayContaining(expected));
});
