/** What is typed behind options of `transcribe`, as its action is given it. No file becomes the value of an option. */
import { expect, test } from '@playwright/test';
import { createProgram } from '../commands.ts';

/** The files and the named option that the action would get. */
function typed(option: 'engine' | 'keywords' | 'language', ...args: readonly string[]): unknown {
  const command = createProgram(() => undefined).commands.find((one) => one.name() === 'transcribe');
  if (command === undefined) throw new Error('There is no transcribe.');
  let given: unknown = null;
  command.action((files: readonly string[], flags: Readonly<Record<string, unknown>>) => {
    given = [files, flags[option]];
  });
  command.parse([...args], { from: 'user' });
  return given;
}

test('keywords and languages are one value each, and what follows is a file', () => {
  expect(typed('keywords', '--keywords', 'Surtitle, half past', 'a.wav')).toEqual([
    ['a.wav'],
    ['Surtitle', 'half past'],
  ]);
  expect(typed('keywords', 'a.wav', '--keywords', 'Surtitle', '--keywords=Ada', 'b.wav')).toEqual([
    ['a.wav', 'b.wav'],
    ['Surtitle', 'Ada'],
  ]);
  expect(typed('language', '--language', 'fr,German', '--language', 'fr', 'a.wav')).toEqual([
    ['a.wav'],
    ['fr', 'de'],
  ]);
});

test('a file that is named twice is heard once', () => {
  expect(typed('engine', 'a.wav', 'b.wav', 'a.wav')).toEqual([['a.wav', 'b.wav'], 'automatic']);
});

test('auto is what the app calls automatic, and either may be said', () => {
  for (const args of [[], ['--engine', 'auto'], ['--engine', 'automatic']])
    expect(typed('engine', ...args, 'a.wav')).toEqual([['a.wav'], 'automatic']);
});
