/** What the app has kept, asked by the command line: while the app writes, and when the file is not as it should be. */
import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { SUBTITLE_FORMATS } from '../core/subtitles/options.ts';
import { writeSubtitles } from '../core/subtitles/subtitles.ts';
import { ROOT } from '../e2e/app/host.ts';
import { FIRST, kept, SECOND } from '../e2e/cli/kept.ts';
import { CLI, newFolder, surtitle } from '../e2e/cli/surtitle.ts';
import { openDatabase } from '../node/database.ts';

const ask = (folder: string, ...args: readonly string[]) =>
  surtitle([...args, '--data', folder], { env: { TZ: 'UTC' } });

test('sessions are listed newest first, a line each, or as objects', () => {
  const folder = kept();
  expect(ask(folder, 'sessions')).toEqual({
    code: 0,
    out:
      '12222222-bbbb\t2026-11-22 09:00\t00:01:06\t1\tWe begin at half past six.\n' +
      '11111111-aaaa\t2026-11-21 09:00\t00:00:01\t1\tGood evening,  [31m everyone.\n',
    said: '',
  });
  const rows = ask(folder, 'sessions', '--json')
    .out.trim()
    .split('\n')
    .map((row) => JSON.parse(row));
  expect(rows[0]).toEqual({
    ...{ id: SECOND.id, startedAtEpochMs: SECOND.startedAtEpochMs, lengthMs: 66_000 },
    ...{ lines: 1, beginsWith: 'We begin at half past six.' },
  });
});

test('words are found with session and time, a line each, or as objects', () => {
  const folder = kept();
  expect(ask(folder, 'search', 'six', 'HALF')).toEqual({
    code: 0,
    out: '12222222\t2026-11-22 09:00\t00:01:05\tWe begin at half past six.\n',
    said: '',
  });
  expect(JSON.parse(ask(folder, 'search', 'even', '--json').out)).toMatchObject({
    ...{ sessionId: FIRST.id, startMs: 300, startedAtEpochMs: FIRST.startedAtEpochMs },
  });
  expect(ask(folder, 'search', 'nobody', 'said')).toEqual({
    code: 0,
    out: '',
    said: 'surtitle: nothing was found.\n',
  });
  expect(ask(folder, 'search', 'e', '--limit', '1').said).toContain('--limit');
});

test('a search is for one speaker where it names one, also without words, and its help says so', () => {
  const folder = kept();
  expect(ask(folder, 'search', 'six', '--speaker', 'YOU').out).toContain('half past six.');
  expect(ask(folder, 'search', 'six', '--speaker', 'Others').said).toBe('surtitle: nothing was found.\n');
  expect(ask(folder, 'search', '--speaker', 'you').out.split('\n')).toHaveLength(3);
  expect(ask(folder, 'search')).toMatchObject({ code: 2, said: expect.stringContaining('--speaker') });
  expect(ask(folder, 'search', '--help').out).toContain('--speaker <name>');
});

test('an export is what the app writes, and its JSON converts to the same', () => {
  const folder = kept();
  const database = openDatabase(join(folder, 'transcripts.db'));
  const transcript = database.read(FIRST.id);
  database.close();
  if (transcript === null) throw new Error('The session is gone.');
  for (const format of SUBTITLE_FORMATS) {
    const written = writeSubtitles(transcript, format);
    expect({ format, ...ask(folder, 'export', '111', '--format', format) }).toEqual({
      ...{ format, code: 0, said: '' },
      out: written.ok ? written.value : '',
    });
  }
  const { out: json } = ask(folder, 'export', FIRST.id, '--format', 'json');
  const again = surtitle(['convert', '-', '-', '--format', 'srt'], { input: json });
  const srt = writeSubtitles(transcript, 'srt');
  expect(again.out).toBe(srt.ok ? srt.value : '');
});

