/** Checks that a line with an echo is kept whole under its mark, found and read by what is left of it, in files of any age. */
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import type { TranscriptLine } from '../core/transcript/transcript.ts';
import { append, begin, head, line, newFolder, open } from '../e2e/node/transcripts.ts';
import { openStoredSessions } from './command/storedSessions.ts';

/** What the fifth version's tables lack. */
const BEFORE_ECHO = 'ALTER TABLE entries DROP COLUMN echo; PRAGMA user_version = 5';

const marked = (id: string, own: string, whole: string, startMs = 0): TranscriptLine => ({
  ...line(id, own, startMs),
  echo: { of: 'others', text: whole },
});
const whole = marked('a', '', 'Shall we begin at eight?');
const partly = marked('b', 'Yes please.', 'Or at nine? Yes please.', 2_000);

test('a line with an echo is read as it was stored, and found only by what is left of it', () => {
  const { transcripts } = open(newFolder());
  for (const change of [begin(head), append('s1', whole), append('s1', partly)]) transcripts.record(change);
  const read = transcripts.read('s1');
  expect(read.ok && read.value?.entries).toEqual([whole, partly]);
  const found = (words: string) => {
    const rows = transcripts.query((tables) => tables.search(words, 10));
    return rows.ok && rows.value.map(({ entryId }) => entryId);
  };
  expect([found('eight'), found('nine'), found('please')]).toEqual([[], [], ['b']]);
  transcripts.dispose();
});

test('a stored line that turns out to be an echo is marked, and no longer found', () => {
  const { transcripts } = open(newFolder());
  transcripts.record(append('s1', line('a', 'Shall we begin at eight?')));
  transcripts.record(append('s1', whole));
  const read = transcripts.read('s1');
  expect(read.ok && read.value?.entries).toEqual([whole]);
  expect(transcripts.query((tables) => tables.search('eight', 10))).toEqual({ ok: true, value: [] });
  transcripts.dispose();
});

test('an echo is no line of a session that is listed, and no session begins with it', () => {
  const { transcripts, file } = open(newFolder());
  for (const change of [begin(head), append('s1', whole), append('s1', partly)]) transcripts.record(change);
  transcripts.dispose();
  const stored = openStoredSessions(file);
  expect(stored.ok && stored.sessions.list()).toMatchObject([{ lines: 1, beginsWith: 'Yes please.' }]);
  if (stored.ok) stored.sessions.close();
});

test('a file from before there were marks keeps its lines and takes marks', () => {
  const folder = newFolder();
  const { transcripts: writer, file } = open(folder);
  writer.record(append('s1', line('old', 'Old.')));
  writer.dispose();
  const older = new DatabaseSync(file);
  older.exec(BEFORE_ECHO);
  older.close();
  const { transcripts, problems } = open(folder);
  transcripts.record(append('s1', partly));
  const read = transcripts.read('s1');
  expect([problems, read.ok && read.value?.entries]).toEqual([[], [line('old', 'Old.'), partly]]);
  transcripts.dispose();
});

test('a mark that cannot be read costs the line nothing but the mark', () => {
  const { transcripts, file } = open(newFolder());
  for (const change of [begin(head), append('s1', partly)]) transcripts.record(change);
  const other = new DatabaseSync(file);
  other.exec("UPDATE entries SET echo = '['");
  other.close();
  const read = transcripts.read('s1');
  const { echo: _echo, ...plain } = partly;
  expect(read.ok && read.value?.entries).toEqual([{ ...plain, islands: [], anchors: [] }]);
  transcripts.dispose();
});

test('after a kill, what stood of a line does not replace the same line with its mark', () => {
  const folder = newFolder();
  const { transcripts } = open(folder);
  const stood = line('a', 'Shall we begin at eight?');
  transcripts.record(begin(head));
  transcripts.record({
    ...{ kind: 'standing', sessionId: 's1', lane: 'you', reachedMs: 2_000, isSpeaking: false },
    entries: [stood],
  });
  transcripts.record(append('s1', whole));
  const read = open(folder).transcripts.read('s1');
  expect(read.ok && read.value?.entries).toEqual([whole]);
});
