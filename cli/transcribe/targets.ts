/** Where the texts of recordings go, and what is wrong with that before anything is heard. Writes nothing. */
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { SubtitleFormat } from '../../core/subtitles/options.ts';
import { isFile, isFolder } from '../../node/command/outFile.ts';
import { contradictionIn, formatOf, type SubtitleFlags } from '../options/subtitles.ts';

export interface TargetFlags extends SubtitleFlags {
  readonly out?: string;
  readonly format?: readonly SubtitleFormat[];
  readonly json?: true;
  readonly overwrite?: true;
}

/** What a file is to be written as. */
export interface Target {
  readonly path: string;
  readonly format: SubtitleFormat;
}

/** Where texts go: beside their recordings where nothing is said. */
interface Place {
  readonly out: string | undefined;
  readonly toFolder: boolean;
}

/** Where each file's texts go, or the sentence that says what is wrong with that. */
export function targetsOf(
  files: readonly string[],
  flags: TargetFlags,
): ReadonlyMap<string, readonly Target[]> | string {
  const { out } = flags;
  if (files.includes('-'))
    return 'sound is not read from standard input. Save it to a file first; a file named - is ./-.';
  if (out === '-' && flags.json === true)
    return '--json and --out - both take standard output. Name a file with --out.';
  const toFolder = out !== undefined && (isFolder(out) || out.endsWith('/'));
  const named = out === undefined || out === '-' || toFolder ? null : formatOf(out);
  const formats = flags.format ?? [named ?? 'srt'];
  const contradiction = contradictionIn(flags, formats);
  if (contradiction !== null) return contradiction;
  if (out !== undefined && !toFolder && (files.length > 1 || formats.length > 1))
    return out === '-'
      ? 'standard output takes one text. Name one file and one format.'
      : `${out} is one file for several texts. Name a folder.`;
  const targets = new Map(
    files.map((file) => [
      file,
      formats.map((format) => ({ format, path: pathOf(file, format, { out, toFolder }) })),
    ]),
  );
  const all = [...targets.values()].flat().map(({ path }) => path);
  const read = new Set(files.map((file) => resolve(file)));
  const own = all.find((path) => path !== '-' && read.has(resolve(path)));
  if (own !== undefined) return `${own} is a recording itself. Name another place with --out.`;
  const twice = all.find((path, index) => all.indexOf(path) !== index);
  if (twice !== undefined) return `${twice} would be written twice. Transcribe these files one at a time.`;
  const taken = all.map((path) => takenSentence(path, flags)).find((sentence) => sentence !== null);
  if (taken !== undefined) return taken;
  const homeless = all.find((path) => path !== '-' && !isFolder(dirname(path)));
  if (homeless !== undefined)
    return `the folder of ${homeless} does not exist. Make it first, or choose another.`;
  return targets;
}

/** Null where the text may go there; asked again when it does, because a recording takes long. */
export function takenSentence(path: string, { overwrite }: Pick<TargetFlags, 'overwrite'>): string | null {
  if (overwrite === true || path === '-' || !isFile(path)) return null;
  return `${path} is there already. Name another place with --out, or say --overwrite.`;
}

function pathOf(file: string, format: SubtitleFormat, { out, toFolder }: Place): string {
  if (out !== undefined && !toFolder) return out;
  const name = `${basename(file, extname(file))}.${format}`;
  return join(out ?? dirname(file), name);
}
