/** Which sessions have ended, what is remembered of those that are too old, and copies beside the file. Real SQLite. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { restore } from '../../e2e/node/restore.ts';
import { append, begin, head, line, newFolder, open } from '../../e2e/node/transcripts.ts';
import { backUp } from './backup.ts';
import { copiesOf, removeCopy } from './copies.ts';

const BEGAN = head.startedAtEpochMs;
const DAY_MS = 86_400_000;
const LATER = BEGAN + 31 * DAY_MS;

/** What the tables do gives its value, or the test fails. */
function given<Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false }): Value {
  if (!result.ok) throw new Error('the tables failed');
  return result.value;
}

test('a session has ended with its last line or its end, unless somebody keeps it or something of it still stands', () => {
  const { transcripts } = open(newFolder());
  for (const id of ['crashed', 'ended', 'empty', 'kept', 'standing', 'later'])
    transcripts.record(begin({ ...head, id, startedAtEpochMs: id === 'later' ? BEGAN + 60_000 : BEGAN }));
  for (const id of ['crashed', 'ended', 'kept', 'later']) {
    transcripts.record(append(id, line('a', 'First.')));
    transcripts.record(append(id, line('b', 'Last.', 9_000)));
  }
  transcripts.record({ kind: 'end', sessionId: 'ended', durationMs: 20_000 });
  transcripts.record({
    ...{ kind: 'standing', sessionId: 'standing', lane: 'you', reachedMs: 0, isSpeaking: false },
    entries: [line('a', 'Not settled.')],
  });
  const ended = transcripts.query(({ library }) => {
    library.sessions.describe('kept', { isKept: true });
    return library.retention.endedBefore(BEGAN + 60_000);
  });
  const startedAtEpochMs = BEGAN;
  expect(given(ended)).toEqual([
    { id: 'crashed', startedAtEpochMs, endedAtEpochMs: BEGAN + 10_000, isEmpty: false },
    { id: 'ended', startedAtEpochMs, endedAtEpochMs: BEGAN + 20_000, isEmpty: false },
    { id: 'empty', startedAtEpochMs, endedAtEpochMs: BEGAN, isEmpty: true },
  ]);
  transcripts.dispose();
});

test('a recording is as old as its transcription, also one that was gone on with', () => {
  const { transcripts } = open(newFolder());
  for (const id of ['once', 'gone on', 'captured']) {
    const transcribed = id === 'captured' ? {} : { transcribedAtEpochMs: BEGAN + 2 * DAY_MS };
    transcripts.record(begin({ ...head, id, ...transcribed }));
    transcripts.record(append(id, line('a', 'An old recording.')));
  }
  transcripts.record(begin({ ...head, id: 'gone on', transcribedAtEpochMs: BEGAN + 5 * DAY_MS }));
  transcripts.record(begin({ ...head, id: 'gone on' }));
  const endedBefore = (days: number) =>
    given(transcripts.query(({ library }) => library.retention.endedBefore(BEGAN + days * DAY_MS + 1))).map(
      ({ id, startedAtEpochMs, endedAtEpochMs }) => [id, startedAtEpochMs - BEGAN, endedAtEpochMs - BEGAN],
    );
  const captured = ['captured', 0, 1_000];
  expect([endedBefore(1), endedBefore(2), endedBefore(5)]).toEqual([
    [captured],
    [['once', 0, 2 * DAY_MS], captured],
    [['once', 0, 2 * DAY_MS], ['gone on', 0, 5 * DAY_MS], captured],
  ]);
  transcripts.dispose();
});

