/** What is written about sessions, and that a deleted one leaves no word behind. Real SQLite. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import { append, begin, head, line, newFolder, open } from '../../e2e/node/transcripts.ts';

test('a session has a title, tags and a note; each tag once', () => {
  const { transcripts } = open(newFolder());
  transcripts.record(append('s1', line('a', 'Words.')));
  const described = transcripts.query(({ library: { sessions } }) => [
    sessions.description('s1'),
    sessions.describe('s1', { title: 'Plans', tags: ['Team', 'team', 'May'] }),
    sessions.describe('s1', { note: 'Ask Bo.' }),
    sessions.describe('none', { note: 'Ask Bo.' }),
  ]);
  const tags = ['Team', 'May'];
  expect(described).toEqual({
    ok: true,
    value: [
      { title: null, tags: [], note: '', isKept: false },
      { title: 'Plans', tags, note: '', isKept: false },
      { title: 'Plans', tags, note: 'Ask Bo.', isKept: false },
      null,
    ],
  });
  transcripts.dispose();
});

/** In none of the data folder's files. */
const holds = (folder: string, word: string): readonly string[] =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(word));

function eraseAll({ transcripts }: ReturnType<typeof open>): void {
  for (;;) {
    const more = transcripts.query((tables) => tables.library.erasing.eraseSome());
    if (!more.ok || !more.value) return;
  }
}

test('a log that somebody reads while words are erased is emptied when they have read it', () => {
  const folder = newFolder();
  const opened = open(folder);
  const { transcripts, file } = opened;
  transcripts.record(begin(head));
  transcripts.record(append('s1', line('a', 'Zanzibarian secret.')));
  // As a backup that is being written.
  const reader = new DatabaseSync(file, { readOnly: true });
  reader.exec('BEGIN; SELECT * FROM entries');
  transcripts.query(({ library }) => library.sessions.remove(['s1']));
  eraseAll(opened);
  expect(holds(folder, 'Zanzibarian secret')).toContain('transcripts.db-wal');
  reader.exec('COMMIT');
  reader.close();
  eraseAll(opened);
  expect(holds(folder, 'Zanzibarian secret')).toEqual([]);
  transcripts.dispose();
});

for (const version of ['of this version', 'of an earlier one'])
  test(`deleted for good, a session leaves no word in a file ${version}, the file shrinks, and nothing brings it back`, () => {
    const folder = newFolder();
    const file = join(folder, 'transcripts.db');
    if (version !== 'of this version') {
      const old = new DatabaseSync(file);
      old.exec('PRAGMA journal_mode = WAL; CREATE TABLE other (a)');
      old.close();
    }
    const opened = open(folder);
    const { transcripts } = opened;
    transcripts.record(begin(head));
    transcripts.query((tables) =>
      tables.transact(() => {
        for (let number = 0; number < 3_000; number += 1)
          tables.append(
            's1',
            line(`${number}`, `Zanzibarian secret number ${number} of many.`, number * 1_000),
          );
        tables.append('s2', line('kept', 'This is kept.'));
      }),
    );
    transcripts.query(({ library }) => library.sessions.describe('s1', { note: 'Zanzibarian note' }));
    const sizeBefore = statSync(file).size + statSync(`${file}-wal`).size;
    transcripts.query((tables) => tables.transact(() => tables.library.sessions.remove(['s1'])));
    transcripts.record(append('s1', line('late', 'Zanzibarian again.')));
    transcripts.record({
      ...{ kind: 'standing', sessionId: 's1', lane: 'you', reachedMs: 0, isSpeaking: false },
      entries: [line('late', 'Zanzibarian again.')],
    });
    eraseAll(opened);
    transcripts.query(({ library }) => library.erasing.isRewriteDue() && library.erasing.rewrite());
    const read = transcripts.read('s1');
    const rest = transcripts.query((tables) => tables.search('kept', 10).length);
    transcripts.dispose();
    expect([read, rest]).toEqual([
      { ok: true, value: null },
      { ok: true, value: 1 },
    ]);
    expect([...holds(folder, 'anzibarian'), ...holds(folder, 'zanzibarian')]).toEqual([]);
    expect(statSync(file).size).toBeLessThan(sizeBefore / 5);
  });
