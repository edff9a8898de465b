/** Electron's app.commandLine: the switches the process was given, and those main appends for Chromium. */
import type Electron from 'electron';
import { commandLineSwitch, hasCommandLineSwitch } from './run.ts';
import { strict } from './strict.ts';

/** What main appends lands in the list that was given. */
export function commandLineOf(appended: string[]): Electron.CommandLine {
  const own = {
    appendSwitch: (name, value) => {
      appended.push(value === undefined ? `--${name}` : `--${name}=${value}`);
    },
    appendArgument: (value) => {
      appended.push(value);
    },
    hasSwitch: (name) =>
      hasCommandLineSwitch(name) || appended.some((text) => text.split('=')[0] === `--${name}`),
    getSwitchValue: (name) =>
      commandLineSwitch(name) ??
      appended.find((text) => text.startsWith(`--${name}=`))?.slice(name.length + 3) ??
      '',
    removeSwitch: (name) => {
      const kept = appended.filter((text) => text.split('=')[0] !== `--${name}`);
      appended.splice(0, appended.length, ...kept);
    },
  } satisfies Electron.CommandLine;
  return strict('commandLine', own);
}
