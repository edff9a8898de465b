/** Puts what is exported where a person wants it, whole or not at all. The text itself is core/subtitles's concern. */
import { basename, extname, join } from 'node:path';
import type {
  App,
  FileFilter,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';
import type { Problem } from '../../core/base/problem.ts';
import { failure, type Result, success } from '../../core/base/result.ts';
import type { ExportFile } from '../../core/subtitles/exportFiles.ts';
import { SUBTITLE_FORMATS, type SubtitleFormat } from '../../core/subtitles/options.ts';
import type { Words } from '../../core/words/words.ts';

export interface SavingNeeds {
  /** Durable: temporary file, sync, rename. Throws Node's errors. */
  readonly replaceFile: (path: string, content: string | Uint8Array) => void;
  /** The path with its ending, or where that is taken one beside it. */
  readonly freeName: (path: string, ending: string) => string;
  readonly dialogs: {
    readonly showSaveDialog: (options: SaveDialogOptions) => Promise<SaveDialogReturnValue>;
    readonly showOpenDialog: (options: OpenDialogOptions) => Promise<OpenDialogReturnValue>;
  };
  /** Says where documents are: the dialog starts there. */
  readonly app: Pick<App, 'getPath'>;
  readonly words: () => Words;
}

/** Where an export goes, and as what. */
interface Target {
  readonly path: string;
  readonly format: SubtitleFormat;
}

/**
 * Asks where, and writes there: one file under the name that a person gives it, several into a folder under their own.
 * Gives back what was written, or null when the dialog was cancelled. No page names the path: one that was taken over
 * could write anywhere.
 */
export async function saveFiles(
  needs: SavingNeeds,
  format: SubtitleFormat,
  filesIn: (format: SubtitleFormat) => Result<readonly ExportFile[]>,
): Promise<Result<string | null>> {
  const files = filesIn(format);
  if (!files.ok) return files;
  const [first, second] = files.value;
  if (first === undefined) return failure({ kind: 'nothingToExport' });
  if (second !== undefined) return await saveInFolder(needs, files.value);
  const target = await askForTarget(needs, format, first.name);
  if (target === null) return success(null);
  const typed = target.format === format ? files : filesIn(target.format);
  if (!typed.ok) return typed;
  return written(target.path, () => needs.replaceFile(target.path, typed.value[0]?.text ?? ''));
}

async function saveInFolder(
  needs: SavingNeeds,
  files: readonly ExportFile[],
): Promise<Result<string | null>> {
  const answer = await needs.dialogs.showOpenDialog({
    title: needs.words().dialogs('exportFolder'),
    defaultPath: needs.app.getPath('documents'),
    properties: ['openDirectory', 'createDirectory'],
  });
  const [folder] = answer.filePaths;
  if (answer.canceled || folder === undefined) return success(null);
  return written(folder, () => {
    // Nobody was asked whether a file there may go.
    for (const { name, text } of files) {
      const ending = extname(name);
      needs.replaceFile(needs.freeName(join(folder, basename(name, ending)), ending), text);
    }
  });
}

/** What a PDF, or any other file of one kind, is saved as. */
export async function saveContent(
  needs: SavingNeeds,
  { name, filter }: { readonly name: string; readonly filter: FileFilter },
  content: () => Promise<Uint8Array>,
): Promise<Result<string | null>> {
  const answer = await needs.dialogs.showSaveDialog({
    defaultPath: join(needs.app.getPath('documents'), name),
    filters: [filter],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (answer.canceled || answer.filePath === '') return success(null);
  const bytes = await content();
  return written(answer.filePath, () => needs.replaceFile(answer.filePath, bytes));
}

function written(path: string, write: () => void): Result<string> {
  try {
    write();
    return success(path);
  } catch (error) {
    return failure(problemOfExport(error, path));
  }
}

async function askForTarget(
  needs: SavingNeeds,
  format: SubtitleFormat,
  name: string,
): Promise<Target | null> {
  const words = needs.words();
  const answer = await needs.dialogs.showSaveDialog({
    title: words.dialogs('exportTitle'),
    defaultPath: join(needs.app.getPath('documents'), name),
    filters: filtersFor(format, words),
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

/** The asked format first, since dialogs preselect the first. */
function filtersFor(format: SubtitleFormat, { dialogs }: Words): FileFilter[] {
  const ordered = [format, ...SUBTITLE_FORMATS.filter((other) => other !== format)];
  return ordered.map((name) => ({ name: dialogs(`${name}Files`), extensions: [name] }));
}

function problemOfExport(error: unknown, path: string): Problem {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'diskFull' };
  if (typeof code === 'string') return { kind: 'exportNotWritable', path };
  throw error;
}
