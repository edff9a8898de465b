import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOMS, ROOT } from './root.ts';

const SOURCE = new Set(['.ts', '.tsx', '.css', '.mjs', '.cjs']);
const MOST_LINES = 200;
const MOST_MEDIAN_LINES = 70;
const MOST_FILES = 14;
const MOST_README_LINES = 10;

const files = [...ROOMS, 'assets'].flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE.has(extname(entry.name)))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const lines = readFileSync(path, 'utf8').split('\n').length - 1;
      return { path: relative(ROOT, path), lines, isTest: /\.(?:test|spec)\.ts$/.test(entry.name) };
    }),
);

test('no file is longer than 200 lines, and half of them are no longer than 70', () => {
  expect(files.filter(({ lines }) => lines > MOST_LINES)).toEqual([]);
  const lengths = files.filter(({ isTest }) => !isTest).map(({ lines }) => lines);
  const median = lengths.toSorted((first, second) => first - second)[Math.floor(lengths.length / 2)];
  expect(median).toBeLessThanOrEqual(MOST_MEDIAN_LINES);
});

test('no folder holds more than 14 source files besides tests', () => {
  const counts = Map.groupBy(
    files.filter(({ isTest }) => !isTest),
    ({ path }) => dirname(path),
  );
  const crowded = [...counts].filter(([, inside]) => inside.length > MOST_FILES);
  expect(crowded.map(([folder, inside]) => `${folder}: ${inside.length}`)).toEqual([]);
});

test('every room and every layer of core says in ten lines what lives there and where to start', () => {
  const layers = readdirSync(join(ROOT, 'core'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const rooms = [
    ...ROOMS,
    ...layers.map(({ name }) => `core/${name}`),
    ...[
      'renderer/overlay',
      'renderer/settings',
      'renderer/library',
      'renderer/ui',
      'e2e/service',
      'e2e/electron',
      'e2e/speech',
    ],
  ];
  const unfit = rooms.filter((room) => {
    const path = join(ROOT, room, 'README.md');
    if (!existsSync(path)) return true;
    const text = readFileSync(path, 'utf8');
    return (
      text.trimEnd().split('\n').length > MOST_README_LINES ||
      !/\bStart\b/.test(text) ||
      !/\bimport/.test(text)
    );
  });
  expect(unfit).toEqual([]);
});
