/** Checks that what cannot be read of one row costs no other. */
import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import { append, begin, head, line, newFolder, open } from '../e2e/node/transcripts.ts';

/** A session of three lines, the second of which somebody else has changed. */
function readAfter(sql: string) {
  const { file, transcripts } = open(newFolder());
  transcripts.record(begin(head));
  for (const [index, id] of ['a', 'b', 'c'].entries())
    transcripts.record(append('s1', line(id, `Line ${id}.`, index * 2_000)));
  const other = new DatabaseSync(file);
  other.exec(sql);
  other.close();
  const read = transcripts.read('s1');
  transcripts.dispose();
  return read.ok ? read.value : read.problem;
}

const [a, b, c] = [line('a', 'Line a.'), line('b', 'Line b.', 2_000), line('c', 'Line c.', 4_000)];
const gap = { kind: 'gap', lane: 'you', id: 'unreadable 2', startMs: 2_000, endMs: 3_000 };

for (const [what, set, second] of [
  ['evidence that is no JSON', "islands = '['", { ...b, islands: [], anchors: [] }],
  ['evidence of another shape', "anchors = '{}'", { ...b, islands: [], anchors: [] }],
  ['word times that are no JSON', "words = '['", { ...b, islands: [], anchors: [] }],
  ['an unknown state', "state = 'new'", { ...b, islands: [], anchors: [], state: 'interrupted' }],
  ['an unknown kind', "kind = 'poem'", gap],
  ['an empty id', "id = ''", gap],
  ['an impossible time', 'end_ms = 9e999', { ...gap, endMs: 0 }],
] as const) {
  test(`a line with ${what} is read as far as it can be, and the others whole`, () => {
    const read = readAfter(`UPDATE entries SET ${set} WHERE id = 'b'`);
    expect(read).toEqual({ session: head, entries: expect.arrayContaining([a, second, c]) });
  });
}

test('a session whose languages cannot be read has none', () => {
  expect(readAfter("UPDATE sessions SET languages = 'en'")).toEqual({
    session: { ...head, languages: [] },
    entries: [a, b, c],
  });
});

test('on a damaged page some lines become a gap, and the others are read', () => {
  const folder = newFolder();
  const { file, transcripts: writer } = open(folder);
  writer.record(begin(head));
  const text = 'Words that fill a page. '.repeat(20);
  for (let index = 0; index < 100; index += 1)
    writer.record(append('s1', line(`${index}`, `${index} ${text}`, index * 2_000)));
  writer.dispose();
  const bytes = readFileSync(file);
  const at = bytes.indexOf(`50 ${text}`);
  bytes.fill(0xff, at - (at % 4_096), at - (at % 4_096) + 4_096);
  writeFileSync(file, bytes);
  const { transcripts, problems } = open(folder);
  const read = transcripts.read('s1');
  const entries = (read.ok && read.value?.entries) || [];
  const lines = entries.filter(({ kind }) => kind === 'line');
  expect(lines.length).toBeGreaterThan(80);
  expect(entries.length).toBe(100);
  expect(entries.find(({ kind }) => kind === 'gap')?.startMs).toBeGreaterThan(70_000);
  expect(problems).toEqual([]);
  transcripts.dispose();
});
