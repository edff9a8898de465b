/** Starts and ends utility processes: each is given the models and what it needs to run, and no key. */
import { join } from 'node:path';
import type { App, UtilityProcess, utilityProcess } from 'electron';

/** Neither a key nor what else programs leave there: only what a process needs to run. */
const ENVIRONMENT = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'] as const;

export interface ForkNeeds {
  readonly utilityProcess: Pick<typeof utilityProcess, 'fork'>;
  readonly app: Pick<App, 'isPackaged'>;
  readonly process: Pick<NodeJS.Process, 'platform' | 'arch' | 'env' | 'resourcesPath'>;
  /** The folder of main's bundle. The processes have their own beside it. */
  readonly built: string;
}

/** ONNX Runtime has no native library for Macs with Intel processors. */
export const cannotHear = ({ platform, arch }: ForkNeeds['process']): boolean =>
  platform === 'darwin' && arch === 'x64';

/** @param args follow the folder with the models. */
export function fork(
  { utilityProcess, app, process, built }: ForkNeeds,
  entry: string,
  serviceName: string,
  args: readonly string[] = [],
): UtilityProcess {
  const assets = app.isPackaged ? join(process.resourcesPath, 'assets') : join(built, '../../assets');
  const env = ENVIRONMENT.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return utilityProcess.fork(join(built, entry), [assets, ...args], {
    serviceName,
    env: Object.fromEntries(env),
  });
}

/** One that has not quite started cannot be ended yet; one that does not heed it is killed by Electron. */
export function end(process: UtilityProcess): void {
  if (!process.kill()) process.once('spawn', () => process.kill());
}
