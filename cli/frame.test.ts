/** How the command line ends: its codes, one sentence and never a stack, whatever is typed or goes wrong. */

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '../e2e/app/host.ts';
import { inShell, newFolder, startSurtitle, surtitle } from '../e2e/cli/surtitle.ts';
import { createProgram } from './commands.ts';

const isWindows = process.platform === 'win32';
const SRT = '1\n00:00:01,000 --> 00:00:02,000\nGood evening.\n\n';

function folderWith(...names: readonly string[]): string {
  const folder = newFolder();
  for (const name of names) writeFileSync(join(folder, name), SRT);
  return folder;
}

test('every command has help that names each of its arguments and options', () => {
  const { commands } = createProgram(() => undefined);
  expect(commands.map((command) => command.name())).toEqual([
    'transcribe',
    'convert',
    'sessions',
    'export',
    'search',
    'doctor',
    'serve',
  ]);
  for (const command of commands) {
    const ran = surtitle([command.name(), '--help']);
    expect([ran.code, ran.said]).toEqual([0, '']);
    for (const option of command.options) {
      expect(option.description).not.toBe('');
      expect(ran.out).toContain(option.flags);
    }
    for (const argument of command.registeredArguments) expect(ran.out).toContain(argument.name());
  }
  expect(surtitle(['--help']).out).toContain('doctor');
  expect(surtitle(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('wrong use ends with 2, one sentence and a remedy', () => {
  for (const args of [
    ['convert'],
    ['convert', 'a.srt'],
    ['convert', 'a.srt', 'b.xyz'],
    ['convert', 'a.srt', 'b.vtt', 'c.vtt'],
    ['convert', 'a.srt', 'b.vtt', '--offset', 'soon'],
    ['convert', 'a.srt', 'b.vtt', '--from', '9', '--to', '8'],
    ['convert', 'a.srt', 'b.vtt', '--encoding', 'klingon'],
    ['convert', 'a.srt', 'b.vtt', '--ofset', '1'],
    ['export', 'last', '--format', 'srt,doc'],
    ['sing'],
  ]) {
    const ran = surtitle(args);
    expect([args, ran.code, ran.out]).toEqual([args, 2, '']);
    expect(ran.said).toMatch(/^surtitle: .+[.?] .+\.\n$/);
  }
  expect(surtitle([])).toMatchObject({ code: 2, out: '' });
});

test('a file that cannot be read or written ends with 1 and says why', () => {
  test.skip(isWindows, 'Windows has other names, links and words for this');
  const folder = folderWith('a.srt');
  writeFileSync(join(folder, 'empty.srt'), '');
  writeFileSync(
    join(folder, 'noise.srt'),
    Uint8Array.from({ length: 5_000 }, (_byte, index) => (index * 7_919) % 256),
  );
  writeFileSync(join(folder, 'bad.srt'), '1\n00:00:0x,000 --> 00:00:02,000\nGood evening.\n');
  writeFileSync(join(folder, 'other.json'), '{"text": "Good evening."}');
  const said = (...args: readonly string[]) => {
    const ran = surtitle(['convert', ...args], { cwd: folder });
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(ran.said.split('\n')).toHaveLength(2);
    return ran.said;
  };
  expect(said('none.srt', 'b.vtt')).toContain('there is no file none.srt');
  expect(said('.', 'b.vtt')).toContain('. is a folder');
  expect(said('a.srt/b.srt', 'b.vtt')).toContain('as if it were a folder');
  expect(said('a.srt', 'none/b.vtt')).toContain('the folder of none/b.vtt does not exist');
  expect(said('a.srt', '.', '--format', 'vtt')).toContain('. is a folder');
  expect(said('a.srt', `${'a'.repeat(300)}.vtt`)).toContain('too long');
  expect(said('empty.srt', 'b.vtt')).toContain('no cue in empty.srt');
  expect(said('noise.srt', 'b.vtt')).toContain('no cue in noise.srt');
  expect(said('bad.srt', 'b.vtt')).toContain('line 2 of bad.srt');
  expect(said('other.json', 'b.vtt')).toContain('no JSON that Surtitle can read');
  expect(said('a.srt', 'b.vtt', '--from', '60')).toContain('nothing is left');
  expect(readdirSync(folder).sort()).toEqual(['a.srt', 'bad.srt', 'empty.srt', 'noise.srt', 'other.json']);
});

test('paths with blanks, quotes, other scripts and a leading dash are paths', () => {
  test.skip(isWindows, 'Windows has other names, links and words for this');
  const names = [`a b it's "here".srt`, 'Übung 会議 🎭.srt', '-odd $HOME;`x`.srt'];
  const folder = folderWith(...names);
  for (const name of names) {
    const out = name.replace('.srt', '.vtt');
    expect([name, surtitle(['convert', '--bom', '--', name, out], { cwd: folder })]).toEqual([
      name,
      { code: 0, out: '', said: '' },
    ]);
    expect(readFileSync(join(folder, out), 'utf8')).toContain('Good evening.');
  }
});

test('npm runs it from any folder of the checkout, quietly, with words as they were typed', () => {
  test.skip(isWindows, 'Windows has other names, links and words for this');
  const folder = folderWith('a b.srt');
  const run = (...args: readonly string[]) =>
    spawnSync('npm', ['run', '-s', 'surtitle', '--', ...args], { cwd: join(ROOT, 'core'), encoding: 'utf8' });
  const ran = run('convert', join(folder, 'a b.srt'), '-', '--format', 'txt');
  expect([ran.status, ran.stdout, ran.stderr]).toEqual([0, 'Good evening.\n', '']);
  expect(run('convert', 'README.md', '-', '--format', 'txt').stderr).toContain('no cue in README.md');
  expect(run('sing').status).toBe(2);
});

test('a reader that has enough ends it quietly', () => {
  test.skip(isWindows, 'Windows has other names, links and words for this');
  const folder = newFolder();
  const cues = Array.from({ length: 20_000 }, (_cue, index) => {
    const at = `${String(Math.floor(index / 3_600)).padStart(2, '0')}:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;
    return `${index + 1}\n${at},000 --> ${at},900\nGood evening.\n\n`;
  });
  writeFileSync(join(folder, 'long.srt'), cues.join(''));
  const ran = inShell(`surtitle convert long.srt - --format srt | head -n 1; echo "\${PIPESTATUS[0]}"`, {
    cwd: folder,
  });
  expect(ran).toEqual({ code: 0, out: '1\n0\n', said: '' });
});

test('Ctrl+C ends it without a word', async () => {
  test.skip(isWindows, 'Windows has other names, links and words for this');
  const child = startSurtitle(['convert', '-', '-', '--format', 'srt']);
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  // More than a pipe holds: when it has all been taken, somebody reads.
  child.stdin.write(SRT.repeat(10_000));
  await once(child.stdin, 'drain');
  child.kill('SIGINT');
  const [code, signal] = await once(child, 'close');
  expect([code, signal, said]).toEqual([130, null, '']);
});

test('a full disk is said, and a device stays one', () => {
  test.skip(!existsSync('/dev/full'), 'there is no device that is full');
  const folder = folderWith('a.srt');
  const device = openSync('/dev/full', 'w');
  const piped = surtitle(['convert', 'a.srt', '-', '--format', 'vtt'], { cwd: folder, stdout: device });
  closeSync(device);
  expect([piped.code, piped.said]).toEqual([1, expect.stringContaining('the disk is full')]);
  const written = surtitle(['convert', 'a.srt', '/dev/full', '--format', 'vtt'], { cwd: folder });
  expect([written.code, written.said]).toEqual([1, expect.stringContaining('the disk is full')]);
  expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
});

test('on a disk without room the file that was there stays whole', () => {
  const folder = newFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
  test.skip(mounted.status !== 0, 'this needs the right to mount');
  try {
    writeFileSync(join(folder, 'a.srt'), SRT);
    writeFileSync(join(folder, 'a.vtt'), 'what was there');
    writeFileSync(join(folder, 'filler'), Buffer.alloc(40_000));
    const long = SRT.replace('Good evening.', 'Good evening. '.repeat(3_000));
    const ran = surtitle(['convert', '-', join(folder, 'a.vtt')], { input: long });
    expect([ran.code, ran.said]).toEqual([1, expect.stringContaining('the disk is full')]);
    expect(readFileSync(join(folder, 'a.vtt'), 'utf8')).toBe('what was there');
    expect(readdirSync(folder).sort()).toEqual(['a.srt', 'a.vtt', 'filler']);
  } finally {
    spawnSync('umount', [folder]);
  }
});

test('an output of one’s own input and a link stay what they are', () => {
  test.skip(isWindows, 'Windows has other names, links and words for this');
  const folder = folderWith('a.srt');
  expect(surtitle(['convert', 'a.srt', 'a.srt', '--offset', '-0.5s'], { cwd: folder }).code).toBe(0);
  expect(readFileSync(join(folder, 'a.srt'), 'utf8')).toContain('00:00:00,500 --> 00:00:01,500');
  const linked = inShell(
    'ln -s a.srt link.srt && surtitle convert a.srt link.srt --offset 1 && test -L link.srt && cat a.srt',
    {
      cwd: folder,
    },
  );
  expect(linked.out).toContain('00:00:01,500 --> 00:00:02,500');
  expect(existsSync(join(folder, 'link.srt'))).toBe(true);
});
