/** What is kept of a recording while it is transcribed, and what a run of many finds of those before it. */
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { resumeFrom } from '../../core/transcript/resume.ts';
import { append, begin, gap, standing } from '../../e2e/cli/changes.ts';
import { countJournals, lockJournal, openJournal, removeJournals } from './journal.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'surtitle-journal-'));
  writeFileSync(join(folder, 'talk.wav'), 'sound');
});
test.afterEach(() => rmSync(folder, { recursive: true }));

const open = (choices: unknown = 'once') => openJournal(folder, join(folder, 'talk.wav'), choices);

test('a second run finds the last of each entry, how it stood, and how many runs there were', () => {
  const still = standing(900, [gap('open', 0, 900)], true);
  const first = open(['local']);
  expect([first.parts, first.entries, first.standings]).toEqual([0, [], []]);
  for (const change of [
    begin('s'),
    append(gap('1', 0, 400)),
    append(gap('2', 0, 500)),
    append(gap('1', 0, 450)),
    still,
  ])
    first.note(change);
  const second = open(['local']);
  expect([second.parts, second.entries, second.standings]).toEqual([
    1,
    [gap('1', 0, 450), gap('2', 0, 500)],
    [still],
  ]);
  second.remove();
  expect(open(['local']).parts).toBe(0);
});

test('what was half written when the power went is left out, what stands before it is kept', () => {
  open([]).note(append(gap('1', 0, 400)));
  const [file = ''] = readdirSync(join(folder, 'transcribing'));
  appendFileSync(join(folder, 'transcribing', file), '{"kind":"append","sessionId":"a","en');
  expect(open([]).entries).toEqual([gap('1', 0, 400)]);
});

test('what is kept of a session that was deleted goes, and of others stays', () => {
  const left = () => [open('deleted').parts, open('other').parts, open('torn').parts];
  open('deleted').note(begin('deleted'));
  open('deleted').note(append(gap('1', 0, 400)));
  open('other').note(begin('other'));
  open('torn').note(append(gap('1', 0, 400)));
  removeJournals(folder, { nowMs: Date.now(), isDeleted: () => false });
  expect(left()).toEqual([1, 1, 0]);
  removeJournals(folder, { nowMs: Date.now(), isDeleted: (id) => id === 'deleted' });
  expect(left()).toEqual([0, 1, 0]);
  expect(open('torn').entries).toEqual([gap('1', 0, 400)]);
  // Its first line was cut, and a second run has begun it: by that it goes.
  open('torn').note(begin('deleted'));
  removeJournals(folder, { nowMs: Date.now(), isDeleted: (id) => id === 'deleted' });
  expect(open('torn').entries).toEqual([]);
});

test('another file under the same name, or other choices, begin anew', () => {
  open(['local']).note(append(gap('1', 0, 400)));
  expect(open(['openai']).entries).toEqual([]);
  utimesSync(join(folder, 'talk.wav'), 1, 1);
  expect(open(['local']).entries).toEqual([]);
});

test('what a second run heard again is there once for the third', () => {
  const first = open();
  // The second was settled after it was last told how far the lane stood.
  for (const change of [begin('s'), append(gap('1', 0)), standing(1_500), append(gap('2', 2_000))])
    first.note(change);
  const second = open();
  expect(resumeFrom(second.entries, second.standings).fromMs).toBe(1_500);
  for (const change of [begin('other'), append(gap('2/1', 2_000)), standing(4_000)]) second.note(change);
  const third = open();
  const { fromMs, entries } = resumeFrom(third.entries, third.standings);
  expect([fromMs, entries.map(({ id }) => id)]).toEqual([4_000, ['1', '2/1']]);
  expect([third.parts, third.head?.id]).toEqual([2, 's']);
  third.remove();
  expect([open().parts, open().head]).toEqual([0, null]);
});

test('a second run that is stopped at once leaves the third where it began itself', () => {
  for (const change of [begin('s'), append(gap('1', 0)), standing(1_500)]) open().note(change);
  open().note(begin('s'));
  const third = open();
  expect(resumeFrom(third.entries, third.standings)).toEqual({ fromMs: 1_500, entries: [gap('1', 0)] });
});

test('a line that was half written costs that line, and nothing of the runs after it', () => {
  for (const change of [begin('s'), append(gap('1', 0)), standing(1_500), append(gap('2', 2_000))])
    open().note(change);
  const [name = ''] = readdirSync(join(folder, 'transcribing'));
  const file = join(folder, 'transcribing', name);
  truncateSync(file, statSync(file).size - 20);
  const second = open();
  expect(second.entries.map(({ id }) => id)).toEqual(['1']);
  for (const change of [begin('s'), append(gap('2/1', 2_000)), standing(4_000)]) second.note(change);
  const third = open();
  expect([third.parts, third.entries.map(({ id }) => id)]).toEqual([2, ['1', '2/1']]);
});

test('one run at a time has the journal of a recording; another way of transcribing it has its own', () => {
  const lock = (choices: unknown) => lockJournal(folder, join(folder, 'talk.wav'), choices);
  const letGo = lock('once');
  expect([letGo === null, lock('once'), lock('twice') === null]).toEqual([false, null, false]);
  letGo?.();
  expect(lock('once')).not.toBeNull();
});

test('what another run is at stays, however old it is, and whatever became of its session', () => {
  const letGo = lockJournal(folder, join(folder, 'talk.wav'), 'running');
  open('running').note(begin('deleted'));
  const isDeleted = (id: string) => id === 'deleted';
  removeJournals(folder, { nowMs: Date.now() + 40 * 24 * 3_600_000, isDeleted });
  expect([open('running').head?.id, lockJournal(folder, join(folder, 'talk.wav'), 'running')]).toEqual([
    'deleted',
    null,
  ]);
  letGo?.();
  removeJournals(folder, { nowMs: Date.now(), isDeleted });
  expect(readdirSync(join(folder, 'transcribing'))).toEqual([]);
});

test('what nobody has gone on with for thirty days goes; what there is is counted', () => {
  expect(countJournals(folder)).toEqual({ count: 0, bytes: 0 });
  open('old').note(append(gap('1', 0)));
  const [old = ''] = readdirSync(join(folder, 'transcribing'));
  open('new').note(append(gap('1', 0)));
  const { bytes } = countJournals(folder);
  expect(countJournals(folder).count).toBe(2);
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000);
  utimesSync(join(folder, 'transcribing', old), daysAgo(29), daysAgo(29));
  removeJournals(folder, { nowMs: Date.now() });
  expect(countJournals(folder).count).toBe(2);
  removeJournals(folder, { nowMs: Date.now(), keepDays: 365 });
  expect(countJournals(folder).count).toBe(2);
  utimesSync(join(folder, 'transcribing', old), daysAgo(31), daysAgo(31));
  removeJournals(folder, { nowMs: Date.now() });
  expect(countJournals(folder)).toEqual({ count: 1, bytes: bytes / 2 });
  expect(open('new').entries).toEqual([gap('1', 0)]);
  // Where sessions are kept for a week, so is this.
  utimesSync(
    join(folder, 'transcribing', readdirSync(join(folder, 'transcribing'))[0] ?? ''),
    daysAgo(8),
    daysAgo(8),
  );
  removeJournals(folder, { nowMs: Date.now(), keepDays: 7 });
  expect(countJournals(folder).count).toBe(0);
});