test('the last session has what stands of it, and goes into files where one wants them', () => {
  const folder = kept();
  expect(ask(folder, 'export', 'last', '--format', 'txt').out).toBe('We begin at half past six.\n\nAnd we\n');
  const out = join(newFolder(), 'a b.vtt');
  expect(ask(folder, 'export', 'last', '--out', out)).toEqual({ code: 0, out: '', said: '' });
  expect(readFileSync(out, 'utf8')).toMatch(/^WEBVTT\n/);
  const many = newFolder();
  expect(ask(folder, 'export', 'last', '--format', 'srt,json', '--out', many).code).toBe(0);
  expect(readdirSync(many).sort()).toEqual([
    'Surtitle 2026-11-22 09.00.json',
    'Surtitle 2026-11-22 09.00.srt',
  ]);
  expect(ask(folder, 'export', '1')).toMatchObject({
    code: 2,
    said: expect.stringContaining('several sessions'),
  });
  expect(ask(folder, 'export', 'none')).toMatchObject({
    code: 1,
    said: expect.stringContaining('surtitle sessions'),
  });
});

test('while the app writes as fast as it can, every answer is whole and no line of the app waits', async () => {
  const folder = newFolder();
  const file = join(folder, 'transcripts.db');
  const writer: ChildProcess = fork(join(ROOT, 'e2e/node/durabilityWriter.ts'), [file, 'busy'], {
    stdio: 'ignore',
  });
  let acknowledged = 0;
  writer.on('message', (number: number) => {
    acknowledged = number;
  });
  await once(writer, 'message');
  try {
    for (const args of [['sessions'], ['search', 'line'], ['export', 'last', '--format', 'txt']]) {
      const before = acknowledged;
      const ran = await new Promise<{ code: number | null; out: string; said: string }>((resolve) => {
        const child = fork(CLI, [...args, '--data', folder], { silent: true });
        let [out, said] = ['', ''];
        child.stdout?.on('data', (chunk) => {
          out += String(chunk);
        });
        child.stderr?.on('data', (chunk) => {
          said += String(chunk);
        });
        child.once('close', (code) => resolve({ code, out, said }));
      });
      expect([args, ran.code]).toEqual([args, 0]);
      expect(ran.out).toContain(args[0] === 'sessions' ? 'busy' : 'of busy.');
      if (args[0] === 'export') {
        const lines = ran.out
          .trim()
          .split('\n\n')
          .map((text) => Number(/\d+/.exec(text)?.[0]));
        expect(lines).toEqual(lines.map((_line, index) => index));
        expect(lines.length).toBeGreaterThanOrEqual(before);
      }
    }
    expect(writer.exitCode).toBe(null);
  } finally {
    writer.kill('SIGKILL');
    await once(writer, 'exit');
  }
});

test('on a terminal words are lit, in columns; NO_COLOR leaves them plain', () => {
  test.skip(process.platform !== 'linux', 'terminals are made otherwise there');
  const folder = kept();
  const onTerminal = (command: string, env: Readonly<Record<string, string>> = {}) => {
    // Node takes a machine that runs tests for one without colours.
    const { NO_COLOR: _plain, FORCE_COLOR: _colour, CI: _machine, ...own } = process.env;
    const ran = spawnSync(
      'script',
      ['-qec', `stty cols 60; "${process.execPath}" "${CLI}" ${command} --data "${folder}"`, '/dev/null'],
      {
        env: { ...own, TERM: 'xterm-256color', TZ: 'UTC', ...env },
        encoding: 'utf8',
      },
    );
    test.skip(ran.error !== undefined, 'script, which makes terminals, is not installed');
    return ran.stdout.replaceAll('\r\n', '\n').replaceAll('\u001b', 'ESC');
  };
  expect(onTerminal('search half')).toMatch(
    /^ESC\[2m12222222 {2}2026-11-22 09:00 {2}00:01:05ESC\[22m {2}We begin at (?:ESC\[\d+m)+half(?:ESC\[\d+m)+ past six\.\n$/,
  );
  expect(onTerminal('search half', { NO_COLOR: '1' })).toBe(
    '12222222  2026-11-22 09:00  00:01:05  We begin at half past six.\n',
  );
  const lines = onTerminal('sessions', { NO_COLOR: '1' }).split('\n');
  expect(lines[0]).toBe('12222222-bbbb  2026-11-22 09:00  00:01:06      1  We begin …');
});
