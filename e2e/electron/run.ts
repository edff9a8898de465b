/** This run of the stand-in: what the test chose, and the command line it was started with. */
import { type HostOptions, readHostOptions } from './options.ts';

export const options: HostOptions = readHostOptions(process.env);

/** A switch of the app's own command line, as `--name=value`. */
export function commandLineSwitch(name: string): string | undefined {
  const prefix = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
}

/** Whether `--name` or `--name=value` was given. */
export function hasCommandLineSwitch(name: string): boolean {
  return process.argv.some((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`));
}
