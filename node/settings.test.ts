/**
 * Checks that settings survive a restart, that a bad file is kept, and that what depends on a setting hears
 * of it.
 */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { defaultSettings, type Settings } from '../core/app/settings.ts';
import { defaultShortcuts } from '../core/app/shortcuts.ts';
import { failure, success } from '../core/base/result.ts';
import { keepAside, replaceFile } from './files.ts';
import { followSettings, type ObjectStore, openPlacements, openSettings } from './settings.ts';

/** A store in a file, as electron-store is one: it throws on what is not JSON. */
function fileStore(path: string): ObjectStore {
  return {
    path,
    get store(): Record<string, unknown> {
      return JSON.parse(readFileSync(path, 'utf8'));
    },
    set store(value) {
      replaceFile(path, JSON.stringify(value));
    },
  };
}

function open(text?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-settings-'));
  const file = join(folder, 'settings.json');
  if (text !== undefined) writeFileSync(file, text);
  const { shortcuts } = defaultSettings;
  const needs = { file, openStore: () => fileStore(file), keepAside, shortcuts };
  return { folder, file, needs, opened: openSettings(needs) };
}

const changed: Settings = { ...defaultSettings, delay: 'minimal', languages: ['de'] };

test('without a file the defaults hold, and nothing is said', () => {
  const { opened } = open();
  expect([opened.settings, opened.problem]).toEqual([defaultSettings, null]);
});

test('saved settings are there after a restart', () => {
  const { opened, needs } = open();
  expect(opened.save(changed)).toEqual(success(undefined));
  const again = openSettings(needs);
  expect([again.settings, again.problem]).toEqual([changed, null]);
});

for (const [name, text] of [
  ['garbage', '{"version": 1, "delay": "low"'],
  ['an empty file', ''],
  ['a list', '[1, 2, 3]'],
  ['a file from a newer version', '{"version": 2, "delay": "high"}'],
] as const) {
  test(`${name} is kept aside word for word, and defaults are used`, () => {
    const { folder, file, opened, needs } = open(text);
    expect(opened.settings).toEqual(defaultSettings);
    expect(opened.problem).toEqual({
      kind: 'settingsReset',
      keptAs: expect.stringContaining(`${file}.kept-`),
    });
    const [kept] = readdirSync(folder);
    expect(readFileSync(join(folder, kept ?? ''), 'utf8')).toBe(text);
    expect(opened.save(changed)).toEqual(success(undefined));
    expect(openSettings(needs).settings).toEqual(changed);
  });
}

test('shortcuts that were stored stay, those that were not are the system’s own', () => {
  const ours = defaultShortcuts(false);
  const opened = (text?: string) => openSettings({ ...open(text).needs, shortcuts: ours }).settings.shortcuts;
  const stored = { toggleCaptions: 'CommandOrControl+Alt+C', toggleOverlay: 3 };
  expect([
    opened(),
    opened('{"version": 1}'),
    opened(JSON.stringify({ version: 1, shortcuts: stored })),
  ]).toEqual([ours, ours, { ...ours, toggleCaptions: 'CommandOrControl+Alt+C' }]);
});

test('one bad field costs only itself', () => {
  const { opened } = open(JSON.stringify({ ...changed, baseUrl: 'ftp://nowhere' }));
  expect([opened.settings, opened.problem]).toEqual([changed, null]);
});

test('settings that cannot be saved say so', () => {
  const { needs } = open();
  const refusing = openSettings({
    ...needs,
    openStore: () => {
      throw new Error('EROFS');
    },
  });
  expect(refusing.save(changed)).toEqual(failure({ kind: 'settingsNotSaved' }));
});

test('placements survive a restart; a file of garbage holds none and can be written over', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'surtitle-places-')), 'overlay-places.json');
  const bounds = { x: 1, y: 2, width: 300, height: 100 };
  const placement = { displayId: 1, displayBounds: { x: 0, y: 0, width: 1_000, height: 800 }, bounds };
  writeFileSync(path, 'garbage');
  const placements = openPlacements(() => fileStore(path));
  expect(placements.read()).toEqual([]);
  placements.save([placement]);
  expect(openPlacements(() => fileStore(path)).read()).toEqual([placement]);
});

test('only what changed is told, and the first thing that could not be had comes back', () => {
  const told: unknown[] = [];
  const follow = followSettings({
    captions: (style) => told.push(['captions', style.fontSizePx]),
    serverOrigin: () => told.push('server'),
    launchAtLogin: (isWanted) => {
      told.push(['login', isWanted]);
      return failure({ kind: 'launchAtLoginFailed' });
    },
    shortcuts: (wanted) => {
      told.push(['shortcuts', wanted.toggleCaptions]);
      return null;
    },
  });
  expect(follow({ ...defaultSettings }, defaultSettings)).toBeNull();
  expect(follow({ ...defaultSettings, baseUrl: 'https://api.openai.com/v2' }, defaultSettings)).toBeNull();
  expect(told).toEqual([]);
  const after = {
    ...defaultSettings,
    baseUrl: 'https://eu.api.openai.com/v1',
    launchAtLogin: true,
    captions: { ...defaultSettings.captions, fontSizePx: 48 },
    shortcuts: { ...defaultSettings.shortcuts, toggleCaptions: 'F9' },
  };
  expect(follow(after, defaultSettings)).toEqual({ kind: 'launchAtLoginFailed' });
  expect(told).toEqual([['captions', 48], 'server', ['login', true], ['shortcuts', 'F9']]);
});
