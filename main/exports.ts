/**
 * Writes a session as a subtitle file where a person wants it. The text itself is
 * core/subtitles/subtitles.ts's concern.
 */
import { extname, join } from 'node:path';
import type { App, FileFilter, SaveDialogOptions, SaveDialogReturnValue } from 'electron';
import type { Problem } from '../core/base/problem.ts';
import { failure, type Result, success } from '../core/base/result.ts';
import { fileName } from '../core/subtitles/fileName.ts';
import { SUBTITLE_FORMATS, type SubtitleFormat } from '../core/subtitles/options.ts';
import type { Transcript } from '../core/transcript/transcript.ts';

export interface ExportsNeeds {
  readonly readLast: () => Result<Transcript | null>;
  readonly writeSubtitles: (transcript: Transcript, format: SubtitleFormat) => Result<string>;
  /** Durable: temporary file, sync, rename. Throws Node's errors. */
  readonly replaceFile: (path: string, text: string) => void;
  readonly dialogs: {
    readonly showSaveDialog: (options: SaveDialogOptions) => Promise<SaveDialogReturnValue>;
  };
  /** Says where documents are: the dialog starts there. */
  readonly app: Pick<App, 'getPath'>;
}

/** Where an export goes, and as what. */
interface Target {
  readonly path: string;
  readonly format: SubtitleFormat;
}

/**
 * Gives back what exports the last session to where a dialog says: the path that was written, or null when the dialog
 * was cancelled. No page names the path: one that was taken over could write anywhere.
 */
export function createExports(
  needs: ExportsNeeds,
): (request: { readonly format: SubtitleFormat }) => Promise<Result<string | null>> {
  return async ({ format }) => {
    const read = needs.readLast();
    if (!read.ok) return read;
    const transcript = read.value;
    if (transcript === null || transcript.entries.length === 0) return failure({ kind: 'nothingToExport' });
    const target = await askForTarget(needs, format, transcript);
    if (target === null) return success(null);
    const text = needs.writeSubtitles(transcript, target.format);
    if (!text.ok) return text;
    try {
      needs.replaceFile(target.path, text.value);
      return success(target.path);
    } catch (error) {
      return failure(problemOfExport(error, target.path));
    }
  };
}

async function askForTarget(
  needs: ExportsNeeds,
  format: SubtitleFormat,
  transcript: Transcript,
): Promise<Target | null> {
  const answer = await needs.dialogs.showSaveDialog({
    title: 'Export last session',
    defaultPath: join(needs.app.getPath('documents'), fileName(transcript, format)),
    filters: filtersFor(format),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (answer.canceled || answer.filePath === '') return null;
  return withEnding(answer.filePath, format);
}

/** The ending a person typed decides the format; without one we know, the asked format's ending is added. */
export function withEnding(path: string, format: SubtitleFormat): Target {
  const ending = extname(path).slice(1).toLowerCase();
  const typed = SUBTITLE_FORMATS.find((known) => known === ending);
  return typed === undefined ? { path: `${path}.${format}`, format } : { path, format: typed };
}

const FORMAT_NAMES: Readonly<Record<SubtitleFormat, string>> = {
  srt: 'SubRip subtitles',
  vtt: 'WebVTT subtitles',
  txt: 'Plain text',
  md: 'Markdown',
  json: 'JSON with all times',
};

/** The asked format first, since dialogs preselect the first. */
function filtersFor(format: SubtitleFormat): FileFilter[] {
  const ordered = [format, ...SUBTITLE_FORMATS.filter((other) => other !== format)];
  return ordered.map((name) => ({ name: FORMAT_NAMES[name], extensions: [name] }));
}

function problemOfExport(error: unknown, path: string): Problem {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'diskFull' };
  if (typeof code === 'string') return { kind: 'exportNotWritable', path };
  throw error;
}
