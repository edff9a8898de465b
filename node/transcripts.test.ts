import { expect, test } from '@playwright/test';
import type { TranscriptEntry } from '../core/transcript/transcript.ts';
import { append, begin, head, line, newFolder, open } from '../e2e/node/transcripts.ts';

test('a session comes back as it went in, in the order in which it was spoken', () => {
  const folder = newFolder();
  const first = line('a', 'Good evening.', 300);
  const gap: TranscriptEntry = { kind: 'gap', lane: 'you', id: 'g', startMs: 2_000, endMs: 3_500 };
  const second: TranscriptEntry = {
    ...line('b', 'And welcome.', 4_000),
    speaker: 'Ann',
    state: 'interrupted',
  };
  const writer = open(folder).transcripts;
  writer.record(begin(head));
  for (const entry of [second, gap, first]) writer.record(append('s1', entry));
  writer.record({ kind: 'end', sessionId: 's1', durationMs: 6_000 });
  writer.dispose();
  const { transcripts } = open(folder);
  expect(transcripts.read(null)).toEqual({
    ok: true,
    value: { session: head, entries: [first, gap, second] },
  });
  transcripts.dispose();
});

test('the same id sent again replaces the line, in the search index too', () => {
  const { transcripts } = open(newFolder());
  transcripts.record(begin(head));
  transcripts.record(append('s1', line('a', 'Good morning.')));
  transcripts.record(append('s1', line('a', 'Good evening.')));
  const read = transcripts.read('s1');
  expect(read.ok && read.value?.entries).toEqual([line('a', 'Good evening.')]);
  expect(transcripts.query((tables) => tables.search('morning', 9))).toEqual({ ok: true, value: [] });
  expect(transcripts.query((tables) => tables.search('EVENING', 9))).toEqual({
    ok: true,
    value: [
      {
        ...{ sessionId: 's1', entryId: 'a', lane: 'you', startMs: 0, text: 'Good evening.', speaker: null },
        hits: [{ startChar: 5, endChar: 12 }],
      },
    ],
  });
  transcripts.dispose();
});

test('words are found in any script, with quotes and index operators in them, and when short', () => {
  const { transcripts } = open(newFolder());
  transcripts.record(append('s1', line('a', '今日は良い天気ですね')));
  transcripts.record(append('s1', line('b', 'He said "NOT AND OR" *twice*')));
  const found = (words: string) => {
    const result = transcripts.query((tables) => tables.search(words, 9));
    return result.ok ? result.value.map(({ entryId }) => entryId) : result.problem;
  };
  expect([
    found('良い天気'),
    found('天気'),
    found('"NOT AND'),
    found('*twice'),
    found('  '),
    found('absent'),
  ]).toEqual([['a'], ['a'], ['b'], ['b'], [], []]);
  transcripts.dispose();
});

test('the last session is the latest that has entries', () => {
  const { transcripts } = open(newFolder());
  transcripts.record(begin(head));
  transcripts.record(append('s1', line('a', 'One.')));
  transcripts.record(begin({ ...head, id: 's2', startedAtEpochMs: head.startedAtEpochMs + 5_000 }));
  expect(transcripts.read(null)).toMatchObject({ value: { session: { id: 's1' } } });
  transcripts.record(append('s2', line('a', 'Two.')));
  expect(transcripts.read(null)).toMatchObject({
    value: { session: { id: 's2' }, entries: [{ text: 'Two.' }] },
  });
  transcripts.dispose();
});

test('the last session is the one begun last, also when the clock was wrong then', () => {
  const { transcripts } = open(newFolder());
  for (const [id, startedAtEpochMs] of [
    ['s1', head.startedAtEpochMs],
    ['s2', 0],
  ] as const) {
    transcripts.record(begin({ ...head, id, startedAtEpochMs }));
    transcripts.record(append(id, line('a', `In ${id}.`)));
  }
  expect(transcripts.read(null)).toMatchObject({ value: { session: { id: 's2' } } });
  transcripts.dispose();
});

test('two words are found in any order, newest first, and signs are no syntax', () => {
  const { transcripts } = open(newFolder());
  transcripts.record(append('s1', line('a', 'My résumé isn’t here yet.')));
  transcripts.record(append('s1', { ...line('a', "Her resume isn't either."), lane: 'others' }));
  transcripts.record(append('s1', line('c', 'Here it is.')));
  const found = (words: string, limit = 9) => {
    const result = transcripts.query((tables) => tables.search(words, limit));
    return result.ok ? result.value.map(({ lane, entryId }) => `${lane} ${entryId}`) : result.problem;
  };
  expect([
    found("isn't RÉSUMÉ"),
    found("isn't RÉSUMÉ", 1),
    found('here re'),
    found('terms : here'),
    found('-here ^here (here) "here'),
    found('here*'),
    found("'; DROP TABLE entries"),
  ]).toEqual([['others a', 'you a'], ['others a'], ['you a'], [], ['you c', 'you a'], [], []]);
  transcripts.dispose();
});

test('a NUL or a lone surrogate shows as a replacement character, and costs nothing after it', () => {
  const { transcripts } = open(newFolder());
  transcripts.record(append('s1', line('a', 'before\0after \uD800 <b>--> \u202Eרtl 🎭')));
  expect(transcripts.read('s1')).toMatchObject({
    value: { entries: [{ text: 'before\uFFFDafter \uFFFD <b>--> \u202Eרtl 🎭' }] },
  });
  transcripts.dispose();
});

test('a session comes back with the names of its lanes, whatever is in them', () => {
  const folder = newFolder();
  const named = { ...head, names: { you: 'Ann "A"', others: 'Bo\u0000 {} 東京' } };
  const writer = open(folder).transcripts;
  writer.record(begin(named));
  writer.record(append('s1', line('a', 'Good evening.')));
  writer.dispose();
  const { transcripts } = open(folder);
  const read = transcripts.read('s1');
  expect(read.ok && read.value?.session).toEqual(named);
  transcripts.dispose();
});
