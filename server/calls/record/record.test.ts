/** What is written of a call beside its transcript: events without sound, for their owner only; states together; SubRip. */
import { mkdtempSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createWindableClock } from '../../../e2e/live/windableClock.ts';
import { line } from '../../../e2e/node/transcripts.ts';
import type { StoredCall } from '../../../node/calls/calls.ts';
import { createCallChanges } from './changes.ts';
import { createEventLog } from './eventLog.ts';
import { writeCallSubtitles } from './subtitles.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'surtitle-record-'));

test('events are kept as they came but for their sound, and nobody else may read them', () => {
  const folder = join(newFolder(), 'calls');
  const problems: unknown[] = [];
  const log = createEventLog(folder, { epochMs: () => 0, onProblem: (error) => problems.push(error) });
  log.note('rtc_1', 'us', { type: 'session.update', session: { audio: { input: {} } } });
  log.note('rtc_1', 'service', { type: 'response.output_audio.delta', delta: 'AAAA' });
  log.note('rtc_1', 'service', { type: 'input_audio_buffer.append', audio: 'AAAA' });
  log.note('rtc_1', 'service', 'no event');
  const path = join(folder, 'rtc_1.jsonl');
  const at = '1970-01-01T00:00:00.000Z';
  expect(
    readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text)),
  ).toEqual([
    { at, from: 'us', event: { type: 'session.update', session: { audio: { input: {} } } } },
    { at, from: 'service', event: { type: 'response.output_audio.delta' } },
    { at, from: 'service', event: { type: 'input_audio_buffer.append' } },
    { at, from: 'service', event: 'no event' },
  ]);
  expect([statSync(path).mode & 0o777, problems]).toEqual([0o600, []]);
});

test('events are forgotten after their time, and no other file is', () => {
  const folder = newFolder();
  const log = createEventLog(folder, { epochMs: Date.now, onProblem: () => {} });
  for (const name of ['old', 'new']) log.note(name, 'us', { type: 'x' });
  const long = new Date(Date.now() - 100_000);
  utimesSync(join(folder, 'old.jsonl'), long, long);
  log.sweep(50_000);
  expect(readdirSync(folder)).toEqual(['new.jsonl']);
});

test('a folder that cannot be written is told once, and costs nothing else', () => {
  const problems: unknown[] = [];
  const log = createEventLog('/dev/null/calls', {
    epochMs: () => 0,
    onProblem: (error) => problems.push(error),
  });
  for (let event = 0; event < 5; event += 1) log.note('rtc_1', 'us', {});
  expect(problems.length).toBe(1);
});

test('states of calls are written together, seen before that, and written again where they could not be', async () => {
  const clock = createWindableClock();
  const written: (readonly [string, Partial<StoredCall>])[] = [];
  let isFull = true;
  const changes = createCallChanges(clock.after, (act) => {
    if (isFull) return false;
    const change = (callId: string, to: Partial<StoredCall>) => void written.push([callId, to]);
    act({ calls: { change } });
    return true;
  });
  changes.add('a', { state: 'live' });
  changes.add('a', { reachedMs: 5 });
  changes.add('b', { state: 'ended' });
  expect(changes.over({ callId: 'a', state: 'accepting' } as StoredCall)).toMatchObject({ state: 'live' });
  await clock.wind(1_000);
  isFull = false;
  await clock.wind(1_000);
  expect(written).toEqual([
    ['a', { state: 'live', reachedMs: 5 }],
    ['b', { state: 'ended' }],
  ]);
});

test('the file of a call is named by its time and its rule, and there is none where nothing was said', () => {
  const folder = join(newFolder(), 'new');
  const session = { id: '0123456789', startedAtEpochMs: 0, languages: [] };
  const path = writeCallSubtitles({ session, entries: [line('a', 'Hello there.')] }, folder, 'A/B: “c”');
  expect(path).toBe(join(folder, '1970-01-01T00-00-00 A_B_ _c_ 01234567.srt'));
  expect(statSync(path ?? '').mode & 0o777).toBe(0o600);
  expect(writeCallSubtitles({ session, entries: [] }, folder, 'x')).toBe(null);
  expect(readdirSync(folder).length).toBe(1);
});
