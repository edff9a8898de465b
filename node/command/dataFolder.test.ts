import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dataFolder, transcriptsIn } from './dataFolder.ts';

test('the data is looked for where Electron puts it, under the name of the app', () => {
  const { name, productName } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
  );
  // Electron takes the product's name if there is one.
  expect([productName, name]).toEqual([undefined, 'surtitle']);
  const home = join('home', 'ann');
  const linux = { platform: 'linux', home } as const;
  expect(dataFolder({ ...linux, env: {} })).toBe(join(home, '.config', name));
  expect(dataFolder({ ...linux, env: { XDG_CONFIG_HOME: 'x' } })).toBe(join('x', name));
  expect(dataFolder({ platform: 'darwin', home, env: {} })).toBe(
    join(home, 'Library', 'Application Support', name),
  );
  expect(dataFolder({ platform: 'win32', home, env: { APPDATA: 'r' } })).toBe(join('r', name));
  expect(transcriptsIn('f')).toBe(join('f', 'transcripts.db'));
});
