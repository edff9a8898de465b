/** What is chosen of the kept sessions as files with their names, and how they begin. It touches no disk. */
import { failure, type Result, success } from '../base/result.ts';
import { entryKey } from '../transcript/entries.ts';
import { withLaneSpeakers } from '../transcript/transcript.ts';
import { type ExportChoice, optionsOfChoice } from './exportChoice.ts';
import { type Chosen, entriesOf } from './exportSelection.ts';
import { fileName } from './fileName.ts';
import { ENGLISH, type FileWords } from './options.ts';
import { headingOf } from './prose.ts';
import { withEnds, writeSubtitles } from './subtitles.ts';

export interface ExportFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Running text of several sessions is one file; a subtitle file has one clock and JSON one session, so there each
 * session has its own. A session of which nothing is left has none. Fails as writeSubtitles does.
 */
export function exportFiles(
  sessions: readonly Chosen[],
  choice: ExportChoice,
  words: FileWords = ENGLISH,
): Result<readonly ExportFile[]> {
  const parts: ExportFile[] = [];
  for (const chosen of sessions) {
    const written = plainText({ ...chosen, needsHeading: sessions.length > 1 }, choice, words);
    if (!written.ok && written.problem.kind !== 'nothingToExport') return written;
    const { transcript, title } = chosen;
    if (written.ok) parts.push({ name: fileName(transcript, choice.format, title), text: written.value });
  }
  if (parts.length === 0) return failure({ kind: 'nothingToExport' });
  const isProse = choice.format === 'txt' || choice.format === 'md';
  const files = isProse ? inOne(parts) : withOwnNames(parts);
  return success(files.map(({ name, text }) => ({ name, text: withEnds(text, choice) })));
}

/** Without line ends and marks of a system, so that texts can be put together. */
function plainText(
  { transcript, range, only, title, needsHeading }: Chosen & { readonly needsHeading: boolean },
  choice: ExportChoice,
  words: FileWords,
): Result<string> {
  const written = writeSubtitles(transcript, choice.format, {
    ...optionsOfChoice(choice),
    ...{ range, only, title, words },
    lineEnding: 'lf',
    byteOrderMark: false,
  });
  // Markdown has its headings already.
  if (!written.ok || !needsHeading || choice.format !== 'txt') return written;
  return success(`${headingOf(transcript, { title, words })}\n\n${written.value}`);
}

const inOne = (parts: readonly ExportFile[]): readonly ExportFile[] =>
  parts.slice(0, 1).map(({ name }) => ({ name, text: parts.map(({ text }) => text).join('\n') }));

/** Two sessions may have begun in the same minute. */
function withOwnNames(parts: readonly ExportFile[]): readonly ExportFile[] {
  const count = new Map<string, number>();
  return parts.map(({ name, text }) => {
    const before = count.get(name) ?? 0;
    count.set(name, before + 1);
    return { name: before === 0 ? name : name.replace(/(\.[^.]+)$/, ` ${before + 1}$1`), text };
  });
}

/** Entries that a preview is made of. */
export const SAMPLE_ENTRIES = 40;
/** Of a preview: about what a window shows. */
const PREVIEW_LINES = 80;
/** A line of JSON holds everything that is known of its turn. */
const PREVIEW_LINE_CHARS = 300;

/** The beginning of what is chosen, to make previews of without the whole. */
export interface ExportSample {
  readonly sessions: readonly Chosen[];
  /** Of what is chosen, lines and gaps. */
  readonly entries: number;
  /** There is more than this. */
  readonly goesOn: boolean;
}

/**
 * The first entries, without those that an offset would take away, and with those beside them, which bound their times.
 * How late text came is estimated from these alone, so that times can differ by a little from the whole file's.
 */
export function sampleOf(
  sessions: readonly Chosen[],
  offsetMs: number,
  { sides }: FileWords = ENGLISH,
): ExportSample {
  const sample: Chosen[] = [];
  let count = 0;
  let taken = 0;
  for (const chosen of sessions) {
    const transcript = withLaneSpeakers(chosen.transcript, { unnamed: sides });
    const wanted = entriesOf({ ...chosen, transcript });
    count += wanted.length;
    const some = wanted.filter(({ endMs }) => endMs + offsetMs > 0).slice(0, SAMPLE_ENTRIES - taken);
    taken += some.length;
    const [first, last] = [some[0], some.at(-1)];
    if (first === undefined || last === undefined) continue;
    const { entries } = transcript;
    const near = entries.slice(Math.max(0, entries.indexOf(first) - 1), entries.lastIndexOf(last) + 2);
    sample.push({ ...chosen, transcript: { ...transcript, entries: near }, only: some.map(entryKey) });
  }
  return { sessions: sample, entries: count, goesOn: taken < count };
}

export interface ExportPreview {
  /** How the file, or the first of them, begins; with line feeds whatever is chosen. */
  readonly text: string;
  readonly goesOn: boolean;
}

/** Fails where nothing would be written. */
export function previewOf(
  sample: ExportSample,
  choice: ExportChoice,
  words: FileWords = ENGLISH,
): Result<ExportPreview> {
  const plain = { ...choice, lineEnding: 'lf', byteOrderMark: false } as const;
  const files = exportFiles(sample.sessions, plain, words);
  if (!files.ok) return files;
  const lines = (files.value[0]?.text ?? '').trimEnd().split('\n');
  const shown = lines
    .slice(0, PREVIEW_LINES)
    .map((line) => (line.length > PREVIEW_LINE_CHARS ? `${line.slice(0, PREVIEW_LINE_CHARS)}…` : line));
  return success({ text: shown.join('\n'), goesOn: sample.goesOn || lines.length > PREVIEW_LINES });
}
