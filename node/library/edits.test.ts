/** Edits of stored sessions over a restart, and what is sent late. Real SQLite. */
import { expect, test } from '@playwright/test';
import { writeSubtitles } from '../../core/subtitles/subtitles.ts';
import type { Edit } from '../../core/transcript/edit.ts';
import type { TranscriptEntry } from '../../core/transcript/transcript.ts';
import { append, begin, head, line, newFolder, open } from '../../e2e/node/transcripts.ts';

type Opened = ReturnType<typeof open>;

function stored(folder = newFolder()): Opened {
  const opened = open(folder);
  opened.transcripts.record(begin(head));
  for (const [id, text, startMs] of [
    ['a', 'Good morning everybody.', 0],
    ['b', 'Shall we begin?', 2_000],
    ['c', 'Yes, all are here.', 4_000],
  ] as const)
    opened.transcripts.record(append('s1', line(id, text, startMs)));
  return opened;
}

const textsOf = ({ transcripts }: Opened) => {
  const read = transcripts.read('s1');
  return read.ok && read.value?.entries.map((entry) => (entry.kind === 'line' ? entry.text : entry.kind));
};
const found = ({ transcripts }: Opened, words: string) => {
  const result = transcripts.query((tables) => tables.search(words, 10));
  return result.ok ? result.value.map(({ entryId }) => entryId) : result;
};
function act({ transcripts }: Opened, what: Edit | 'undo' | 'redo') {
  const result = transcripts.query((tables) => {
    let done: unknown;
    tables.transact(() => {
      const { edits } = tables.library;
      done = typeof what === 'string' ? edits[what]('s1') : edits.edit('s1', what);
    });
    return done;
  });
  return result.ok ? result.value : result;
}

const reword = { kind: 'reword', lane: 'you', id: 'a', text: 'Good evening everybody.' } as const;
const split = { kind: 'split', lane: 'you', id: 'b', atChar: 5 } as const;
const merge = { kind: 'merge', lane: 'you', id: 'b', nextId: 'c' } as const;
const remove = { kind: 'delete', lane: 'you', id: 'a' } as const;

test('edits are found by their words, undone and done again after a restart, and the export has them', () => {
  const folder = newFolder();
  const first = stored(folder);
  act(first, reword);
  act(first, split);
  const edited = ['Good evening everybody.', 'Shall', 'we begin?', 'Yes, all are here.'];
  expect([textsOf(first), found(first, 'evening'), found(first, 'morning'), found(first, 'begin')]).toEqual([
    ...[edited, ['a'], [], ['b~2']],
  ]);
  const read = first.transcripts.read('s1');
  const text = read.ok && read.value !== null ? writeSubtitles(read.value, 'srt') : null;
  expect(text).toMatchObject({ ok: true, value: expect.stringContaining('Good evening') });
  first.transcripts.dispose();
  const again = open(folder);
  const undone = [act(again, 'undo'), act(again, 'undo')];
  expect(undone.at(-1)).toMatchObject({ removed: [], canUndo: false, canRedo: true });
  expect([textsOf(again), found(again, 'morning'), found(again, 'evening')]).toEqual([
    ...[['Good morning everybody.', 'Shall we begin?', 'Yes, all are here.'], ['a'], []],
  ]);
  act(again, 'redo');
  act(again, 'redo');
  expect([textsOf(again), act(again, 'redo')]).toMatchObject([edited, { entries: [], canRedo: false }]);
  again.transcripts.dispose();
});

const late: readonly [string, TranscriptEntry][] = [
  ['settled', line('a', 'Late words.')],
  ['interrupted', { ...line('a', 'Late'), state: 'interrupted' }],
  ['split', line('b', 'Late words.', 2_000)],
  ['joined', line('c', 'Late words.', 4_000)],
  ['made a gap', { kind: 'gap', lane: 'you', id: 'a', startMs: 0, endMs: 900 }],
];
for (const [how, entry] of late)
  for (const edit of [reword, split, merge, remove])
    for (const way of ['sent again', 'left standing, then broken off'])
      test(`after ${edit.kind}, what is ${how} and ${way} changes no edited line`, () => {
        const opened = stored();
        act(opened, edit);
        const before = textsOf(opened);
        const { record } = opened.transcripts;
        if (way === 'sent again') record(append('s1', entry));
        else {
          const standing = { lane: 'you', reachedMs: 9_000, isSpeaking: false, entries: [entry] };
          record({ kind: 'standing', sessionId: 's1', ...standing });
          record({ kind: 'broken', sessionId: 's1', goesOn: true });
        }
        const touched = [edit.id, 'nextId' in edit ? edit.nextId : ''].includes(entry.id);
        expect(touched ? textsOf(opened) : before).toEqual(before);
        opened.transcripts.dispose();
      });

test('undoing an edit gives what the engine has said last, and naming a speaker keeps later words', () => {
  const opened = stored();
  act(opened, reword);
  opened.transcripts.record(append('s1', line('a', 'Good morning, everybody!')));
  act(opened, 'undo');
  act(opened, { kind: 'renameSpeaker', lane: 'you', id: 'b', name: 'Ann', where: 'everywhere' });
  opened.transcripts.record(append('s1', line('b', 'Shall we begin now?', 2_000)));
  const read = opened.transcripts.read('s1');
  expect(read).toMatchObject({
    value: {
      session: { names: { you: 'Ann' } },
      entries: [
        { text: 'Good morning, everybody!', speaker: 'Ann' },
        { text: 'Shall we begin now?', speaker: 'Ann' },
        { speaker: 'Ann' },
      ],
    },
  });
  act(opened, 'undo');
  expect(textsOf(opened)).toEqual(['Good morning, everybody!', 'Shall we begin now?', 'Yes, all are here.']);
  opened.transcripts.dispose();
});
