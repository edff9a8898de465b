/** Exports of main on a folder and dialogs that a test answers. Shows nothing. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SaveDialogOptions } from 'electron';
import { type Result, success } from '../../core/base/result.ts';
import type { FoundLine } from '../../core/library/browsing.ts';
import { DEFAULT_EXPORT_CHOICE, type ExportChoice } from '../../core/subtitles/exportChoice.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import { wordsIn } from '../../core/words/words.ts';
import { createExports } from '../../main/library/exports.ts';
import { freeName, replaceFile } from '../../node/files.ts';

export const transcript: Transcript = {
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

export interface Choice {
  readonly sessions?: Result<readonly Transcript[]>;
  readonly found?: readonly FoundLine[];
  /** What the person picks in the dialog; null cancels. */
  readonly picked?: string | null;
  readonly replace?: typeof replaceFile;
  readonly remembered?: Partial<ExportChoice>;
  /** A session is read as a whole. */
  readonly onRead?: (id: string | null) => void;
}

export function startExports({ sessions = success([transcript]), found = [], ...choice }: Choice = {}) {
  const { picked = null, replace = replaceFile } = choice;
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-export-'));
  const asked: SaveDialogOptions[] = [];
  const copied: string[] = [];
  let remembered: ExportChoice = { ...DEFAULT_EXPORT_CHOICE, ...choice.remembered };
  const exports = createExports({
    read: (id) => {
      choice.onRead?.(id);
      if (!sessions.ok) return sessions;
      return success(sessions.value.find(({ session }) => id === null || session.id === id) ?? null);
    },
    titleOf: (id) => success(id === 'titled' ? 'A/B test' : null),
    search: () => success(found),
    part: (id, { startMs, endMs }) => {
      const whole = sessions.ok ? sessions.value.find(({ session }) => session.id === id) : undefined;
      if (whole === undefined) return success(null);
      const entries = whole.entries.filter((entry) => entry.startMs >= startMs && entry.startMs <= endMs);
      return success({ ...whole, entries });
    },
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
  const { exportLast: exportSession, copyLastMinute, calls } = exports;
  return { folder, asked, copied, exportSession, copyLastMinute, calls, remembered: () => remembered };
}
