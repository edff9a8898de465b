/** Where the app's folders are, and what its package is called. */
import { existsSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type Electron from 'electron';
import { commandLineSwitch } from './run.ts';

export type PathName = Parameters<Electron.App['getPath']>[0];

/** The folders `app.getPath` knows; `--user-data-dir` moves the app's own. */
export function pathsOf(name: string): Map<PathName, string> {
  const appData = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
  const userData = resolve(commandLineSwitch('user-data-dir') ?? join(appData, name));
  const folders: [PathName, string][] = (
    ['desktop', 'documents', 'downloads', 'music', 'pictures', 'videos'] as const
  ).map((folder) => [folder, join(homedir(), `${folder[0]?.toUpperCase()}${folder.slice(1)}`)]);
  return new Map<PathName, string>([
    ...folders,
    ['home', homedir()],
    ['appData', appData],
    ['userData', userData],
    ['sessionData', userData],
    ['temp', tmpdir()],
    ['exe', process.execPath],
    ['logs', join(userData, 'logs')],
    ['crashDumps', join(userData, 'Crashpad')],
  ]);
}

/** The nearest package.json above main's own file names the app, as it does for Electron. */
export function readPackage(): {
  readonly name: string;
  readonly version: string;
  readonly directory: string;
} {
  for (let directory = dirname(resolve(process.argv[1] ?? '.')); ; directory = dirname(directory)) {
    const file = join(directory, 'package.json');
    if (existsSync(file)) {
      const {
        name = 'Electron',
        productName = name,
        version = '0.0.0',
      } = JSON.parse(readFileSync(file, 'utf8'));
      return { name: productName, version, directory };
    }
    if (directory === dirname(directory)) return { name: 'Electron', version: '0.0.0', directory };
  }
}
