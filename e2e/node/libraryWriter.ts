/** Edits, joins, deletes, also for age, backs up and restores over and over: the child that node/library/kills.test.ts kills. Part of no build. */
import { openDatabase } from '../../node/database.ts';
import { backUp, readBackup } from '../../node/library/backup.ts';

const [file = '', act = '', backup = ''] = process.argv.slice(2);
process.send?.('begun');
if (act === 'backUp') for (;;) await backUp(file, backup);
if (act === 'restore') for (;;) (await readBackup(file, backup))?.putInPlace();
const database = openDatabase(file);
const { edits, sessions, retention } = database.library;
const line = { lane: 'you', id: '0' } as const;
let number = 0;
for (;;) {
  number += 1;
  database.transact(() => {
    if (act === 'merge' && number % 2 === 1) edits.edit('s1', { kind: 'merge', ...line, nextId: '1' });
    else if (act === 'merge') edits.undo('s1');
    else if (act === 'edit') {
      const [find, replacement] = number % 2 === 1 ? ['Alpha', 'Omega'] : ['Omega', 'Alpha'];
      edits.edit('s1', { kind: 'replaceAll', find, replacement, isCaseSensitive: true, isWholeWord: true });
    } else if (act === 'age') retention.remove('s1', Date.now(), 30);
    else sessions.remove(['s1']);
  });
}
