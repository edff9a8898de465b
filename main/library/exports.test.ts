/** Checks that an export lands whole where it was wanted, and says what is in the way. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { SaveDialogOptions } from 'electron';
import { failure, type Result, success } from '../../core/base/result.ts';
import type { FoundLine, LibraryQuestion } from '../../core/library/browsing.ts';
import { DEFAULT_EXPORT_CHOICE, type ExportChoice } from '../../core/subtitles/exportChoice.ts';
import { fileName } from '../../core/subtitles/fileName.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import { wordsIn } from '../../core/words/words.ts';
import { freeName, replaceFile } from '../../node/files.ts';
import { createExports } from './exports.ts';
import { withEnding } from './saving.ts';

const transcript: Transcript = {
  session: { id: 's', startedAtEpochMs: new Date(2026, 10, 22, 8, 5).getTime(), languages: [] },
  entries: [
    {
      kind: 'line',
      lane: 'you',
      id: 'a',
      text: 'Good evening.',
      state: 'final',
      startMs: 500,
      endMs: 2_000,
      islands: [{ startMs: 500, endMs: 2_000 }],
      anchors: [],
      speaker: null,
    },
  ],
};

interface Choice {
  readonly sessions?: Result<readonly Transcript[]>;
  readonly found?: readonly FoundLine[];
  /** What the person picks in the dialog; null cancels. */
  readonly picked?: string | null;
  readonly replace?: typeof replaceFile;
  readonly remembered?: Partial<ExportChoice>;
}

function start({ sessions = success([transcript]), found = [], ...choice }: Choice = {}) {
  const { picked = null, replace = replaceFile } = choice;
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-export-'));
  const asked: SaveDialogOptions[] = [];
  const copied: string[] = [];
  let remembered: ExportChoice = { ...DEFAULT_EXPORT_CHOICE, ...choice.remembered };
  const exports = createExports({
    read: (id) => {
      if (!sessions.ok) return sessions;
      return success(sessions.value.find(({ session }) => id === null || session.id === id) ?? null);
    },
    titleOf: (id) => success(id === 'titled' ? 'A/B test' : null),
    search: () => success(found),
    replaceFile: replace,
    freeName,
    dialogs: {
      showSaveDialog: async (options) => {
        asked.push(options);
        return { canceled: picked === null, filePath: picked === null ? '' : join(folder, picked) };
      },
      showOpenDialog: async () => ({ canceled: picked === null, filePaths: [folder] }),
    },
    app: { getPath: () => folder },
    words: () => wordsIn('en'),
    choice: {
      read: () => remembered,
      save: (value) => {
        remembered = value;
      },
    },
    clipboard: { writeText: async (text) => void copied.push(text) },
  });
  const { exportLast: exportSession, calls } = exports;
  return { folder, asked, copied, exportSession, calls, remembered: () => remembered };
}

test('what is picked is written as the format that was asked for', async () => {
  const { folder, exportSession } = start({ picked: 'talk.srt' });
  const path = join(folder, 'talk.srt');
  expect(await exportSession({ format: 'srt' })).toEqual(success(path));
  expect(readFileSync(path, 'utf8')).toMatch(/^1\n00:00:00,500 --> 00:00:0\d,\d{3}\nGood evening\.\n\n$/);
  expect(readdirSync(folder)).toEqual(['talk.srt']);
});

test('an older file of the same name is replaced whole', async () => {
  const { folder, exportSession } = start({ picked: 'talk.txt' });
  const path = join(folder, 'talk.txt');
  writeFileSync(path, 'old '.repeat(10_000));
  await exportSession({ format: 'txt' });
  expect(readFileSync(path, 'utf8')).not.toContain('old');
});

test('a dialog asks, starting with a dated name', async () => {
  const { folder, asked, exportSession } = start({ picked: 'mine.vtt' });
  expect(await exportSession({ format: 'srt' })).toEqual(success(join(folder, 'mine.vtt')));
  expect(readFileSync(join(folder, 'mine.vtt'), 'utf8')).toMatch(/^WEBVTT\n/);
  expect(
    asked.map(({ defaultPath, filters }) => [defaultPath, filters?.map(({ extensions }) => extensions[0])]),
  ).toEqual([[join(folder, 'Surtitle 2026-11-22 08.05.srt'), ['srt', 'vtt', 'txt', 'md', 'json']]]);
});