test('what is deleted for its age is gone from the index and the list, and counted; what somebody keeps stays', () => {
  const folder = newFolder();
  const { transcripts } = open(folder);
  for (const id of ['s1', 's2', 'kept']) {
    transcripts.record(begin({ ...head, id }));
    transcripts.record(append(id, line('a', 'Zanzibar.')));
  }
  transcripts.record(begin({ ...head, id: 'empty' }));
  const left = transcripts.query(({ library: { edits, sessions, retention }, ...tables }) => {
    edits.edit('s1', { kind: 'reword', lane: 'you', id: 'a', text: 'Zanzibar again.' });
    sessions.describe('kept', { isKept: true });
    retention.announce(new Map([['s1', { sinceEpochMs: 5, run: 1, isAgain: false }]]), 6);
    for (const id of ['s1', 's2', 'kept', 'empty', 'none'])
      tables.transact(() => retention.remove(id, LATER, 30));
    return {
      found: tables.search('zanzibar', 9).map(({ sessionId }) => sessionId),
      listed: tables.browsing.list(null, 9).map(({ id, isKept }) => [id, isKept]),
      last: retention.lastDeleted(),
      announced: retention.announced(),
    };
  });
  expect(given(left)).toEqual({
    ...{ found: ['kept'], listed: [['kept', true]], last: { atEpochMs: LATER, count: 2, keepDays: 30 } },
    announced: { due: new Map(), checkedAtEpochMs: 6 },
  });
  transcripts.dispose();
});

test('what has gone on since it was found too old, or was said later than it seemed, stays', () => {
  const { transcripts } = open(newFolder());
  for (const id of ['old', 'transcribed', 'said', 'standing']) {
    transcripts.record(begin({ ...head, id }));
    transcripts.record(append(id, line('a', 'Zanzibar.')));
  }
  transcripts.record(begin({ ...head, id: 'transcribed', transcribedAtEpochMs: LATER - DAY_MS }));
  transcripts.record(append('said', line('b', 'Later.', 20 * DAY_MS)));
  transcripts.record({
    ...{ kind: 'standing', sessionId: 'standing', lane: 'you', reachedMs: 0, isSpeaking: false },
    entries: [line('b', 'Not settled.')],
  });
  const left = transcripts.query(({ library: { retention }, browsing }) => {
    for (const id of ['old', 'transcribed', 'said', 'standing']) retention.remove(id, LATER, 30);
    return [
      browsing
        .list(null, 9)
        .map(({ id }) => id)
        .toSorted(),
      retention.lastDeleted()?.count,
    ];
  });
  expect(given(left)).toEqual([['said', 'standing', 'transcribed'], 1]);
  transcripts.dispose();
});

test('what was announced is known after a restart, and not of a backup that is put back', async () => {
  const folder = newFolder();
  const due = new Map([['s1', { sinceEpochMs: 1_000, run: 1, isAgain: false }]]);
  const announced = () => {
    const { transcripts } = open(folder);
    const known = transcripts.query(({ library: { retention } }) => [
      retention.beginRun(),
      retention.announced(),
    ]);
    transcripts.dispose();
    return given(known);
  };
  const { transcripts, file } = open(folder);
  transcripts.query(({ library }) => library.retention.beginRun());
  transcripts.query(({ library }) => library.retention.announce(due, 2_000));
  const backup = join(newFolder(), 'backup.db');
  await backUp(file, backup);
  transcripts.dispose();
  expect(announced()).toEqual([2, { due, checkedAtEpochMs: 2_000 }]);
  expect(await restore(file, backup)).toEqual({ keptAs: `${file}.before-restore` });
  expect(announced()).toEqual([2, { due: new Map(), checkedAtEpochMs: 2_000 }]);
});

test('copies of an update and of a restore are found and removed; nothing else beside the file is one', () => {
  const folder = newFolder();
  const copies = [
    ...['before-restore', 'before-restore-2', 'before-restore-2-3', 'version-9', 'version-12-2'],
  ].map((name) => `transcripts.db.${name}`);
  const others = [
    ...['transcripts.db', 'transcripts.db-wal', 'transcripts.db.kept-2026-11-22T18-40-01', 'settings.json'],
    ...['transcripts.db.before-restore.bak', 'transcripts.db.restoring', 'other.db.version-9'],
  ];
  for (const name of [...copies, ...others, 'transcripts.db.version-9-wal'])
    writeFileSync(join(folder, name), '');
  const file = join(folder, 'transcripts.db');
  const found = copiesOf(file);
  expect(found.map(({ id }) => id).toSorted()).toEqual(copies.toSorted());
  expect(found.every(({ endedAtEpochMs }) => Math.abs(endedAtEpochMs - Date.now()) < 60_000)).toBe(true);
  for (const { id } of found) removeCopy(file, id);
  expect(readdirSync(folder).toSorted()).toEqual(others.toSorted());
});
