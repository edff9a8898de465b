/** What is exported as it was chosen: a titled session, what a search found, a preview. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { failure, success } from '../../core/base/result.ts';
import type { FoundLine, LibraryQuestion } from '../../core/library/browsing.ts';
import { DEFAULT_EXPORT_CHOICE, type ExportChoice } from '../../core/subtitles/exportChoice.ts';
import { fileName } from '../../core/subtitles/fileName.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import { startExports, transcript } from '../../e2e/main/exports.ts';

const titled: Transcript = {
  session: {
    ...transcript.session,
    id: 'titled',
    startedAtEpochMs: new Date(2026, 10, 22, 8, 5, 30).getTime(),
  },
  entries: transcript.entries,
};
const choice = (change: Partial<ExportChoice> = {}): ExportChoice => ({
  ...DEFAULT_EXPORT_CHOICE,
  ...change,
});

test('a session that has a title is saved under it, as chosen, and the choice is remembered', async () => {
  const { folder, asked, calls, remembered } = startExports({
    sessions: success([titled]),
    picked: 'mine.vtt',
  });
  const chosen = choice({ offsetMs: 60_000, lineEnding: 'crlf' });
  const selection = { kind: 'session', sessionId: 'titled' } as const;
  expect(await calls.exportChosen({ selection, choice: chosen })).toEqual(success(join(folder, 'mine.vtt')));
  expect(readFileSync(join(folder, 'mine.vtt'), 'utf8')).toMatch(/^WEBVTT\r\n\r\n00:01:00\.500 /);
  expect([asked[0]?.defaultPath, remembered()]).toEqual([
    join(folder, 'Surtitle 2026-11-22 08.05 A B test.srt'),
    chosen,
  ]);
});

test('the last session leaves the tray as it was exported last, but not moved as for another video', async () => {
  const { folder, exportSession } = startExports({
    picked: 'x.txt',
    remembered: { offsetMs: 60_000, timestamps: true, byteOrderMark: true },
  });
  await exportSession({ format: 'srt' });
  expect(readFileSync(join(folder, 'x.txt'), 'utf8')).toBe('\uFEFF[00:00:00] Good evening.\n');
});

test('the last minute is copied as plain text, without what a file needs', async () => {
  const kept = startExports({ remembered: { format: 'srt', byteOrderMark: true, lineEnding: 'crlf' } });
  expect(await kept.copyLastMinute()).toEqual(success(undefined));
  expect(kept.copied).toEqual(['Good evening.\n']);
  const empty = startExports({ sessions: success([]) });
  expect(await empty.copyLastMinute()).toEqual(failure({ kind: 'nothingToExport' }));
});

const question: LibraryQuestion = {
  ...{ words: 'evening', limit: 1, speaker: null, tag: null },
  ...{ fromEpochMs: null, toEpochMs: null, sessionId: null },
};
const hit = (of: Transcript): FoundLine => ({
  ...{
    sessionId: of.session.id,
    lane: 'you',
    id: 'a',
    startMs: 500,
    text: '',
    speaker: null,
    names: {},
    hits: [],
  },
  startedAtEpochMs: of.session.startedAtEpochMs,
});

test('what a search found is copied or printed as one text, and saved as a subtitle file for each session', async () => {
  const sessions = success([transcript, titled]);
  const { folder, copied, calls } = startExports({
    sessions,
    found: [hit(titled), hit(transcript)],
    picked: '',
  });
  writeFileSync(join(folder, fileName(transcript, 'srt')), 'keep');
  const selection = { kind: 'found', question } as const;
  expect(await calls.exportChosen({ selection, choice: choice() })).toEqual(success(folder));
  expect(readdirSync(folder).sort()).toEqual([
    'Surtitle 2026-11-22 08.05 A B test.srt',
    'Surtitle 2026-11-22 08.05-2.srt',
    'Surtitle 2026-11-22 08.05.srt',
  ]);
  expect(readFileSync(join(folder, fileName(transcript, 'srt')), 'utf8')).toBe('keep');
  expect(
    await calls.copyExport({ selection, choice: choice({ format: 'txt', byteOrderMark: true }) }),
  ).toEqual(success(undefined));
  expect(copied[0]?.replaceAll(/, 2026.*UTC/g, '')).toBe(
    'Captions\n\nGood evening.\n\nA/B test\n\nGood evening.\n',
  );
  const printout = await calls.readPrintout({ selection, choice: choice() });
  expect(printout.ok && printout.value.sessions.map(({ paragraphs }) => paragraphs[0]?.text)).toEqual([
    'Good evening.',
    'Good evening.',
  ]);
});

test('a preview is made of what is there, and of nothing none', async () => {
  const { calls } = startExports();
  const preview = async (sessionId: string) =>
    await calls.previewExport({ selection: { kind: 'session', sessionId }, offsetMs: 0 });
  const sample = await preview('s');
  expect([sample.ok && sample.value.entries, await preview('gone')]).toEqual([
    1,
    failure({ kind: 'nothingToExport' }),
  ]);
});

test('a preview of what was found reads what is near to the first lines, and counts them all', async () => {
  const reads: string[] = [];
  const far = { ...transcript.entries[0], id: 'far', startMs: 5_000_000, endMs: 5_001_000 };
  const long = { ...titled, entries: [...titled.entries, far] } as Transcript;
  const { calls } = startExports({
    sessions: success([long]),
    found: Array.from({ length: 200 }, () => hit(long)),
    onRead: (id) => reads.push(String(id)),
  });
  const sample = await calls.previewExport({ selection: { kind: 'found', question }, offsetMs: 0 });
  expect([sample.ok && [sample.value.entries, sample.value.goesOn], reads]).toEqual([[200, true], []]);
  const shown = sample.ok ? sample.value.sessions.flatMap((chosen) => chosen.transcript.entries) : [];
  expect(shown.map(({ id }) => id)).not.toContain('far');
});