test('a cancelled dialog writes nothing', async () => {
  const { folder, exportSession } = start({ picked: null });
  expect([await exportSession({ format: 'srt' }), readdirSync(folder)]).toEqual([success(null), []]);
});

test('a person’s ending decides the format; without one the asked ending is added', () => {
  expect([withEnding('/a/b.VTT', 'srt'), withEnding('/a/b', 'srt'), withEnding('/a/v1.2', 'txt')]).toEqual([
    { path: '/a/b.VTT', format: 'vtt' },
    { path: '/a/b.srt', format: 'srt' },
    { path: '/a/v1.2.txt', format: 'txt' },
  ]);
  expect(fileName(transcript, 'json')).not.toMatch(/[<>:"/\\|?*]/);
});

test('nothing said is nothing to export, and a problem of reading is passed on', async () => {
  const nothing = failure({ kind: 'nothingToExport' });
  const ask = async (sessions: Result<readonly Transcript[]>) => {
    const { exportSession } = start({ sessions, picked: 'x.srt' });
    return await exportSession({ format: 'srt' });
  };
  expect([
    await ask(success([])),
    await ask(success([{ ...transcript, entries: [] }])),
    await ask(failure({ kind: 'transcriptsFailed' })),
  ]).toEqual([nothing, nothing, failure({ kind: 'transcriptsFailed' })]);
});

test('a folder that is not there, a folder in the way and a folder that is a file cannot be written; nothing is left behind', async () => {
  for (const name of ['absent/x.srt', 'folder.srt', 'file/x.srt']) {
    const { folder, exportSession } = start({ picked: name });
    mkdirSync(join(folder, 'folder.srt'));
    writeFileSync(join(folder, 'file'), 'keep');
    expect(await exportSession({ format: 'srt' })).toEqual(
      failure({ kind: 'exportNotWritable', path: join(folder, name) }),
    );
    expect(readdirSync(folder).sort()).toEqual(['file', 'folder.srt']);
  }
});

test('a read-only folder cannot be written', async () => {
  // The administrator may write anywhere, so there the system's answer is given by hand.
  const refuse = () => {
    throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
  };
  const { folder, exportSession } = start({
    picked: 'x.srt',
    ...(process.getuid?.() === 0 ? { replace: refuse } : {}),
  });
  chmodSync(folder, 0o500);
  const path = join(folder, 'x.srt');
  expect(await exportSession({ format: 'srt' })).toEqual(failure({ kind: 'exportNotWritable', path }));
});

test('a full disk is said to be full', async () => {
  const replace = () => {
    throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
  };
  const { exportSession } = start({ picked: 'x.srt', replace });
  expect(await exportSession({ format: 'srt' })).toEqual(failure({ kind: 'diskFull' }));
});

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
  const { folder, asked, calls, remembered } = start({ sessions: success([titled]), picked: 'mine.vtt' });
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
  const { folder, exportSession } = start({
    picked: 'x.txt',
    remembered: { offsetMs: 60_000, timestamps: true, byteOrderMark: true },
  });
  await exportSession({ format: 'srt' });
  expect(readFileSync(join(folder, 'x.txt'), 'utf8')).toBe('\uFEFF[00:00:00] Good evening.\n');
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
  const { folder, copied, calls } = start({ sessions, found: [hit(titled), hit(transcript)], picked: '' });
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
  const { calls } = start();
  const preview = async (sessionId: string) =>
    await calls.previewExport({ selection: { kind: 'session', sessionId }, offsetMs: 0 });
  const sample = await preview('s');
  expect([sample.ok && sample.value.entries, await preview('gone')]).toEqual([
    1,
    failure({ kind: 'nothingToExport' }),
  ]);
});
